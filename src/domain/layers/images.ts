import { formatShape, type Shape } from '../network/shape';
import type { Problem } from './layer-definition';

/** The parts of an image shape [height, width, channels]. */
export interface ImageSize {
  readonly height: number;
  readonly width: number;
  readonly channels: number;
}

export function isImage(shape: Shape): boolean {
  return shape.length === 3;
}

/** Names the parts of a shape; only for shapes that `isImage` has accepted. */
export function imageOf(shape: Shape): ImageSize {
  const [height = 0, width = 0, channels = 0] = shape;
  return { height, width, channels };
}

/** The problem of a layer that wants (height, width, channels) and gets something else, or null. */
export function needsImage(input: Shape): Problem | null {
  if (isImage(input)) return null;
  return { code: 'needsImage', values: { shape: formatShape(input) }, mends: [{ kind: 'remove' }] };
}
