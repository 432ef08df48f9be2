import type { Shape } from '../network/shape';
import { asImage, indexIn } from './layer-numbers';

/** A place in a picture with channels. */
export interface Place {
  readonly row: number;
  readonly column: number;
  readonly channel: number;
}

/** Where a number of a picture stands after Flatten: (row x width + column) x channels + channel. */
export function flatIndex(shape: Shape, { row, column, channel }: Place): number {
  return indexIn(shape, row, column, channel);
}

/** Where in the picture the `index`-th number of the flat vector comes from. */
export function placeOf(shape: Shape, index: number): Place {
  const [, width, channels] = asImage(shape);
  const pixel = Math.floor(index / channels);
  return { row: Math.floor(pixel / width), column: pixel % width, channel: index % channels };
}
