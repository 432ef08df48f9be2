/** Our own kernels, that every backend has: a fast form of them against the reference. */
import {
  div,
  mul,
  ones,
  relu,
  tensor1d,
  tidy,
  variable,
  zeros,
  type Tensor,
  type Tensor1D,
} from '@tensorflow/tfjs-core';
import { describe, expect, it } from 'vitest';
import {
  defaultOptimizer,
  optimizerWith,
  optimizerKinds,
  type OptimizerSpec,
} from '../../../src/domain/training/training';
import { biasActivationGrad } from '../../../src/engine/kernels/bias-activation-grad/kernel';
import {
  pointwiseActivation,
  pointwiseActivationGrad,
  pointwiseActivations,
} from '../../../src/engine/kernels/pointwise-activation/kernel';
import { normalQuantiles } from '../../../src/domain/normal-noise';
import { gaussianNoise } from '../../../src/engine/kernels/gaussian-noise/kernel';
import { seededDropout } from '../../../src/engine/kernels/seeded-dropout/kernel';
import { softmaxCrossEntropy } from '../../../src/engine/kernels/softmax-cross-entropy/kernel';
import { upSampling2d, upSampling2dGrad } from '../../../src/engine/kernels/up-sampling2d/kernel';
import { interpolations } from '../../../src/domain/layers/interpolation';
import { runKernel } from '../../../src/engine/ops/run-kernel';
import { Optimizer } from '../../../src/engine/core/optimizer';
import { testWindowKernels } from './window-kernels';
import { expectSame as expectSameOn, noise, valuesOn } from './webgpu';

const variants: [string, OptimizerSpec][] = [
  ...optimizerKinds.map((kind): [string, OptimizerSpec] => [kind, defaultOptimizer(kind)]),
  ['SGD with momentum', optimizerWith('SGD', { momentum: 0.9, nesterov: false })],
  ['SGD with Nesterov momentum', optimizerWith('SGD', { momentum: 0.9, nesterov: true })],
  ['RMSprop with momentum', optimizerWith('RMSprop', { rho: 0.9, momentum: 0.9 })],
  ...optimizerKinds.map((kind): [string, OptimizerSpec] => [
    `${kind} with decay`,
    optimizerWith(kind, { weightDecay: 0.2 }),
  ]),
];

function testBiasActivationGrad(expectSame: (operation: () => Tensor[]) => Promise<void>): void {
  describe.each([[[7, 3]], [[2, 1, 1]], [[64, 10]], [[1, 40, 300]], [[9, 11, 13, 32]], [[4, 26, 26, 5]], [[3000, 70]]])(
    'bias and activation gradients of %j',
    (shape) => {
      it.each(['linear', 'relu'] as const)('%s', async (activation) => {
        const inputs = () => ({ dy: noise(1, ...shape), y: relu(noise(2, ...shape)) });
        await expectSame(() => tidy(() => runKernel<Tensor[]>(biasActivationGrad, inputs(), { activation })));
      });
    },
  );
}

