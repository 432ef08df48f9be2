import { expect, test } from 'vitest';
import { argMax } from './arg-max';

test.each([
  [[0.2, 0.5, 0.3], 1],
  [[0.5, 0.5], 0],
  [[-3, -1, -2], 1],
  [[NaN, 0.5], 1],
  [[NaN, NaN], -1],
  [[], -1],
])('the greatest of %j stands at %i', (values, index) => {
  expect(argMax(values)).toBe(index);
  expect(argMax(Float32Array.from(values))).toBe(index);
});
