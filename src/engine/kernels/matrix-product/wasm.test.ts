import fc from 'fast-check';
import { beforeAll, describe, it } from 'vitest';
import { expectLikeCpu, given, startForTest } from '../../wasm/test-support';

beforeAll(() => startForTest());

const sizes = fc.record({
  outer: fc.constantFrom([], [1], [3], [2, 2]),
  m: fc.integer({ min: 1, max: 20 }),
  k: fc.oneof(fc.integer({ min: 1, max: 40 }), fc.constantFrom(511, 512, 513, 1100)),
  n: fc.integer({ min: 1, max: 20 }),
  transposeA: fc.boolean(),
  transposeB: fc.boolean(),
  seed: fc.nat(1000),
});

describe('matrix product', () => {
  it('gives what the cpu backend gives, for every transposition', async () => {
    await fc.assert(
      fc.asyncProperty(sizes, async ({ outer, m, k, n, transposeA, transposeB, seed }) => {
        const a = given([...outer, ...(transposeA ? [k, m] : [m, k])], seed);
        const b = given([...outer, ...(transposeB ? [n, k] : [k, n])], seed + 1);
        await expectLikeCpu('BatchMatMul', { a, b }, { transposeA, transposeB });
      }),
      { numRuns: 80 },
    );
  });

  it('repeats one matrix over a batch of the other', async () => {
    await expectLikeCpu(
      'BatchMatMul',
      { a: given([3, 4, 5], 1), b: given([5, 6], 2) },
      { transposeA: false, transposeB: false },
    );
    await expectLikeCpu(
      'BatchMatMul',
      { a: given([1, 4, 5], 1), b: given([3, 5, 6], 2) },
      { transposeA: false, transposeB: false },
    );
  });

  it('adds the bias and applies the activation', async () => {
    await fc.assert(
      fc.asyncProperty(
        sizes,
        fc.constantFrom('linear', 'relu', 'elu'),
        fc.boolean(),
        async ({ m, k, n, transposeA, transposeB, seed }, activation, single) => {
          const a = given(transposeA ? [k, m] : [m, k], seed);
          const b = given(transposeB ? [n, k] : [k, n], seed + 1);
          await expectLikeCpu(
            '_FusedMatMul',
            { a, b, bias: given(single ? [1] : [n], seed + 2) },
            { transposeA, transposeB, activation },
          );
        },
      ),
      { numRuns: 40 },
    );
  });
});
