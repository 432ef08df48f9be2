import { useState, type KeyboardEvent } from 'react';
import type { Point } from '../../domain/digit/stroke';
import { penKey } from './pen-key';
import type { PenActions } from './use-pen';

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

  function move([dx, dy]: Point): void {
    const [x, y] = place ?? [0.5, 0.5];
    const within = (share: number) => Math.min(1, Math.max(0, share));
    const next: Point = [within(x + dx), within(y + dy)];
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
    const key = penKey(event);
    if (key?.kind === 'move') move(key.by);
    else if (key?.kind === 'toggle') toggle();
    else if (key?.kind === 'clear') lift(clear);
    else if (key?.kind === 'undo') lift(undoStroke);
    return key !== null;
  }
  return {
    place,
    isDown,
    onKeyDown(event) {
      if (!act(event)) return;
      event.preventDefault();
      // Elsewhere on the page the keys of undo and redo are about the network.
      event.stopPropagation();
    },
    leave() {
      setDown(false);
      setPlace(null);
    },
  };
}
