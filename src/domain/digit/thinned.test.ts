import { expect, test } from 'vitest';
import type { Point } from './stroke';
import { thinned } from './thinned';

const line = (count: number) => Array.from({ length: count }, (_, at): Point => [at / count, 0.5]);

test('a drawing of few points stays as it is', () => {
  const strokes = [line(10), line(1)];
  expect(thinned(strokes, 11)).toBe(strokes);
});

test('of many points some are left out, never the ends of a stroke', () => {
  const strokes = [line(25_001), line(2), line(1)];
  const kept = thinned(strokes, 1000);
  expect(kept.flat().length).toBeLessThan(1010);
  expect(kept.map((stroke) => [stroke[0], stroke.at(-1)])).toEqual(strokes.map((stroke) => [stroke[0], stroke.at(-1)]));
});
