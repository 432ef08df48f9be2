import fc from 'fast-check';
import { beforeAll, describe, it } from 'vitest';
import { expectLikeCpu, given, startForTest, type Given } from '../../wasm/test-support';

beforeAll(() => startForTest());

const shapes = fc.array(fc.integer({ min: 1, max: 7 }), { minLength: 0, maxLength: 4 });

/** Two shapes that broadcast: axes of the first set to one, or left off in front. */
const pairs = fc
  .record({
    shape: shapes,
    ones: fc.array(fc.boolean(), { minLength: 4, maxLength: 4 }),
    left: fc.nat(4),
    turned: fc.boolean(),
  })
  .map(({ shape, ones, left, turned }) => {
    const small = shape.map((size, axis) => (ones[axis] ? 1 : size)).slice(Math.min(left, shape.length));
    return turned ? [small, shape] : [shape, small];
  });

function positive({ shape, data }: Given): Given {
  return { shape, data: data.map((value) => Math.abs(value) + 0.1) };
}

describe('elementwise kernels', () => {
  it('combine all shapes that broadcast', async () => {
    const kernels = fc.constantFrom('Add', 'Greater', 'LessEqual', 'Sub', 'Multiply', 'RealDiv', 'Maximum', 'Minimum');
    await fc.assert(
      fc.asyncProperty(pairs, kernels, fc.nat(1000), async ([a = [], b = []], kernel, seed) => {
        await expectLikeCpu(kernel, { a: given(a, seed), b: positive(given(b, seed + 1)) });
      }),
      { numRuns: 150 },
    );
  });

  it('map single values', async () => {
    const kernels = fc.constantFrom('Relu', 'Step', 'Neg', 'Square', 'Abs', 'Sign');
    await fc.assert(
      fc.asyncProperty(shapes, kernels, fc.nat(1000), async (shape, kernel, seed) => {
        await expectLikeCpu(kernel, { x: given(shape, seed) }, { alpha: 0.3 });
      }),
      { numRuns: 60 },
    );
    for (const kernel of ['Sqrt', 'Rsqrt']) await expectLikeCpu(kernel, { x: positive(given([1030], 1)) });
  });

  it('work on long tensors, in pieces', async () => {
    await expectLikeCpu('Add', { a: given([9001], 1), b: given([9001], 2) });
    await expectLikeCpu('Multiply', { a: given([300, 50], 1), b: given([50], 2) });
    await expectLikeCpu('Relu', { x: given([9001], 3) });
  });
});
