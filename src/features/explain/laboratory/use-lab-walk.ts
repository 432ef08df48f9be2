import { useEffect, useState } from 'react';
import { clampPixel, pixelAfter, type Pixel } from '../../../ui/maps/pixel-steps';

/** Milliseconds from one position of the window to the next. */
const pace = 600;

export interface LabWalk {
  readonly pixel: Pixel;
  readonly isPlaying: boolean;
  readonly move: (pixel: Pixel) => void;
  readonly toggle: () => void;
}

/** The output place that is looked at; it begins at rest, for here the learner's hands lead. */
export function useLabWalk(height: number, width: number): LabWalk {
  const [own, setOwn] = useState<Pixel>({ row: 0, column: 0 });
  const [isPlaying, setPlaying] = useState(false);
  useEffect(() => {
    if (!isPlaying || height * width <= 1) return;
    const timer = setInterval(
      () => setOwn((before) => pixelAfter(clampPixel(before, height, width), height, width)),
      pace,
    );
    return () => clearInterval(timer);
  }, [isPlaying, height, width]);
  return {
    pixel: clampPixel(own, height, width),
    isPlaying,
    move(pixel) {
      setPlaying(false);
      setOwn(pixel);
    },
    toggle: () => setPlaying(!isPlaying),
  };
}
