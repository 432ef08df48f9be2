import { expect, it } from 'vitest';
import { chosenChannels } from './chosen-channels';

it('shows the strongest channels, and all of them in their own order', () => {
  expect(chosenChannels([2, 0, 1, 3], 4, 2, null)).toEqual([2, 0]);
  expect(chosenChannels([2, 0, 1, 3], 4, 4, null)).toEqual([0, 1, 2, 3]);
});

it('shows the first ones before it knows the strongest', () => {
  expect(chosenChannels(null, 4, 2, null)).toEqual([0, 1]);
});

it('keeps the opened channel in sight, however weak it is', () => {
  expect(chosenChannels([2, 0, 1, 3], 4, 2, 3)).toEqual([2, 3]);
  expect(chosenChannels([2, 0, 1, 3], 4, 2, 0)).toEqual([2, 0]);
});
