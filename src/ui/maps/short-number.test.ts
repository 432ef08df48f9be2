import { expect, it } from 'vitest';
import { digitsFor } from './short-number';

it('writes every number with the digits that tell something', () => {
  expect([0, 25, 12345.6, 345.6, 34.56, 3.456, 0.0345, 0.00345, 1e-9].map(digitsFor)).toEqual([
    0, 0, 0, 1, 2, 3, 3, 4, 6,
  ]);
});
