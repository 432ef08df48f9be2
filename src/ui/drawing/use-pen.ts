import { useEffect, useRef, type PointerEvent } from 'react';
import type { Point } from '../../domain/digit/stroke';

/** What a pen does to the drawing. */
export interface PenActions {
  readonly beginStroke: (point: Point) => void;
  readonly extendStroke: (points: readonly Point[]) => void;
}

interface PenHandlers {
  onPointerDown: (event: PointerEvent<HTMLElement>) => void;
  onPointerMove: (event: PointerEvent<HTMLElement>) => void;
  onPointerUp: (event: PointerEvent<HTMLElement>) => void;
  onPointerCancel: (event: PointerEvent<HTMLElement>) => void;
}

/**
 * Draws with mouse, pen or finger. One pointer at a time: a second finger or the ball of the hand changes nothing. Points are handed on once a
 * frame, all that the device has reported meanwhile.
 */
export function usePen({ beginStroke, extendStroke }: PenActions): PenHandlers {
  const active = useRef<number | null>(null);
  const pending = useRef<Point[]>([]);
  const frame = useRef(0);
  const flush = () => {
    cancelAnimationFrame(frame.current);
    frame.current = 0;
    if (pending.current.length > 0) extendStroke(pending.current);
    pending.current = [];
  };
  useEffect(() => () => cancelAnimationFrame(frame.current), []);
  const end = (event: PointerEvent<HTMLElement>) => {
    if (event.pointerId !== active.current) return;
    active.current = null;
    flush();
  };
  return {
    onPointerDown(event) {
      if (active.current !== null || event.button !== 0) return;
      active.current = event.pointerId;
      event.currentTarget.setPointerCapture(event.pointerId);
      beginStroke(placeOf(event.nativeEvent, event.currentTarget));
    },
    onPointerMove(event) {
      if (event.pointerId !== active.current) return;
      const { nativeEvent, currentTarget } = event;
      pending.current.push(...reportedBy(nativeEvent).map((part) => placeOf(part, currentTarget)));
      frame.current ||= requestAnimationFrame(flush);
    },
    onPointerUp: end,
    onPointerCancel: end,
  };
}

/** Everything the device has reported since the last event; some browsers report no more than the event itself. */
function reportedBy(event: globalThis.PointerEvent): readonly globalThis.PointerEvent[] {
  const coalesced = (event as Partial<globalThis.PointerEvent>).getCoalescedEvents?.call(event) ?? [];
  return coalesced.length > 0 ? coalesced : [event];
}

/** In units of the drawing area's side; a stroke that leaves the area goes along its edge. */
function placeOf({ clientX, clientY }: globalThis.PointerEvent, area: HTMLElement): Point {
  const { left, top, width, height } = area.getBoundingClientRect();
  const within = (share: number) => Math.min(1, Math.max(0, share));
  return [within((clientX - left) / width), within((clientY - top) / height)];
}
