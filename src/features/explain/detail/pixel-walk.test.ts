import { expect, it } from 'vitest';
import { walkAfter, type WalkEvent, type WalkState } from './pixel-walk';

const start: WalkState = { pixel: { row: 0, column: 2 }, isPlaying: true, isHeld: false };
const after = (...events: readonly WalkEvent[]) =>
  events.reduce((state, event) => walkAfter(state, event, 3, 3), start);

it('walks row by row', () => {
  expect(after({ kind: 'step' }).pixel).toEqual({ row: 1, column: 0 });
});

it('waits under the pointer and goes on behind it', () => {
  const pixel = { row: 1, column: 1 };
  expect(after({ kind: 'point', pixel })).toEqual({ pixel, isPlaying: true, isHeld: true });
  expect(after({ kind: 'point', pixel }, { kind: 'hold', isHeld: false }).isHeld).toBe(false);
});

it('stays where a finger has tapped, although the finger is lifted', () => {
  const pixel = { row: 2, column: 0 };
  const tapped = after({ kind: 'point', pixel }, { kind: 'move', pixel }, { kind: 'hold', isHeld: false });
  expect(tapped).toEqual({ pixel, isPlaying: false, isHeld: false });
});

it('waits while the numbers of the window are read', () => {
  expect(after({ kind: 'hold', isHeld: true })).toMatchObject({ isHeld: true, isPlaying: true });
});

it('stays on the map, wherever a window at its edge points', () => {
  expect(after({ kind: 'move', pixel: { row: -1, column: 9 } }).pixel).toEqual({ row: 0, column: 2 });
});
