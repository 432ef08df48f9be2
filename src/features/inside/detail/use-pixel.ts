import { useEffect, useState } from 'react';
import { detailPlace } from '../../../state/inside-state';
import { useInside } from '../../../state/inside';
import { clampPixel, pixelAfter, type Pixel } from '../../../ui/maps/pixel-steps';

/** Milliseconds from one position of the window to the next: about four a second. */
const pace = 250;

/** The output pixel that is looked at: it walks by itself, stops under the pointer and moves by the arrow keys. */
export interface PixelWalk {
  readonly pixel: Pixel;
  readonly height: number;
  readonly width: number;
  readonly isPlaying: boolean;
  /** Under the pointer: the walk waits there until the pointer leaves. */
  readonly point: (pixel: Pixel) => void;
  readonly leave: () => void;
  /** By key: the walk ends. */
  readonly move: (pixel: Pixel) => void;
  readonly toggle: () => void;
}

function wantsMotion(): boolean {
  return !window.matchMedia('(prefers-reduced-motion: reduce)').matches;
}

export function usePixelWalk(height: number, width: number, start: Pixel): PixelWalk {
  const [own, setOwn] = useState(start);
  const [isPlaying, setPlaying] = useState(wantsMotion);
  const [isHeld, setHeld] = useState(false);
  const isOnScreen = useInside((state) => state.visible.has(detailPlace));
  const canWalk = height * width > 1;
  const walks = canWalk && isPlaying && !isHeld && isOnScreen;
  useEffect(() => {
    if (!walks) return;
    const timer = setInterval(
      () => setOwn((before) => pixelAfter(clampPixel(before, height, width), height, width)),
      pace,
    );
    return () => clearInterval(timer);
  }, [walks, height, width]);
  const point = (pixel: Pixel) => {
    setHeld(true);
    setOwn(clampPixel(pixel, height, width));
  };
  return {
    pixel: clampPixel(own, height, width),
    height,
    width,
    isPlaying: isPlaying && canWalk,
    point,
    leave: () => setHeld(false),
    move(pixel) {
      setPlaying(false);
      setOwn(pixel);
    },
    toggle: () => setPlaying(!isPlaying),
  };
}
