import { useEffect, useRef, type RefObject } from 'react';
import type { OpenedChannel } from '../../../state/inside/inside-state';
import { bringIntoSight } from '../../../ui/bring-into-sight';
import { giveBackFocus } from './give-back-focus';

type Area = RefObject<HTMLDivElement | null>;

/** What was opened stands below the maps: it gets the focus and is brought into sight. */
export function useDetailArrival(opened: OpenedChannel | null, isThere: boolean): Area {
  const detail = useRef<HTMLDivElement>(null);
  useFocus(detail, opened);
  useScroll(detail, opened?.layerId ?? null, isThere);
  return detail;
}

/** The focus goes along to another layer, and back to the map that opened it; between channels of one layer it stays where it is. */
function useFocus(detail: Area, opened: OpenedChannel | null): void {
  const opener = useRef<HTMLElement | null>(null);
  const layer = useRef<string | null>(null);
  useEffect(() => {
    const active = document.activeElement as HTMLElement | null;
    if (!opened) {
      giveBackFocus(opener.current, document);
      opener.current = null;
    } else {
      if (active?.closest('[data-maps]')) opener.current = active;
      const isNew = layer.current !== opened.layerId && !detail.current?.contains(active);
      if (isNew) detail.current?.querySelector<HTMLElement>('section')?.focus({ preventScroll: true });
    }
    layer.current = opened?.layerId ?? null;
  }, [detail, opened]);
}

/** Scrolls to a layer that was opened, at once and when its numbers are there, unless the user has gone on to something else: they may be drawing. */
function useScroll(detail: Area, layerId: string | null, isThere: boolean): void {
  const arrived = useRef<string | null>(null);
  useEffect(() => {
    const isAwaited = arrived.current !== layerId && detail.current?.contains(document.activeElement);
    if (layerId !== null && isAwaited) bringIntoSight(detail.current, 'start');
    if (layerId === null || isThere) arrived.current = layerId;
  }, [detail, layerId, isThere]);
}
