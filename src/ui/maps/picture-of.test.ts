import { describe, expect, it } from 'vitest';
import { pictureOf } from './picture-of';

describe('maps as bytes', () => {
  it('keeps 0 exactly 0, and both ends', () => {
    const { values, low, high } = pictureOf([Float32Array.of(-2, 0, 2, NaN)], [2, 2], () => 2);
    expect([...values]).toEqual([0, 127, 254, 127]);
    const meant = (byte: number) => (low[0] ?? 0) + (((high[0] ?? 0) - (low[0] ?? 0)) * byte) / 255;
    expect(meant(0)).toBe(-2);
    expect(meant(127)).toBeCloseTo(0, 6);
    expect(meant(254)).toBeCloseTo(2, 5);
  });

  it('gives each map a scale of its own where that is wanted', () => {
    const { values } = pictureOf([Float32Array.of(1), Float32Array.of(10)], [1, 1], (index) => [1, 10][index] ?? 0);
    expect([...values]).toEqual([254, 254]);
  });
});
