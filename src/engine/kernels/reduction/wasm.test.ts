import fc from 'fast-check';
import { beforeAll, describe, expect, it } from 'vitest';
import { expectLikeCpu, given, runOn, startForTest } from '../../wasm/test-support';

beforeAll(() => startForTest());

const reductions = fc
  .record({
    shape: fc.array(fc.integer({ min: 1, max: 7 }), { minLength: 1, maxLength: 4 }),
    chosen: fc.array(fc.boolean(), { minLength: 4, maxLength: 4 }),
    keepDims: fc.boolean(),
    seed: fc.nat(1000),
  })
  .map(({ shape, chosen, keepDims, seed }) => ({
    shape,
    axis: shape.map((_, axis) => axis).filter((axis) => chosen[axis]),
    keepDims,
    seed,
  }))
  .filter(({ axis }) => axis.length > 0);

describe('reductions', () => {
  it('sum and average over any axes', async () => {
    await fc.assert(
      fc.asyncProperty(reductions, fc.constantFrom('Sum', 'Mean'), async ({ shape, seed, ...attrs }, kernel) => {
        await expectLikeCpu(kernel, { x: given(shape, seed) }, attrs);
      }),
      { numRuns: 100 },
    );
  });

  it('find the largest values over any axes', async () => {
    await fc.assert(
      fc.asyncProperty(reductions, async ({ shape, seed, axis, keepDims }) => {
        await expectLikeCpu('Max', { x: given(shape, seed) }, { reductionIndices: axis, keepDims });
      }),
      { numRuns: 60 },
    );
  });

  it('sum long columns and long rows', async () => {
    await expectLikeCpu('Sum', { x: given([5000, 3], 1) }, { axis: [0], keepDims: false });
    await expectLikeCpu('Sum', { x: given([5000], 1) }, { axis: [0], keepDims: false });
    await expectLikeCpu('Mean', { x: given([4, 7, 7, 33], 1) }, { axis: [1, 2], keepDims: false });
  });

  it('make probabilities of logits', async () => {
    await expectLikeCpu('Softmax', { logits: given([6, 10], 1) }, { dim: -1 });
    await expectLikeCpu('Softmax', { logits: { shape: [1, 2], data: Float32Array.of(1000, 999) } }, { dim: 1 });
  });

  it.each([1, 2, 3, 4, 7, 16, 33])('make shares of the %d channels at every place of a map', async (channels) => {
    const x = given([2, 5, 3, channels], 1);
    x.data.forEach((value, index) => (x.data[index] = 60 * value));
    x.data.fill(-1000, 0, channels);
    const [y] = await runOn('wasm', 'Softmax', { logits: x }, { dim: -1 });
    y?.data.forEach((share, index) => {
      const start = index - (index % channels);
      const row = Array.from(x.data.subarray(start, start + channels));
      const most = Math.max(...row);
      const sum = row.reduce((total, value) => total + Math.exp(value - most), 0);
      const exact = Math.exp((x.data[index] ?? NaN) - most) / sum;
      // The difference of two floats of up to 60 is itself known to some millionths only.
      expect(Math.abs(share - exact)).toBeLessThanOrEqual(4e-6 * exact + 2e-38);
    });
  });
});
