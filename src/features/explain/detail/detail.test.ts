import { expect, it } from 'vitest';
import { agrees } from './agreement';
import { channelValues } from './channel-values';
import { dropoutPlace } from './dropout-place';

it('takes one channel out of an image, row by row', () => {
  const values = Float32Array.of(1, 10, 2, 20, 3, 30, 4, 40);
  expect([...channelValues([2, 2, 2], values, 1)]).toEqual([10, 20, 30, 40]);
  expect([...channelValues([8], values, 3)]).toEqual([20]);
});

it('explains dropout on the strongest pixel of a map, and on the opened number of a vector', () => {
  const input = Float32Array.of(9, 0, 0, 1, 0, -7, 0, 2);
  expect(dropoutPlace({ inputShape: [2, 2, 2], input }, 1, 2)).toEqual({ index: 5, pixel: { row: 1, column: 0 } });
  expect(dropoutPlace({ inputShape: [8], input }, 4, 3)).toEqual({ index: 4, pixel: { row: 1, column: 1 } });
});

it('tells rounding from a mistake', () => {
  expect(agrees(0.1 + 0.2, Math.fround(0.3))).toBe(true);
  expect(agrees(1, 1.001)).toBe(false);
  expect(agrees(NaN, NaN)).toBe(true);
  expect(agrees(NaN, 1)).toBe(false);
});
