import { expect, it } from 'vitest';
import { sampleAt } from './sample-at';

it('stays on the sound when a finger is dragged past its ends', () => {
  expect([-0.2, 0, 0.5, 1, 1.3].map((share) => sampleAt(share, 8))).toEqual([0, 0, 4, 7, 7]);
});
