import { clampPixel, pixelAfter, type Pixel } from '../../../ui/maps/pixel-steps';

/** Where a walk over the output stands, and what holds it. */
export interface WalkState {
  readonly pixel: Pixel;
  /** Whether it goes on by itself. */
  readonly isPlaying: boolean;
  /** Something under the pointer is being read: it waits. */
  readonly isHeld: boolean;
}

export type WalkEvent =
  | { readonly kind: 'step' }
  | { readonly kind: 'toggle' }
  /** The pointer lies on something that is read; or has left it. */
  | { readonly kind: 'hold'; readonly isHeld: boolean }
  /** The pointer lies on a pixel: the walk waits there. */
  | { readonly kind: 'point'; readonly pixel: Pixel }
  /** Pressed, or reached by key: the walk ends there, and the pointer may go wherever the numbers are. */
  | { readonly kind: 'move'; readonly pixel: Pixel };

/** A walk over height x width pixels after one event. */
export function walkAfter(state: WalkState, event: WalkEvent, height: number, width: number): WalkState {
  const clamped = (pixel: Pixel) => clampPixel(pixel, height, width);
  switch (event.kind) {
    case 'step':
      return { ...state, pixel: pixelAfter(clamped(state.pixel), height, width) };
    case 'toggle':
      return { ...state, isPlaying: !state.isPlaying };
    case 'hold':
      return { ...state, isHeld: event.isHeld };
    case 'point':
      return { ...state, isHeld: true, pixel: clamped(event.pixel) };
    case 'move':
      return { ...state, isPlaying: false, pixel: clamped(event.pixel) };
  }
}
