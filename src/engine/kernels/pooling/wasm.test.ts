import fc from 'fast-check';
import { beforeAll, describe, expect, it } from 'vitest';
import { expectClose, expectLikeCpu, given, runOn, startForTest, type Given } from '../../wasm/test-support';

beforeAll(() => startForTest());

const layers = fc
  .record({
    batch: fc.constantFrom(1, 2, 5),
    height: fc.integer({ min: 1, max: 9 }),
    width: fc.integer({ min: 1, max: 9 }),
    channels: fc.constantFrom(1, 2, 3, 4, 6, 8, 19),
    filterSize: fc.tuple(fc.integer({ min: 1, max: 3 }), fc.integer({ min: 1, max: 3 })),
    strides: fc.tuple(fc.integer({ min: 1, max: 3 }), fc.integer({ min: 1, max: 3 })),
    pad: fc.constantFrom('same', 'valid'),
    seed: fc.nat(1000),
  })
  .filter(
    ({ pad, height, width, filterSize }) => pad === 'same' || (height >= filterSize[0] && width >= filterSize[1]),
  );
/** The common case has kernels of its own. */
const halving = layers
  .map((layer) => ({
    ...layer,
    filterSize: [2, 2] as [number, number],
    strides: [2, 2] as [number, number],
    pad: 'same',
  }))
  .map((layer) => (layer.height >= 2 && layer.width >= 2 ? { ...layer, pad: 'valid' } : layer));
const anyLayer = fc.oneof(layers, halving);

/** Few different values, so that windows have several largest ones. */
function coarse({ shape, data }: Given): Given {
  return { shape, data: data.map((value) => Math.round(value * 2)) };
}

describe('pooling', () => {
  it('gives what the cpu backend gives', async () => {
    await fc.assert(
      fc.asyncProperty(
        anyLayer,
        fc.constantFrom('MaxPool', 'AvgPool'),
        async ({ batch, height, width, channels, seed, ...attrs }, kernel) => {
          await expectLikeCpu(kernel, { x: given([batch, height, width, channels], seed) }, attrs);
        },
      ),
      { numRuns: 80 },
    );
  });

  it('sends the gradient of a maximum to the first of the largest values', async () => {
    await fc.assert(
      fc.asyncProperty(anyLayer, async ({ batch, height, width, channels, seed, ...attrs }) => {
        const x = coarse(given([batch, height, width, channels], seed));
        const [y] = await runOn('cpu', 'MaxPool', { x }, attrs);
        if (!y) throw new Error('No output.');
        await expectLikeCpu('MaxPoolGrad', { dy: given(y.shape, seed + 1), input: x, output: y }, attrs);
      }),
      { numRuns: 80 },
    );
  });

  it('treats what is not a number alike, whatever the number of channels', async () => {
    for (const filterSize of [2, 3]) {
      const attrs = { filterSize, strides: filterSize, pad: 'valid' };
      const cells = filterSize * filterSize;
      for (let at = 0; at < cells; at++) {
        const cell = (index: number): number => (index === at ? NaN : index);
        const pooled = async (channels: number): Promise<number | undefined> => {
          const data = Float32Array.from({ length: cells * channels }, (_, index) =>
            cell(Math.floor(index / channels)),
          );
          const x = { shape: [1, filterSize, filterSize, channels], data };
          return (await runOn('wasm', 'MaxPool', { x }, attrs))[0]?.data[0];
        };
        expect(await pooled(1)).toBe(await pooled(4));
      }
    }
  });

  it('shares the gradient of an average out evenly', async () => {
    const x = given([2, 6, 5, 3], 1);
    await expectLikeCpu(
      'AvgPoolGrad',
      { dy: given([2, 3, 2, 3], 2), input: x },
      { filterSize: 2, strides: 2, pad: 'valid' },
    );
    await expectLikeCpu(
      'AvgPoolGrad',
      { dy: given([2, 4, 3, 3], 2), input: x },
      { filterSize: 3, strides: 1, pad: 'valid' },
    );
  });

  it('counts only real values at a padded edge, forward and backward', async () => {
    const attrs = { filterSize: 2, strides: 2, pad: 'same' };
    const dx = await runOn(
      'wasm',
      'AvgPoolGrad',
      { dy: { shape: [1, 1, 2, 1], data: Float32Array.of(4, 4) }, input: given([1, 2, 3, 1], 1) },
      attrs,
    );
    expectClose(dx, [{ shape: [1, 2, 3, 1], data: Float32Array.of(1, 1, 2, 1, 1, 2) }]);
    expect(dx).toHaveLength(1);
  });
});
