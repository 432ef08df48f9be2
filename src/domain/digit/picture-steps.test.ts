import { describe, expect, it } from 'vitest';
import { gridOf } from './grid';
import { resampled } from './resample';
import { strokeWidthOf, thickened } from './stroke-width';
import { otsu } from './threshold';

describe('splitting values into paper and ink', () => {
  it('puts the threshold between two groups, however unequal', () => {
    const { threshold, low, high } = otsu(Float32Array.of(0.1, 0.1, 0.1, 0.1, 0.1, 0.1, 0.9));
    expect(low).toBeCloseTo(0.1, 1);
    expect(high).toBeCloseTo(0.9, 1);
    expect(threshold).toBeCloseTo(0.5, 1);
  });

  it('finds no difference in a single value', () => {
    const { low, high } = otsu(Float32Array.of(0.3, 0.3));
    expect(high - low).toBe(0);
  });
});

describe('scaling by averaging', () => {
  const source = { width: 2, height: 2, values: Float32Array.of(1, 0, 0.5, 0.5) };

  it('makes one pixel the mean of those that it covers', () => {
    expect([...resampled(source, 1, 1, { left: 0, top: 0, step: 2 }).values]).toEqual([0.5]);
  });

  it('counts parts of pixels as parts, and the outside as background', () => {
    // Half of the left column and half of what lies left of it: (1 + 0.5) / 4.
    expect([...resampled(source, 1, 1, { left: -1, top: 0, step: 2 }).values]).toEqual([0.375]);
  });
});

describe('stroke width', () => {
  const bar = gridOf(40, 40, (x) => (x >= 18 && x < 22 ? 1 : 0));

  it('is measured as twice the ink over the length of the outline', () => {
    expect(strokeWidthOf(bar)).toBe(4);
    expect(strokeWidthOf(gridOf(4, 4, () => 0))).toBe(0);
  });

  it('grows and shrinks on both sides', () => {
    expect(strokeWidthOf(thickened(bar, 2))).toBe(8);
    expect(strokeWidthOf(thickened(bar, -1))).toBe(2);
    expect(thickened(bar, 0.4).values).toEqual(bar.values);
  });
});
