import { describe, expect, it } from 'vitest';
import { createSmoother, extentOf, minMaxIndices, thinOut } from './decimate';

const pick = (values: readonly number[], limit: number) =>
  minMaxIndices(values.length, (index) => values[index] ?? NaN, limit);

describe('decimating a line', () => {
  it('keeps a short line as it is', () => {
    expect(pick([5, 3, 4], 4)).toEqual([0, 1, 2]);
  });

  it('keeps the lowest and the highest value of every bucket, in order', () => {
    // Between the ends: two buckets, 1 9 5 and 2 8 3.
    expect(pick([0, 1, 9, 5, 2, 8, 3, 0], 6)).toEqual([0, 1, 2, 4, 5, 7]);
    expect(pick([0, 9, 1, 5, 8, 2, 3, 0], 6)).toEqual([0, 1, 2, 4, 5, 7]);
  });

  it('shows a single spike among ten thousand calm steps within 300 points', () => {
    const values = Array.from({ length: 10_000 }, () => 0.1);
    values[6_543] = 7;
    const picked = pick(values, 300);
    expect(picked).toContain(6_543);
    expect(picked.length).toBeLessThanOrEqual(300);
  });

  it('gives each index once and in rising order', () => {
    const picked = pick(
      Array.from({ length: 1_237 }, (_, index) => Math.sin(index)),
      300,
    );
    expect(picked).toEqual([...new Set(picked)].sort((a, b) => a - b));
    expect(picked[0]).toBe(0);
    expect(picked.at(-1)).toBe(1_236);
  });

  it('passes over values that are not numbers', () => {
    expect(pick([0, NaN, 4, Infinity, NaN, NaN, NaN, 0], 6)).toEqual([0, 2, 7]);
  });
});

describe('thinning out', () => {
  it('keeps both ends', () => {
    expect(thinOut([1, 2, 3, 4, 5, 6, 7], 3)).toEqual([1, 4, 7]);
    expect(thinOut([1, 2], 3)).toEqual([1, 2]);
  });
});

describe('smoothing', () => {
  it('starts at the first value instead of near zero', () => {
    expect(createSmoother(0.9)(2.3)).toBeCloseTo(2.3, 12);
  });

  it('weighs the past: after 4 and 1 with weight 0.5 it is (0.25 * 4 + 0.5 * 1) / 0.75 = 2', () => {
    const smooth = createSmoother(0.5);
    smooth(4);
    expect(smooth(1)).toBeCloseTo(2, 12);
  });

  it('leaves a constant line constant and weight 0 as it is', () => {
    const smooth = createSmoother(0.95);
    for (let step = 0; step < 50; step++) expect(smooth(0.7)).toBeCloseTo(0.7, 12);
    const none = createSmoother(0);
    expect([none(3), none(8)]).toEqual([3, 8]);
  });

  it('survives a value that is not a number', () => {
    const smooth = createSmoother(0.9);
    smooth(1);
    expect(smooth(NaN)).toBeCloseTo(1, 12);
    expect(smooth(1)).toBeCloseTo(1, 12);
  });
});

it('takes the extent of more values than a function takes as arguments', () => {
  const values = Array.from({ length: 300_000 }, (_, index) => index % 1000);
  expect(extentOf(values)).toEqual([0, 999]);
});
