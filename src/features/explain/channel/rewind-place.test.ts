import { expect, it } from 'vitest';
import { rewindPlace } from './rewind-place';

const moments = [0, 1, 2, 8].map((step) => ({ step, epochs: 0 }));

it('stands at "now" only when the weights of now are shown', () => {
  expect(rewindPlace(moments, null)).toBe(4);
  expect(rewindPlace(moments, 2)).toBe(2);
});

it('stands at the nearest moment when the one that is shown was dropped to save memory', () => {
  expect(rewindPlace(moments, 4)).toBe(2);
  expect(rewindPlace(moments, 64)).toBe(3);
  expect(rewindPlace(moments, 5)).toBe(2); // of two as near, the earlier one, as in the worker
});
