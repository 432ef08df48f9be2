/** Windows that are not square, move by other steps down than across, or leave pixels out: forward and backward against the cpu backend. */
import { grads, maxPool, mul, sum, tidy, type Tensor, type Tensor1D, type Tensor4D } from '@tensorflow/tfjs-core';
import { beforeAll, describe, it } from 'vitest';
import { pairOf, type Extent } from '../../../src/domain/layers/extent';
import { interpolations } from '../../../src/domain/layers/interpolation';
import { registerCpuKernels } from '../../../src/engine/kernels/register-cpu';
import { averagePool } from '../../../src/engine/ops/average-pool';
import { conv2d } from '../../../src/engine/ops/conv2d';
import { depthwiseConv2d } from '../../../src/engine/ops/depthwise-conv2d';
import { upSample } from '../../../src/engine/ops/up-sampling2d';
import { expectSame as expectSameOn, noise } from './webgpu';

type Shape = readonly [number, number, number, number];
const paddings = ['valid', 'same'] as const;

/** Batch, height, width, channels; height and width of the kernel, channels in, filters (or multiplier); strides; dilation. */
const convolutions: readonly (readonly [x: Shape, filter: Shape, strides: Extent, dilation: Extent])[] = [
  [[2, 9, 7, 3], [3, 2, 3, 5], 1, [2, 3]],
  [[1, 5, 8, 4], [2, 5, 4, 9], [1, 2], 1],
  [[3, 7, 9, 1], [3, 3, 1, 4], 1, 3],
  [[2, 11, 9, 8], [1, 4, 8, 17], [3, 1], 1],
];
const depthwise: typeof convolutions = [
  [[2, 9, 7, 3], [3, 2, 3, 2], 1, [2, 3]],
  [[1, 8, 9, 4], [2, 3, 4, 1], [2, 1], 2],
  [[2, 7, 8, 5], [3, 1, 5, 1], [1, 3], 1],
  [[1, 9, 6, 2], [2, 2, 2, 3], 2, [3, 1]],
];

export function testWindowKernels(backend: 'webgpu' | 'webgl'): void {
  beforeAll(registerCpuKernels);

  const expectSame = (operation: (...inputs: Tensor[]) => Tensor, ...shapes: readonly (readonly number[])[]) =>
    expectSameOn(
      () =>
        tidy(() => {
          const inputs = shapes.map((shape, index) => noise(index + 1, ...shape));
          const y = operation(...inputs);
          const loss = (...given: Tensor[]) => sum(mul(operation(...given), noise(9, ...y.shape)));
          return [y, ...grads(loss)(inputs)];
        }),
      backend,
    );

  describe.each(convolutions)(
    'a convolution of %j by %j, strides %j, dilation %j',
    (x, filter, strides, dilationRate) => {
      it.each(paddings)('%s, forward and backward', async (padding) => {
        const options = { strides, dilationRate, padding, activation: 'relu' } as const;
        const operation = (...[a, b, c]: Tensor[]) => conv2d(a as Tensor4D, b as Tensor4D, c as Tensor1D, options);
        await expectSame(operation, x, filter, [filter[3]]);
      });
    },
  );

  describe.each(depthwise)('depthwise, of %j by %j, strides %j, dilation %j', (x, filter, strides, dilationRate) => {
    it.each(paddings)('%s, forward and backward', async (padding) => {
      const options = { strides, dilationRate, padding };
      await expectSame((...[a, b]) => depthwiseConv2d(a as Tensor, b as Tensor, options), x, filter);
    });
  });

  describe.each([
    [
      [2, 9, 7, 3],
      [3, 2],
      [1, 2],
    ],
    [
      [1, 5, 8, 4],
      [1, 3],
      [2, 3],
    ],
  ] as const)('pooling of %j by %j, strides %j', (shape, size, strides) => {
    it.each(paddings)('%s, forward and backward', async (padding) => {
      const [window, steps] = [[...pairOf(size)], [...pairOf(strides)]] as [[number, number], [number, number]];
      await expectSame((x) => maxPool(x as Tensor4D, window, steps, padding), shape);
      await expectSame((x) => averagePool(x as Tensor4D, window, steps, padding), shape);
    });
  });

  it.each(interpolations)('pictures made larger, height and width apart: %s', async (interpolation) => {
    await expectSame((x) => upSample(x as Tensor4D, { size: [3, 2], interpolation }), [2, 3, 5, 4]);
    await expectSame((x) => upSample(x as Tensor4D, { size: [1, 5], interpolation }), [1, 4, 2, 3]);
  });
}
