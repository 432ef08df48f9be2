import { useMemo, useRef, type MouseEvent, type PointerEvent } from 'react';
import type { CellPlace } from '../../../domain/explain/receptive-field';
import { pictureOf } from '../../../state/late/picture';
import { usePage } from '../../../state/use-page';

/** Milliseconds that a finger rests before it points: a shorter touch opens, as a click does, and one that moves scrolls. */
const rest = 350;

/** A number of the layer, at a point of its maps in CSS pixels from their corner; null beside them. */
export type CellAt = (x: number, y: number) => CellPlace | null;

/** Handlers that light the cell under the pointer, or under a finger that rests on it. A press is still a press. */
export function usePointing(cellAt: CellAt) {
  const picture = pictureOf(usePage());
  const held = useRef<ReturnType<typeof setTimeout> | 'lit' | null>(null);
  return useMemo(() => {
    const point = ({ currentTarget, clientX, clientY }: PointerEvent, by: 'mouse' | 'touch'): void => {
      const { left, top } = currentTarget.getBoundingClientRect();
      const cell = cellAt(clientX - left, clientY - top);
      if (cell) picture.getState().point(cell, by);
      else picture.getState().leave(by);
    };
    const letGo = (): void => {
      if (held.current !== 'lit' && held.current !== null) clearTimeout(held.current);
      if (held.current !== 'lit') held.current = null;
    };
    return {
      onPointerMove(event: PointerEvent) {
        if (event.pointerType !== 'touch') point(event, 'mouse');
      },
      onPointerLeave: () => picture.getState().leave('mouse'),
      onPointerDown(event: PointerEvent) {
        held.current = null;
        if (event.pointerType !== 'touch') return;
        const { currentTarget, clientX, clientY } = event;
        held.current = setTimeout(() => {
          held.current = 'lit';
          point({ currentTarget, clientX, clientY } as PointerEvent, 'touch');
        }, rest);
      },
      onPointerUp: letGo,
      onPointerCancel: letGo,
      /** What was held is not pressed. */
      onClickCapture(event: MouseEvent) {
        if (held.current === 'lit') event.stopPropagation();
        held.current = null;
      },
      onContextMenu(event: MouseEvent) {
        if (held.current !== null) event.preventDefault();
      },
    };
  }, [cellAt, picture]);
}
