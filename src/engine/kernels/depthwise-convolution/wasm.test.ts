import fc from 'fast-check';
import { beforeAll, describe, it } from 'vitest';
import { expectLikeCpu, given, startForTest } from '../../wasm/test-support';

beforeAll(() => startForTest());

const layers = fc
  .record({
    batch: fc.constantFrom(1, 3),
    size: fc.integer({ min: 2, max: 9 }),
    channels: fc.constantFrom(1, 3, 4, 5, 8),
    multiplier: fc.constantFrom(1, 2, 3),
    kernelHeight: fc.integer({ min: 1, max: 3 }),
    kernelWidth: fc.integer({ min: 1, max: 3 }),
    stride: fc.integer({ min: 1, max: 2 }),
    same: fc.boolean(),
    seed: fc.nat(1000),
  })
  .filter(({ same, size, kernelHeight, kernelWidth }) => same || size >= Math.max(kernelHeight, kernelWidth))
  .map((layer) => {
    const out = (kernel: number): number =>
      Math.ceil((layer.same ? layer.size : layer.size - kernel + 1) / layer.stride);
    return {
      xShape: [layer.batch, layer.size, layer.size, layer.channels],
      filterShape: [layer.kernelHeight, layer.kernelWidth, layer.channels, layer.multiplier],
      dyShape: [layer.batch, out(layer.kernelHeight), out(layer.kernelWidth), layer.channels * layer.multiplier],
      attrs: { strides: [layer.stride, layer.stride], pad: layer.same ? 'same' : 'valid', dilations: 1 },
      seed: layer.seed,
    };
  });
const runs = { numRuns: 50 };

describe('depthwise convolution', () => {
  it('gives what the cpu backend gives', async () => {
    await fc.assert(
      fc.asyncProperty(layers, async ({ xShape, filterShape, attrs, seed }) => {
        await expectLikeCpu(
          'DepthwiseConv2dNative',
          { x: given(xShape, seed), filter: given(filterShape, seed + 1) },
          attrs,
        );
      }),
      runs,
    );
  });

  it('adds the bias and applies the activation', async () => {
    await fc.assert(
      fc.asyncProperty(
        layers,
        fc.constantFrom('linear', 'relu', 'relu6'),
        async ({ xShape, filterShape, dyShape, attrs, seed }, activation) => {
          const inputs = {
            x: given(xShape, seed),
            filter: given(filterShape, seed + 1),
            bias: given(dyShape.slice(3), seed + 2),
          };
          await expectLikeCpu('FusedDepthwiseConv2D', inputs, { ...attrs, activation, dataFormat: 'NHWC' });
        },
      ),
      runs,
    );
  });

  it('gives both gradients', async () => {
    await fc.assert(
      fc.asyncProperty(layers, async ({ xShape, filterShape, dyShape, attrs, seed }) => {
        const dy = given(dyShape, seed);
        await expectLikeCpu(
          'DepthwiseConv2dNativeBackpropInput',
          { dy, filter: given(filterShape, seed + 1) },
          { ...attrs, inputShape: xShape },
        );
        await expectLikeCpu(
          'DepthwiseConv2dNativeBackpropFilter',
          { x: given(xShape, seed + 2), dy },
          { ...attrs, filterShape },
        );
      }),
      runs,
    );
  });
});
