import type { Shape } from '../network/shape';
import type { Problem } from './layer-definition';
import { imageOf, needsImage } from './images';

/** `valid` keeps the window inside the picture; `same` pads with zeros so that stride 1 keeps the size. */
export const paddings = ['valid', 'same'] as const;
export type Padding = (typeof paddings)[number];

/** A square window that slides over a picture: a kernel or a pool. Sizes in pixels. */
export interface Window {
  readonly size: number;
  readonly strides: number;
  readonly padding: Padding;
}

/**
 * How many positions a window takes along one axis:
 * valid: floor((length - size) / strides) + 1; same: ceil(length / strides), whatever the size.
 */
export function outputLength(length: number, { size, strides, padding }: Window): number {
  return padding === 'same' ? Math.ceil(length / strides) : Math.floor((length - size) / strides) + 1;
}

/** The [height, width] left when a window slides over a picture [height, width, channels]. */
export function slide(input: Shape, window: Window): readonly [height: number, width: number] {
  const { height, width } = imageOf(input);
  return [outputLength(height, window), outputLength(width, window)];
}

/** Why a window cannot slide over this input; `field` names the layer's parameter that holds the window's size. */
export function windowProblem(input: Shape, window: Window, field: 'kernelSize' | 'poolSize'): Problem | null {
  const noImage = needsImage(input);
  if (noImage) return noImage;
  const { height, width } = imageOf(input);
  const largest = Math.min(height, width);
  if (window.padding === 'same' || window.size <= largest) return null;
  return {
    code: 'windowTooLarge',
    values: { size: window.size, height, width },
    mends: [
      { kind: 'setParam', name: 'padding', value: 'same' },
      { kind: 'setParam', name: field, value: largest },
    ],
  };
}
