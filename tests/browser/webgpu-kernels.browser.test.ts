/** Every WGSL kernel against its reference, over shapes that fill no tile evenly. */
import {
  _FusedMatMul,
  BatchMatMul,
  Conv2DBackpropFilter,
  Conv2DBackpropInput,
  FusedConv2D,
  getBackend,
  maxPool,
  MaxPoolGrad,
  relu,
  tidy,
  type Tensor,
  type Tensor4D,
} from '@tensorflow/tfjs-core';
import { beforeAll, describe, it } from 'vitest';
import { biasActivationGrad, type FusedActivation } from '../../src/engine/kernels/bias-activation-grad/kernel';
import { weightGradients } from '../../src/engine/kernels/weight-gradients/kernel';
import { runKernel } from '../../src/engine/ops/run-kernel';
import { testOwnKernels } from './support/own-kernels';
import { expectSame, noise, startBackends } from './support/webgpu';

beforeAll(async () => {
  await startBackends();
});

/** batch, height, width, channels in, filters, kernel size, stride, padding */
const convolutions = [
  [3, 9, 9, 1, 5, 3, 1, 'valid'],
  [2, 8, 7, 3, 18, 3, 1, 'same'],
  [2, 9, 8, 4, 6, 5, 2, 'same'],
  [5, 7, 7, 6, 33, 2, 2, 'valid'],
  [1, 6, 6, 20, 3, 1, 1, 'valid'],
  [1, 5, 5, 2, 3, 5, 1, 'valid'],
  [2, 10, 10, 2, 3, 3, 3, 'valid'],
  [6, 26, 26, 2, 4, 3, 1, 'valid'],
  // Large enough for the large tiles: forward, of all rows and of few columns, and for the gradient of the input.
  [4, 32, 33, 3, 513, 1, 1, 'valid'],
  [8, 64, 65, 1, 31, 1, 1, 'valid'],
  [4, 32, 33, 513, 3, 1, 1, 'valid'],
] as const;

/** What a convolution's output owes to its weights; the reference goes step by step. */
function gradientsOfWeights(
  [x, dy, y]: [Tensor, Tensor, Tensor],
  window: object,
  filterShape: readonly number[],
  activation: FusedActivation,
): Tensor[] {
  if (getBackend() === 'webgpu')
    return runKernel<Tensor[]>(weightGradients, { x, dy, y }, { ...window, filterShape, activation });
  const [dz, db] = runKernel<Tensor[]>(biasActivationGrad, { dy, y }, { activation }) as [Tensor, Tensor];
  return [dz, runKernel<Tensor>(Conv2DBackpropFilter, { x, dy: dz }, { ...window, filterShape }), db];
}

describe.each(convolutions)(
  'a convolution of %i x %i x %i x %i with %i filters of %i, stride %i, %s',
  (batch, height, width, channels, filters, size, stride, pad) => {
    const window = {
      strides: [stride, stride],
      pad,
      dataFormat: 'NHWC',
      dilations: [1, 1],
      dimRoundingMode: undefined,
    };
    const inputShape = [batch, height, width, channels];
    const filterShape = [size, size, channels, filters];
    const extent = (full: number): number =>
      pad === 'same' ? Math.ceil(full / stride) : Math.floor((full - size) / stride) + 1;
    const dyLike = (key: number): Tensor => noise(key, batch, extent(height), extent(width), filters);
    const dy = (): Tensor => dyLike(3);

    it('forward, with bias and relu and without', async () => {
      const [x, filter] = [() => noise(1, ...inputShape), () => noise(2, ...filterShape)];
      await expectSame(() =>
        tidy(() => [
          runKernel<Tensor>(
            FusedConv2D,
            { x: x(), filter: filter(), bias: noise(4, filters) },
            { ...window, activation: 'relu' },
          ),
          runKernel<Tensor>(FusedConv2D, { x: x(), filter: filter() }, { ...window, activation: 'linear' }),
        ]),
      );
    });

    it('gradient of the filter', async () => {
      await expectSame(() =>
        tidy(() => [
          runKernel<Tensor>(Conv2DBackpropFilter, { x: noise(1, ...inputShape), dy: dy() }, { ...window, filterShape }),
        ]),
      );
    });

    it.each(['relu', 'linear'] as const)('all gradients of the weights, behind %s', async (activation) => {
      await expectSame(() =>
        tidy(() => gradientsOfWeights([noise(1, ...inputShape), dy(), dyLike(5)], window, filterShape, activation)),
      );
    });

    it('gradient of the input', async () => {
      await expectSame(() =>
        tidy(() => [
          runKernel<Tensor>(
            Conv2DBackpropInput,
            { dy: dy(), filter: noise(2, ...filterShape) },
            { ...window, inputShape },
          ),
        ]),
      );
    });
  },
);

