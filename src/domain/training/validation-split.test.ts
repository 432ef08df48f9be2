import { expect, test } from 'vitest';
import { countBeforeSplit } from './validation-split';

test.each([
  [60_000, 0.1, 54_000],
  [8000, 0.3, 5600],
  [7, 0.5, 3],
])('of %d training images with a validation split of %d, as Keras counts, %d train', (count, share, trained) => {
  expect(countBeforeSplit(count, share)).toBe(trained);
});
