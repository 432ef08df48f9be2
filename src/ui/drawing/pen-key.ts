import type { Point } from '../../domain/digit/stroke';
import { undoAction } from '../undo-action';

/** How far an arrow key moves the pen, as a share of the drawing area; with Shift, for fine work, a third of it. */
const step = 0.03;
const directions: Readonly<Record<string, Point>> = {
  ArrowLeft: [-1, 0],
  ArrowRight: [1, 0],
  ArrowUp: [0, -1],
  ArrowDown: [0, 1],
};

type PenKey =
  | { readonly kind: 'move'; readonly by: Point }
  | { readonly kind: 'toggle' | 'clear' | 'undo' }
  /** Nothing happens here, nor elsewhere: a stroke cannot be redone, and redoing edits of the network is not what is meant here. */
  | { readonly kind: 'nothing' };

/** What a key does to the drawing; null for one that is not the pen's. */
export function penKey(
  event: Pick<KeyboardEvent, 'key' | 'ctrlKey' | 'metaKey' | 'shiftKey' | 'altKey'>,
): PenKey | null {
  const direction = directions[event.key];
  if (direction) {
    const length = event.shiftKey ? step / 3 : step;
    return { kind: 'move', by: [direction[0] * length, direction[1] * length] };
  }
  if (event.key === ' ') return { kind: 'toggle' };
  if (['Escape', 'Delete', 'Backspace'].includes(event.key)) return { kind: 'clear' };
  const action = undoAction(event);
  return action && { kind: action === 'undo' ? 'undo' : 'nothing' };
}
