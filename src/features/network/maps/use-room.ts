import { useEffect, useState, type RefObject } from 'react';
import type { Box } from '../../../ui/maps/tile-layout';
import { narrow, useMedia } from '../../../ui/use-media';

/** Height of the one row of maps that a layer has where layers stand below each other, in px. */
const rowHeight = 48;

/** The room for the maps of one layer. */
export interface Room extends Box {
  readonly isTouch: boolean;
  /** Whether layers stand below each other, each with one row of maps. */
  readonly isDownwards: boolean;
}

/** The size of an element, in whole pixels; null before it is laid out. */
function useSize(element: RefObject<HTMLElement | null>): Box | null {
  const [size, setSize] = useState<Box | null>(null);
  useEffect(() => {
    if (!element.current) return;
    const observer = new ResizeObserver(([entry]) => {
      const { width, height } = entry?.contentRect ?? { width: 0, height: 0 };
      const now = { width: Math.floor(width), height: Math.floor(height) };
      if (width > 0) setSize((before) => (before?.width === now.width && before.height === now.height ? before : now));
    });
    observer.observe(element.current);
    return () => observer.disconnect();
  }, [element]);
  return size;
}

/** Side by side, a layer's maps have a width and a height; below each other, the width of the screen. Null before the page is laid out. */
export function useRoom(element: RefObject<HTMLElement | null>): Room | null {
  const size = useSize(element);
  const isDownwards = useMedia(narrow);
  const isTouch = useMedia('(pointer: coarse)');
  return size && { width: size.width, height: isDownwards ? rowHeight : size.height, isTouch, isDownwards };
}
