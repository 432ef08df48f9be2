import type { Point } from '../../domain/digit/stroke';
import { penShortcuts, shortcutIn, type KeyPress } from '../../domain/keys/shortcuts';

/** How far an arrow key moves the pen, as a share of the drawing area; with Shift, for fine work, a third of it. */
const step = 0.03;
const directions: Readonly<Record<string, Point>> = {
  ArrowLeft: [-1, 0],
  ArrowRight: [1, 0],
  ArrowUp: [0, -1],
  ArrowDown: [0, 1],
};

type PenKey =
  { readonly kind: 'move'; readonly by: Point } | { readonly kind: 'toggle' | 'clear' | 'undo' | 'nothing' };

/** What a key does to the drawing; null for one that is not the pen's. */
export function penKey(press: KeyPress): PenKey | null {
  const id = shortcutIn(penShortcuts, press);
  if (id !== 'move' && id !== 'moveLess') return id && { kind: id };
  const length = id === 'move' ? step : step / 3;
  const [x, y] = directions[press.key] ?? [0, 0];
  return { kind: 'move', by: [x * length, y * length] };
}
