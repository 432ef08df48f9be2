import { describe, expect, it } from 'vitest';
import { interpolations, sourcesAt } from './interpolation';

const places = (length: number, size: number) => Array.from({ length: length * size }, (_, position) => position);

describe('what a larger picture is made of', () => {
  it('nearest: every pixel again and again', () => {
    const sources = places(3, 2).map((position) =>
      sourcesAt(position, { length: 3, size: 2, interpolation: 'nearest' }),
    );
    expect(sources.map(([first]) => first?.index)).toEqual([0, 0, 1, 1, 2, 2]);
  });

  it('bilinear by 2: three quarters of one pixel and one of the next, but at the edges', () => {
    const row = [0, 8, 16];
    const values = places(3, 2).map((position) =>
      sourcesAt(position, { length: 3, size: 2, interpolation: 'bilinear' }).reduce(
        (sum, { index, weight }) => sum + weight * (row[index] ?? NaN),
        0,
      ),
    );
    expect(values).toEqual([0, 2, 6, 10, 14, 16]);
  });

  it.each(interpolations)('%s: the shares of a place are 1 together, and lie in the picture', (interpolation) => {
    for (const [length, size] of [
      [1, 4],
      [2, 15],
      [5, 3],
      [7, 1],
    ] as const) {
      for (const position of places(length, size)) {
        const sources = sourcesAt(position, { length, size, interpolation });
        expect(sources.reduce((sum, { weight }) => sum + weight, 0)).toBeCloseTo(1, 12);
        for (const { index } of sources) expect(index).toBeLessThan(length);
      }
    }
  });
});
