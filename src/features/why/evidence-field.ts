import type { EvidenceMap } from '../../domain/explain/evidence';
/** An evidence map as something to be laid over a picture: stretched to its size and scaled to its strongest place. Pure. */

/** One number for each pixel of the picture, from -1 (speaks against) to 1 (speaks for). */
export function evidenceField({ values, height, width }: EvidenceMap, toHeight: number, toWidth: number): Float32Array {
  const bound = values.reduce((most, value) => Math.max(most, Number.isFinite(value) ? Math.abs(value) : 0), 0);
  const field = new Float32Array(toHeight * toWidth);
  if (bound === 0) return field;
  for (let y = 0; y < toHeight; y++) {
    for (let x = 0; x < toWidth; x++) {
      const [row, column] = [place(y, toHeight, height), place(x, toWidth, width)];
      field[y * toWidth + x] = between(values, width, height, row, column) / bound;
    }
  }
  return field;
}

/** Where the middle of a pixel of the picture lies in the map, whose values stand at the middles of its own pixels. */
function place(index: number, count: number, size: number): number {
  return Math.min(size - 1, Math.max(0, ((index + 0.5) * size) / count - 0.5));
}

/** Bilinear between the four values around a place. */
function between(values: Float32Array, width: number, height: number, row: number, column: number): number {
  const [top, left] = [Math.floor(row), Math.floor(column)];
  const [bottom, right] = [Math.min(top + 1, height - 1), Math.min(left + 1, width - 1)];
  const [down, across] = [row - top, column - left];
  const at = (y: number, x: number): number => values[y * width + x] ?? 0;
  const above = at(top, left) * (1 - across) + at(top, right) * across;
  const below = at(bottom, left) * (1 - across) + at(bottom, right) * across;
  return above * (1 - down) + below * down;
}

/** The share of the evidence that lies on ink: on pixels of at least a tenth of full brightness, or beside one. For a sentence, and for tests of the page. */
export function shareOnInk(field: Float32Array, image: Float32Array, width: number): number {
  const isInk = (index: number): boolean => (image[index] ?? 0) >= 0.1;
  let [near, all] = [0, 0];
  field.forEach((value, index) => {
    const size = Math.max(0, value);
    all += size;
    const column = index % width;
    const isNear =
      isInk(index) ||
      isInk(index - width) ||
      isInk(index + width) ||
      (column > 0 && isInk(index - 1)) ||
      (column < width - 1 && isInk(index + 1));
    if (isNear) near += size;
  });
  return all === 0 ? 0 : near / all;
}

/** At least so much of the strongest evidence of all lies within an outline. */
const outlined = 0.5;

/** Around what speaks strongly for the class (sign 1) or against it (sign -1): the path of an SVG in pixels of the picture, along their edges. */
export function outlineOf(field: Float32Array, width: number, sign: 1 | -1): string {
  const isIn = (x: number, y: number): boolean => x >= 0 && x < width && sign * (field[y * width + x] ?? 0) >= outlined;
  let path = '';
  for (let y = 0; y <= field.length / width; y++)
    for (let x = 0; x <= width; x++) {
      if (isIn(x, y) !== isIn(x, y - 1)) path += `M${x} ${y}h1`;
      if (isIn(x, y) !== isIn(x - 1, y)) path += `M${x} ${y}v1`;
    }
  return path;
}

export interface Place {
  readonly x: number;
  readonly y: number;
}

/** The pixel that speaks most for the class (sign 1), or most against it (sign -1); null where none does. */
export function strongestPlace(field: Float32Array, width: number, sign: 1 | -1 = 1): Place | null {
  let best = -1;
  field.forEach((value, index) => {
    if (sign * value > 0 && sign * value > sign * (field[best] ?? 0)) best = index;
  });
  return best < 0 ? null : { x: best % width, y: Math.floor(best / width) };
}
