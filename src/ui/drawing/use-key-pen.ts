import { useState, type KeyboardEvent } from 'react';
import type { Point } from '../../domain/digit/stroke';
import type { PenActions } from './use-pen';

/** How far an arrow key moves the pen, as a share of the drawing area; with Shift, for fine work, a third of it. */
const step = 0.03;
const directions: Readonly<Record<string, Point>> = {
  ArrowLeft: [-1, 0],
  ArrowRight: [1, 0],
  ArrowUp: [0, -1],
  ArrowDown: [0, 1],
};

/** What the keyboard does to the drawing. */
export interface KeyPenActions extends PenActions {
  readonly clear: () => void;
  readonly undoStroke: () => void;
}

interface KeyPen {
  /** Where the pen is, in units of the drawing area's side; null while no keys are used. */
  readonly place: Point | null;
  readonly isDown: boolean;
  onKeyDown: (event: KeyboardEvent) => void;
  /** The keys are no longer used. */
  leave: () => void;
}

/** Draws with the keyboard: arrows move the pen, Space sets it down and lifts it, Escape or Delete clears, Ctrl+Z takes back. */
export function useKeyPen({ beginStroke, extendStroke, clear, undoStroke }: KeyPenActions): KeyPen {
  const [place, setPlace] = useState<Point | null>(null);
  const [isDown, setDown] = useState(false);

  function move([dx, dy]: Point, length: number): void {
    const [x, y] = place ?? [0.5, 0.5];
    const within = (share: number) => Math.min(1, Math.max(0, share));
    const next: Point = [within(x + dx * length), within(y + dy * length)];
    setPlace(next);
    if (isDown) extendStroke([next]);
  }
  function toggle(): void {
    const here = place ?? [0.5, 0.5];
    setPlace(here);
    setDown(!isDown);
    if (!isDown) beginStroke(here);
  }
  function lift(action: () => void): void {
    setDown(false);
    action();
  }
  function act(event: KeyboardEvent): boolean {
    const direction = directions[event.key];
    if (direction) move(direction, event.shiftKey ? step / 3 : step);
    else if (event.key === ' ') toggle();
    else if (['Escape', 'Delete', 'Backspace'].includes(event.key)) lift(clear);
    else if (event.key === 'z' && (event.ctrlKey || event.metaKey)) lift(undoStroke);
    else return false;
    return true;
  }
  return {
    place,
    isDown,
    onKeyDown(event) {
      if (!act(event)) return;
      event.preventDefault();
      // Ctrl+Z elsewhere on the page takes back edits of the network.
      event.stopPropagation();
    },
    leave() {
      setDown(false);
      setPlace(null);
    },
  };
}
