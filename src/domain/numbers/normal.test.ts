import { expect, test } from 'vitest';
import { normalBelow } from './normal';

/** From tables of the normal distribution. */
test.each([
  [0, 0.5],
  [1, 0.841344746068543],
  [-1, 0.158655253931457],
  [1.96, 0.97500210485178],
  [-3, 0.00134989803163009],
  [6, 0.999999999013412],
  [50, 1],
  [-50, 0],
])('below %d lies a share of %d', (x, share) => {
  expect(normalBelow(x)).toBeCloseTo(share, 14);
});

test('what is no number has no share', () => {
  expect(normalBelow(NaN)).toBeNaN();
});