it('finds the gradients of many weights, whose sums are cut into parts', async () => {
  const window = { strides: [1, 1], pad: 'valid', dataFormat: 'NHWC', dilations: [1, 1] };
  const [x, y] = [[4, 32, 33, 257] as const, [4, 32, 33, 256] as const];
  await expectSame(() =>
    tidy(() => gradientsOfWeights([noise(1, ...x), noise(2, ...y), noise(3, ...y)], window, [1, 1, 257, 256], 'relu')),
  );
});

it('leaves convolutions that are not ours to tfjs', async () => {
  const window = { strides: [1, 1], pad: 'same', dataFormat: 'NHWC', dilations: [2, 2], activation: 'linear' };
  await expectSame(() =>
    tidy(() => [runKernel<Tensor>(FusedConv2D, { x: noise(1, 1, 8, 8, 2), filter: noise(2, 3, 3, 2, 3) }, window)]),
  );
});

/** rows, depth, columns; the last ones are long sums of few values, which are cut into parts. */
describe.each([
  [1, 5, 3],
  [33, 17, 20],
  [9, 40, 70],
  [5, 1000, 10],
  [3, 2300, 40],
])('a matrix product of %i x %i and %i columns', (rows, depth, columns) => {
  it.each([
    [false, false],
    [true, false],
    [false, true],
    [true, true],
  ])('transposed: %s, %s', async (transposeA, transposeB) => {
    const a = (): Tensor => (transposeA ? noise(1, 1, depth, rows) : noise(1, 1, rows, depth));
    const b = (): Tensor => (transposeB ? noise(2, 1, columns, depth) : noise(2, 1, depth, columns));
    await expectSame(() =>
      tidy(() => [runKernel<Tensor>(BatchMatMul, { a: a(), b: b() }, { transposeA, transposeB })]),
    );
  });

  it('with bias and relu', async () => {
    const attrs = { transposeA: false, transposeB: false, activation: 'relu' };
    await expectSame(() =>
      tidy(() => [
        runKernel<Tensor>(
          _FusedMatMul,
          { a: noise(1, 1, rows, depth), b: noise(2, 1, depth, columns), bias: noise(3, columns) },
          attrs,
        ),
      ]),
    );
  });
});

it('leaves batches of matrices to tfjs', async () => {
  const attrs = { transposeA: false, transposeB: false };
  await expectSame(() =>
    tidy(() => [runKernel<Tensor>(BatchMatMul, { a: noise(1, 3, 4, 5), b: noise(2, 3, 5, 6) }, attrs)]),
  );
});

describe.each([
  [2, 8, 8, 3, 2, 2, 'valid'],
  [2, 7, 9, 2, 2, 2, 'valid'],
  [1, 7, 7, 2, 3, 2, 'same'],
  [2, 6, 6, 1, 3, 1, 'same'],
  [1, 9, 9, 2, 2, 3, 'valid'],
] as const)(
  'the gradient of max pooling %i x %i x %i x %i by %i, stride %i, %s',
  (batch, height, width, channels, size, stride, pad) => {
    const pooled = (x: Tensor): Tensor[] => {
      const y = maxPool(x as Tensor4D, size, stride, pad);
      const dy = noise(2, ...y.shape);
      return [
        runKernel<Tensor>(
          MaxPoolGrad,
          { dy, input: x, output: y },
          { filterSize: size, strides: stride, pad, dimRoundingMode: undefined },
        ),
      ];
    };

    it('goes to the largest value', async () => {
      await expectSame(() => tidy(() => pooled(noise(1, batch, height, width, channels))));
    });

    it('goes to the first of equal values, as zeros behind a relu are', async () => {
      await expectSame(() => tidy(() => pooled(relu(noise(1, batch, height, width, channels)))));
    });
  },
);

testOwnKernels('webgpu');
