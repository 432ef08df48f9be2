import fc from 'fast-check';
import { beforeAll, describe, it } from 'vitest';
import { expectLikeCpu, given, startForTest } from '../../wasm/test-support';

beforeAll(() => startForTest());

const orders = fc.array(fc.integer({ min: 1, max: 5 }), { minLength: 1, maxLength: 5 }).chain((shape) =>
  fc.record({
    shape: fc.constant(shape),
    perm: fc.shuffledSubarray(
      shape.map((_, axis) => axis),
      { minLength: shape.length },
    ),
  }),
);

describe('arranging values', () => {
  it('transposes any axes', async () => {
    await fc.assert(
      fc.asyncProperty(orders, async ({ shape, perm }) => {
        await expectLikeCpu('Transpose', { x: given(shape, 1) }, { perm });
      }),
      { numRuns: 80 },
    );
  });

  it('cuts out parts', async () => {
    const boxes = fc
      .array(fc.record({ size: fc.integer({ min: 1, max: 6 }), from: fc.nat(5), to: fc.nat(5) }), {
        minLength: 1,
        maxLength: 5,
      })
      .map((axes) => ({
        shape: axes.map(({ size }) => size),
        begin: axes.map(({ size, from }) => from % size),
        size: axes.map(({ size, from, to }) => 1 + (to % (size - (from % size)))),
      }));
    await fc.assert(
      fc.asyncProperty(boxes, async ({ shape, begin, size }) => {
        await expectLikeCpu('Slice', { x: given(shape, 1) }, { begin, size });
      }),
      { numRuns: 60 },
    );
  });

  it('turns axes back to front', async () => {
    const boxes = fc.record({
      shape: fc.array(fc.integer({ min: 1, max: 5 }), { minLength: 1, maxLength: 4 }),
      turned: fc.tuple(fc.boolean(), fc.boolean(), fc.boolean(), fc.boolean()),
    });
    await fc.assert(
      fc.asyncProperty(boxes, async ({ shape, turned }) => {
        const dims = shape.map((_, axis) => axis).filter((axis) => turned[axis]);
        await expectLikeCpu('Reverse', { x: given(shape, 1) }, { dims });
      }),
      { numRuns: 40 },
    );
  });

  it('pads', async () => {
    const boxes = fc.array(fc.tuple(fc.integer({ min: 1, max: 5 }), fc.nat(2), fc.nat(2)), {
      minLength: 1,
      maxLength: 4,
    });
    await fc.assert(
      fc.asyncProperty(boxes, fc.constantFrom(0, 1.5), async (axes, constantValue) => {
        const paddings = axes.map(([, before, after]) => [before, after]);
        const x = given(
          axes.map(([size]) => size),
          1,
        );
        await expectLikeCpu('PadV2', { x }, { paddings, constantValue });
      }),
      { numRuns: 60 },
    );
  });

  it('pads images', async () => {
    const end = fc.nat(2);
    const sides = fc.record({ top: end, bottom: end, left: end, right: end, channels: fc.constantFrom(1, 3, 40, 200) });
    await fc.assert(
      fc.asyncProperty(sides, async ({ top, bottom, left, right, channels }) => {
        const around = [
          [0, 0],
          [top, bottom],
          [left, right],
          [0, 0],
        ];
        await expectLikeCpu('PadV2', { x: given([2, 3, 4, channels], 1) }, { paddings: around, constantValue: 0 });
      }),
      { numRuns: 40 },
    );
  });

  it('normalizes a batch with one mean and variance a channel', async () => {
    for (const channels of [1, 3, 4, 10]) {
      const positive = given([channels], 3);
      const variance = { shape: positive.shape, data: positive.data.map((value) => Math.abs(value) + 0.1) };
      const inputs = {
        x: given([2, 3, 3, channels], 1),
        mean: given([channels], 2),
        variance,
        scale: given([channels], 4),
        offset: given([channels], 5),
      };
      await expectLikeCpu('FusedBatchNorm', inputs, { varianceEpsilon: 0.001 });
      await expectLikeCpu('FusedBatchNorm', { x: inputs.x, mean: inputs.mean, variance }, { varianceEpsilon: 0.001 });
    }
  });
});
