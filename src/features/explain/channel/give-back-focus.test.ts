import { expect, it, vi } from 'vitest';
import { giveBackFocus } from './give-back-focus';

const body = 'the page';

it('gives the focus back to the map when the opened channel was closed from within', () => {
  const map = { focus: vi.fn() };
  giveBackFocus(map, { activeElement: body, body });
  expect(map.focus).toHaveBeenCalledOnce();
});

it('leaves the focus on Train when a new network closes the channel', () => {
  const map = { focus: vi.fn() };
  giveBackFocus(map, { activeElement: 'Train', body });
  expect(map.focus).not.toHaveBeenCalled();
});
