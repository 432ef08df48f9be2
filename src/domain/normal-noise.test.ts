import { expect, test } from 'vitest';
import { normalQuantiles, quantileCount, randomNormal } from './normal-noise';

const quantiles = normalQuantiles();

test('the quantiles are those of the standard normal distribution', () => {
  // Stretched by less than a thousandth; a table of the normal distribution has 0.6745 at 75 % and 1.9600 at 97.5 %.
  const at = (share: number): number => {
    const place = share * quantileCount;
    return ((quantiles[place - 1] ?? NaN) + (quantiles[place] ?? NaN)) / 2;
  };
  expect(at(0.75)).toBeCloseTo(0.67449, 3);
  expect(at(3994 / 4096)).toBeCloseTo(1.9616, 2);
  expect(at(0.5)).toBe(0);
  const squares = quantiles.reduce((sum, value) => sum + value * value, 0);
  expect(squares / quantileCount).toBeCloseTo(1, 5);
});

test('its numbers have the moments and the tails of a normal distribution, and no memory', () => {
  const count = 200_000;
  const values = Float64Array.from({ length: count }, (_, index) => randomNormal(quantiles, 1, 99, index));
  const mean = (of: (value: number, index: number) => number): number =>
    values.reduce((sum, value, index) => sum + of(value, index), 0) / count;
  expect(Math.abs(mean((value) => value))).toBeLessThan(0.01);
  expect(mean((value) => value ** 2)).toBeCloseTo(1, 2);
  expect(Math.abs(mean((value) => value ** 3))).toBeLessThan(0.03);
  expect(mean((value) => value ** 4)).toBeCloseTo(3, 1);
  expect(mean((value) => Number(Math.abs(value) > 1))).toBeCloseTo(0.31731, 2);
  expect(mean((value) => Number(Math.abs(value) > 3))).toBeCloseTo(0.0027, 3);
  expect(Math.abs(mean((value, index) => value * (values[index + 1] ?? 0)))).toBeLessThan(0.01);
});

test('the same key gives the same numbers, another one others, and the deviation stretches them', () => {
  expect(randomNormal(quantiles, 0.5, 7, 3)).toBe(randomNormal(quantiles, 0.5, 7, 3));
  expect(randomNormal(quantiles, 0.5, 7, 3)).not.toBe(randomNormal(quantiles, 0.5, 8, 3));
  expect(randomNormal(quantiles, 1, 7, 3)).toBeCloseTo(2 * randomNormal(quantiles, 0.5, 7, 3), 6);
});
