import '@tensorflow/tfjs-core/dist/register_all_gradients';
import fc from 'fast-check';
import { beforeAll, describe, expect, it } from 'vitest';
import { conv2d, grads, setBackend, square, sum, tensor4d, type Scalar, type Tensor4D } from '@tensorflow/tfjs-core';
import { registerCpuKernels } from '../register-cpu';
import { expectLikeCpu, given, startForTest, values } from '../../wasm/test-support';

beforeAll(async () => {
  registerCpuKernels();
  await startForTest();
});

const layers = fc
  .record({
    batch: fc.constantFrom(1, 2, 5),
    height: fc.integer({ min: 1, max: 11 }),
    width: fc.integer({ min: 1, max: 11 }),
    inputs: fc.constantFrom(1, 2, 3, 4, 8, 11),
    filters: fc.constantFrom(1, 3, 4, 5, 8, 9, 16, 18),
    kernelHeight: fc.integer({ min: 1, max: 5 }),
    kernelWidth: fc.integer({ min: 1, max: 5 }),
    strideHeight: fc.integer({ min: 1, max: 3 }),
    strideWidth: fc.integer({ min: 1, max: 3 }),
    dilations: fc.constantFrom<[number, number]>([1, 1], [1, 1], [2, 2], [3, 1], [1, 2]),
    same: fc.boolean(),
    seed: fc.nat(1000),
  })
  .map((layer) => {
    const [down, across] = layer.dilations;
    const reach = { high: (layer.kernelHeight - 1) * down + 1, wide: (layer.kernelWidth - 1) * across + 1 };
    return { ...layer, ...reach };
  })
  .filter(({ same, height, width, high, wide }) => same || (height >= high && width >= wide))
  .map((layer) => {
    const size = (input: number, kernel: number, stride: number): number =>
      Math.ceil((layer.same ? input : input - kernel + 1) / stride);
    const outHeight = size(layer.height, layer.high, layer.strideHeight);
    const outWidth = size(layer.width, layer.wide, layer.strideWidth);
    return {
      xShape: [layer.batch, layer.height, layer.width, layer.inputs],
      filterShape: [layer.kernelHeight, layer.kernelWidth, layer.inputs, layer.filters],
      dyShape: [layer.batch, outHeight, outWidth, layer.filters],
      attrs: {
        strides: [layer.strideHeight, layer.strideWidth],
        pad: layer.same ? 'same' : 'valid',
        dataFormat: 'NHWC',
        dilations: layer.dilations,
      },
      seed: layer.seed,
    };
  });

const runs = { numRuns: 60 };

describe('convolution', () => {
  it('gives what the cpu backend gives', async () => {
    await fc.assert(
      fc.asyncProperty(layers, async ({ xShape, filterShape, attrs, seed }) => {
        await expectLikeCpu('Conv2D', { x: given(xShape, seed), filter: given(filterShape, seed + 1) }, attrs);
      }),
      runs,
    );
  });

  it('adds the bias and applies the activation', async () => {
    await fc.assert(
      fc.asyncProperty(
        layers,
        fc.constantFrom('linear', 'relu', 'sigmoid', 'relu6'),
        async ({ xShape, filterShape, attrs, seed }, activation) => {
          const inputs = {
            x: given(xShape, seed),
            filter: given(filterShape, seed + 1),
            bias: given([filterShape[3] ?? 0], seed + 2),
          };
          await expectLikeCpu('FusedConv2D', inputs, { ...attrs, activation });
        },
      ),
      runs,
    );
  });

  it('gives the gradient of its input', async () => {
    await fc.assert(
      fc.asyncProperty(layers, async ({ xShape, filterShape, dyShape, attrs, seed }) => {
        await expectLikeCpu(
          'Conv2DBackpropInput',
          { dy: given(dyShape, seed), filter: given(filterShape, seed + 1) },
          { ...attrs, inputShape: xShape },
        );
      }),
      runs,
    );
  });

  it('gives the gradient of its filter', async () => {
    await fc.assert(
      fc.asyncProperty(layers, async ({ xShape, filterShape, dyShape, attrs, seed }) => {
        await expectLikeCpu(
          'Conv2DBackpropFilter',
          { x: given(xShape, seed), dy: given(dyShape, seed + 1) },
          { ...attrs, filterShape },
        );
      }),
      runs,
    );
  });

  it('spreads its taps when dilated', async () => {
    const inputs = { x: given([2, 9, 8, 3], 1), filter: given([3, 2, 3, 5], 2) };
    for (const pad of ['same', 'valid'])
      await expectLikeCpu('Conv2D', inputs, { strides: 1, pad, dataFormat: 'NHWC', dilations: [2, 3] });
  });

  it('handles the batches and shapes of the reference network', async () => {
    for (const [size, depth, filters, batch] of [
      [28, 1, 32, 1],
      [13, 32, 64, 1],
      [5, 64, 128, 5],
    ] as const) {
      const attrs = { strides: 1, pad: 'valid', dataFormat: 'NHWC' };
      const [x, filter] = [given([batch, size, size, depth], 1), given([3, 3, depth, filters], 2)];
      const dy = given([batch, size - 2, size - 2, filters], 3);
      await expectLikeCpu('Conv2D', { x, filter }, { ...attrs, dilations: 1 });
      await expectLikeCpu('Conv2DBackpropInput', { dy, filter }, { ...attrs, inputShape: [...x.shape] });
      await expectLikeCpu('Conv2DBackpropFilter', { x, dy }, { ...attrs, filterShape: [...filter.shape] });
    }
  });
});

describe('gradients of a convolution by tf.grads', () => {
  it('agree with finite differences', async () => {
    await setBackend('wasm');
    for (const { size, depth, filters, stride, pad } of [
      { size: 4, depth: 1, filters: 2, stride: 1, pad: 'valid' },
      { size: 5, depth: 2, filters: 1, stride: 2, pad: 'same' },
    ] as const) {
      const xData = values(size * size * depth, 7);
      const filterData = values(9 * depth * filters, 8);
      const loss = (x: Float32Array, filter: Float32Array): number =>
        lossOf(tensor4d(x, [1, size, size, depth]), tensor4d(filter, [3, 3, depth, filters])).dataSync()[0] ?? NaN;
      const lossOf = (x: Tensor4D, filter: Tensor4D): Scalar => sum(square(conv2d(x, filter, stride, pad)));
      const [dx, dfilter] = grads((x, filter) => lossOf(x as Tensor4D, filter as Tensor4D))([
        tensor4d(xData, [1, size, size, depth]),
        tensor4d(filterData, [3, 3, depth, filters]),
      ]);
      const step = 0.01;
      const difference = (data: Float32Array, index: number, at: (moved: Float32Array) => number): number => {
        const moved = (by: number): Float32Array => data.map((value, i) => (i === index ? value + by : value));
        return (at(moved(step)) - at(moved(-step))) / (2 * step);
      };
      dx?.dataSync().forEach((value, index) =>
        expect(value).toBeCloseTo(
          difference(xData, index, (x) => loss(x, filterData)),
          2,
        ),
      );
      dfilter?.dataSync().forEach((value, index) =>
        expect(value).toBeCloseTo(
          difference(filterData, index, (filter) => loss(xData, filter)),
          2,
        ),
      );
    }
  });
});
