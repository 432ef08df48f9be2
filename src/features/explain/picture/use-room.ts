import { useEffect, useState, type RefObject } from 'react';
import type { TileRoom } from '../../../ui/maps/tile-layout';

/** Height of the maps of a layer where layers stand side by side, in px. */
const height = 372;
const phone = '(max-width: 699px)';

/** The room for the maps of one layer, whether fingers press them, and how much larger than usual they are. */
export interface Room {
  readonly tiles: TileRoom;
  readonly isTouch: boolean;
  readonly zoom: number;
}

/** On a projector the maps take half of the screen, and grow as the text does. */
function roomOf(width: number): Room {
  const isOnStage = document.documentElement.dataset.stage !== undefined;
  const isTouch = window.matchMedia('(pointer: coarse)').matches;
  const tiles = { height: isOnStage ? Math.round(window.innerHeight / 2) : height };
  return { tiles: window.matchMedia(phone).matches ? { width } : tiles, isTouch, zoom: isOnStage ? 1.375 : 1 };
}

/** Side by side, layers have a height; below each other, the width of the screen. Null before the page is laid out. */
export function useRoom(area: RefObject<HTMLElement | null>): Room | null {
  const [room, setRoom] = useState<Room | null>(null);
  useEffect(() => {
    if (!area.current) return;
    const observer = new ResizeObserver(([entry]) => {
      const width = Math.floor(entry?.contentRect.width ?? 0);
      if (width === 0) return;
      const now = roomOf(width);
      setRoom((before) => (isSame(before, now) ? before : now));
    });
    observer.observe(area.current);
    return () => observer.disconnect();
  }, [area]);
  return room;
}

function isSame(one: Room | null, other: Room): boolean {
  return JSON.stringify(one) === JSON.stringify(other);
}
