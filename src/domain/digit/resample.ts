import { gridOf, nearest, type Grid } from './grid';

/** Where a resampled picture's corner lies in the source, and how many source pixels make one of its own. */
export interface Placement {
  readonly left: number;
  readonly top: number;
  readonly step: number;
}

/**
 * Scales a picture by averaging: each new pixel is the mean over the `step` x `step` source pixels that it covers, parts of pixels counted as
 * parts. When enlarging (step below 1) the window is one source pixel, which is bilinear interpolation. Outside lies the background, 0, or
 * with `edge` the nearest pixel.
 */
export function resampled(
  source: Grid,
  width: number,
  height: number,
  place: Placement,
  outside: 'background' | 'edge' = 'background',
): Grid {
  const columns = Array.from({ length: width }, (_, x) => weights(place.left + (x + 0.5) * place.step, place.step));
  const rows = Array.from({ length: height }, (_, y) => weights(place.top + (y + 0.5) * place.step, place.step));
  const isInside = (x: number, y: number): boolean => x >= 0 && y >= 0 && x < source.width && y < source.height;
  return gridOf(width, height, (column, row) => {
    let sum = 0;
    for (const [y, high] of rows[row] ?? []) {
      for (const [x, wide] of columns[column] ?? []) {
        if (outside === 'edge' || isInside(x, y)) sum += high * wide * nearest(source, x, y);
      }
    }
    return sum;
  });
}

/** The source pixels under a window of `step` (at least 1) around `middle`, each with its share of the window. */
function weights(middle: number, step: number): readonly (readonly [index: number, share: number])[] {
  const size = Math.max(step, 1);
  const [from, to] = [middle - size / 2, middle + size / 2];
  const first = Math.floor(from);
  return Array.from({ length: Math.ceil(to) - first }, (_, offset) => {
    const index = first + offset;
    return [index, (Math.min(to, index + 1) - Math.max(from, index)) / size] as const;
  });
}
