import { useEffect, useReducer } from 'react';
import { detailPlace } from '../../../state/inside/inside-state';
import { useInside } from '../../../state/use-page';
import { clampPixel, strongestPixel, type Pixel } from '../../../ui/maps/pixel-steps';
import { isCalm } from '../../../ui/motion';
import { walkAfter, type WalkEvent, type WalkState } from './pixel-walk';
import type { ChannelMap } from './use-channel-maps';

/** Milliseconds from one position of the window to the next: about four a second. */
const pace = 250;

/** The output pixel that is looked at: it walks by itself, stops under the pointer and moves by the arrow keys. */
export interface PixelWalk {
  readonly pixel: Pixel;
  readonly height: number;
  readonly width: number;
  readonly isPlaying: boolean;
  /** Under the pointer: the walk waits there. */
  readonly point: (pixel: Pixel) => void;
  /** Waits as long as the pointer lies on what is read. */
  readonly hold: (isHeld: boolean) => void;
  /** By key or pressed: the walk ends there. */
  readonly move: (pixel: Pixel) => void;
  readonly toggle: () => void;
}

/** A walk over a map, which begins at its strongest pixel. */
export function usePixelWalk(map: ChannelMap): PixelWalk {
  const { height, width } = map;
  const [state, dispatch] = useReducer(
    (before: WalkState, event: WalkEvent) => walkAfter(before, event, height, width),
    map,
    (first) => ({ pixel: strongestPixel(first.values, first.width), isPlaying: !isCalm(), isHeld: false }),
  );
  const isOnScreen = useInside(({ visible }) => visible.has(detailPlace));
  const isPlaying = state.isPlaying && height * width > 1;
  const walks = isPlaying && !state.isHeld && isOnScreen;
  useEffect(() => {
    if (!walks) return;
    const timer = setInterval(() => dispatch({ kind: 'step' }), pace);
    return () => clearInterval(timer);
  }, [walks]);
  return {
    pixel: clampPixel(state.pixel, height, width),
    height,
    width,
    isPlaying,
    point: (pixel) => dispatch({ kind: 'point', pixel }),
    hold: (isHeld) => dispatch({ kind: 'hold', isHeld }),
    move: (pixel) => dispatch({ kind: 'move', pixel }),
    toggle: () => dispatch({ kind: 'toggle' }),
  };
}
