import { useEffect, useState, type RefObject } from 'react';
import type { TileRoom } from '../../../ui/maps/tile-layout';

/** Height of the maps of a layer where layers stand side by side, in px. */
const height = 372;
const phone = '(max-width: 699px)';

/** The room for the maps of one layer, and whether fingers press them. */
export interface Room {
  readonly tiles: TileRoom;
  readonly isTouch: boolean;
}

/** Side by side, layers have a height; below each other, the width of the screen. Null before the page is laid out. */
export function useRoom(area: RefObject<HTMLElement | null>): Room | null {
  const [room, setRoom] = useState<Room | null>(null);
  useEffect(() => {
    if (!area.current) return;
    const observer = new ResizeObserver(([entry]) => {
      const width = Math.floor(entry?.contentRect.width ?? 0);
      if (width === 0) return;
      const isTouch = window.matchMedia('(pointer: coarse)').matches;
      const tiles = window.matchMedia(phone).matches ? { width } : { height };
      setRoom((before) => (isSame(before, { tiles, isTouch }) ? before : { tiles, isTouch }));
    });
    observer.observe(area.current);
    return () => observer.disconnect();
  }, [area]);
  return room;
}

function isSame(one: Room | null, other: Room): boolean {
  return JSON.stringify(one) === JSON.stringify(other);
}
