import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { mix32, permutation, randomUniform, randomWord, streamKey, streams } from './random';

const draws = 100_000;
const key = streamKey(1, streams.initializer);
const uniforms = Array.from({ length: draws }, (_, index) => randomUniform(key, index));

describe('random numbers', () => {
  test('are the same for the same seed, on every machine', () => {
    expect([randomWord(key, 0), randomWord(key, 1), randomWord(key, 2)]).toMatchInlineSnapshot(`
      [
        3681625097,
        2589998947,
        674681549,
      ]
    `);
  });

  test('lie in [0, 1) and survive float32', () => {
    for (const value of uniforms.slice(0, 1000)) {
      expect(value >= 0 && value < 1).toBe(true);
      expect(Math.fround(value)).toBe(value);
    }
  });

  test('are uniform: each tenth gets its share, the mean is 1/2, the variance 1/12', () => {
    const counts = new Array<number>(10).fill(0);
    for (const value of uniforms) counts[Math.floor(value * 10)] = (counts[Math.floor(value * 10)] ?? 0) + 1;
    // Chi-squared with 9 degrees of freedom is above 27.9 in one of 1,000 cases.
    expect(counts.reduce((sum, count) => sum + (count - draws / 10) ** 2 / (draws / 10), 0)).toBeLessThan(27.9);
    const mean = uniforms.reduce((sum, value) => sum + value, 0) / draws;
    const variance = uniforms.reduce((sum, value) => sum + (value - mean) ** 2, 0) / draws;
    expect(mean).toBeCloseTo(0.5, 2);
    expect(variance).toBeCloseTo(1 / 12, 2);
  });

  test('do not depend on their neighbours', () => {
    const products = uniforms.slice(1).map((value, index) => (value - 0.5) * ((uniforms[index] ?? 0) - 0.5));
    const correlation = (12 * products.reduce((sum, value) => sum + value, 0)) / products.length;
    expect(Math.abs(correlation)).toBeLessThan(0.015); // about 5 standard deviations
  });
});

describe('streams', () => {
  const first = (...path: readonly number[]) => randomWord(streamKey(1, ...path), 0);

  test('of other seeds, purposes, epochs and orders are others', () => {
    const keys = [
      streamKey(1, 1),
      streamKey(2, 1),
      streamKey(1, 2),
      streamKey(1, 1, 0),
      streamKey(1, 2, 1),
      streamKey(1, 1, 2),
    ];
    expect(new Set(keys).size).toBe(keys.length);
    expect(first(1, 2)).not.toBe(first(2, 1));
  });

  test('of neighbouring seeds have nothing in common', () => {
    const pairs = Array.from({ length: 10_000 }, (_, index) => [
      randomUniform(streamKey(7, streams.dropout), index) - 0.5,
      randomUniform(streamKey(8, streams.dropout), index) - 0.5,
    ]);
    const correlation = (12 * pairs.reduce((sum, [a = 0, b = 0]) => sum + a * b, 0)) / pairs.length;
    expect(Math.abs(correlation)).toBeLessThan(0.05);
  });

  test('purposes have numbers of their own', () => {
    const numbers = Object.values(streams);
    expect(new Set(numbers).size).toBe(numbers.length);
  });
});

test('mixing is a bijection with avalanche: one input bit changes about half of the output', () => {
  const words = Array.from({ length: 1 << 16 }, (_, index) => mix32(index));
  expect(new Set(words).size).toBe(words.length);
  const changed = Array.from({ length: 32 }, (_, bit) => bitCount(mix32(12345) ^ mix32(12345 ^ (1 << bit))));
  expect(changed.reduce((sum, bits) => sum + bits, 0) / 32).toBeGreaterThan(14);
  expect(changed.reduce((sum, bits) => sum + bits, 0) / 32).toBeLessThan(18);
});

describe('a permutation', () => {
  test('holds every number once', () => {
    fc.assert(
      fc.property(fc.nat(500), fc.nat(), (count, seed) => {
        expect([...permutation(count, seed).sort()]).toEqual(Array.from({ length: count }, (_, index) => index));
      }),
    );
  });

  test('is the same for the same key and another for another', () => {
    expect(permutation(100, 5)).toEqual(permutation(100, 5));
    expect(permutation(100, 5)).not.toEqual(permutation(100, 6));
  });

  test('takes all orders equally often', () => {
    const counts = new Map<string, number>();
    for (let index = 0; index < 6000; index++) {
      const order = permutation(3, streamKey(3, streams.shuffle, index)).join('');
      counts.set(order, (counts.get(order) ?? 0) + 1);
    }
    expect(counts.size).toBe(6);
    // 1,000 each; the standard deviation is 29.
    for (const count of counts.values()) expect(Math.abs(count - 1000)).toBeLessThan(130);
  });
});

function bitCount(word: number): number {
  return (word >>> 0).toString(2).replaceAll('0', '').length;
}