export function testOwnKernels(backend: 'webgpu' | 'webgl'): void {
  const expectSame = (operation: () => Tensor[]): Promise<void> => expectSameOn(operation, backend);

  // WebGPU finds what this finds together with the gradients of the weights.
  if (backend === 'webgl') testBiasActivationGrad(expectSame);
  testWindowKernels(backend);

  describe.each(pointwiseActivations)('%s and its gradient', (activation) => {
    it.each([[[7, 3]], [[11]], [[2, 5, 3, 9]], [[70, 1000]]])('of %j', async (shape) => {
      const attrs = { activation, slope: 0.3 };
      await expectSame(() =>
        tidy(() => {
          const [x, dy] = [mul(noise(1, ...shape), 12), noise(2, ...shape)];
          return [
            runKernel<Tensor>(pointwiseActivation, { x }, attrs),
            runKernel<Tensor>(pointwiseActivationGrad, { dy, x }, attrs),
          ];
        }),
      );
    });

    it('is no surprise far out and at 0', async () => {
      const x = (): Tensor => tensor1d([-1e30, -1000, -90, -20, 0, 20, 90, 1000, 1e30]);
      await expectSame(() =>
        tidy(() => [
          runKernel<Tensor>(pointwiseActivation, { x: div(x(), 1e30) }, { activation, slope: 0.3 }),
          runKernel<Tensor>(pointwiseActivationGrad, { dy: ones([9]), x: x() }, { activation, slope: 0.3 }),
        ]),
      );
    });
  });

  it.each([[[7, 3]], [[2051]], [[2, 5, 3, 9]], [[70, 1000]]])('noise on %j, by the same numbers', async (shape) => {
    const quantiles = () => tensor1d(normalQuantiles());
    await expectSame(() =>
      tidy(() =>
        [1, 0xfffffff0].map((key) =>
          runKernel<Tensor>(gaussianNoise, { x: noise(1, ...shape), quantiles: quantiles() }, { stddev: 0.7, key }),
        ),
      ),
    );
  });

  describe.each(interpolations)('%s upsampling and its gradient', (interpolation) => {
    it.each([
      [[2, 3, 4, 2], 2],
      [[1, 1, 5, 1], 4],
      [[3, 7, 2, 9], 3],
      [[2, 14, 14, 8], 2],
      [[1, 2, 2, 3], 1],
      [[1, 3, 1, 4], 15],
    ] as const)('of %j by %i', async ([batch, height, width, channels], size) => {
      const attrs = { size, interpolation };
      await expectSame(() =>
        tidy(() => [
          runKernel<Tensor>(upSampling2d, { x: noise(1, batch, height, width, channels) }, attrs),
          runKernel<Tensor>(upSampling2dGrad, { dy: noise(2, batch, height * size, width * size, channels) }, attrs),
        ]),
      );
    });
  });

  describe('softmax with cross-entropy', () => {
    const labelsOf = (rows: number, classes: number): Tensor1D =>
      tensor1d(
        Int32Array.from({ length: rows }, (_, row) => (row * 7) % classes),
        'int32',
      );

    it.each([
      [1, 2, 1, 0],
      [64, 10, 8, 0],
      [70, 10, 300, 0],
      [300, 3, 1, 0],
      [64, 10, 8, 0.1],
      [70, 7, 30, 0.25],
      [5, 3, 1, 1],
    ])('of %i x %i logits up to %i, smoothed by %d', async (rows, classes, scale, labelSmoothing) => {
      await expectSame(() =>
        tidy(() => {
          const inputs = { logits: mul(noise(1, rows, classes), 2 * scale), labels: labelsOf(rows, classes) };
          return runKernel<Tensor[]>(softmaxCrossEntropy, inputs, { labelSmoothing });
        }),
      );
    });

    it('of all-equal logits: a loss of log(classes), and the first class as the guess', async () => {
      const [metrics] = await valuesOn(backend, () =>
        tidy(() => {
          const inputs = { logits: zeros([4, 4]), labels: labelsOf(4, 4) };
          return runKernel<Tensor[]>(softmaxCrossEntropy, inputs, { labelSmoothing: 0 });
        }),
      );
      expect(metrics?.[0]).toBeCloseTo(Math.log(4), 6);
      expect(metrics?.[1]).toBe(0.25);
    });
  });

  it.each([0.1, 0.25, 0.5, 0.9])('dropout of %d is the reference to the last bit', async (rate) => {
    const shapes = [[3, 700], [5], [2, 7, 5, 3], [4, 3, 2]];
    const drop = (): Tensor[] =>
      tidy(() =>
        shapes.map((shape) => runKernel<Tensor>(seededDropout, { x: noise(1, ...shape) }, { rate, key: 0xdeadbeef })),
      );
    expect(await valuesOn(backend, drop)).toEqual(await valuesOn('cpu', drop));
  });

  it.each(variants)('three steps of %s on variables of several sizes', async (_name, spec) => {
    const shapes = [[3, 3, 1, 8], [8], [300, 3], [3], [1]];
    await expectSame(() => {
      const variables = shapes.map((shape, index) => tidy(() => variable(noise(index + 1, ...shape))));
      const optimizer = new Optimizer(spec, variables);
      for (let step = 0; step < 3; step++) {
        tidy(() => {
          optimizer.apply(
            shapes.map((shape, index) => noise(100 * step + index, ...shape)),
            0.01,
          );
        });
      }
      const results = [...variables, ...optimizer.slots.flat()].map((state) => state.clone());
      optimizer.dispose();
      variables.forEach((each) => {
        each.dispose();
      });
      return results;
    });
  });
}
