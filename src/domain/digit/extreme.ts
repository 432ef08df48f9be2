import type { Grid } from './grid';

/** The greatest (sign 1) or least (sign -1) value in a square of 2 x radius + 1 around each place; outside there is nothing. */
export function extreme(grid: Grid, radius: number, sign: 1 | -1): Grid {
  const { width, height } = grid;
  const rows = new Float32Array(grid.values.length);
  for (let y = 0; y < height; y++) slide(grid.values, rows, { start: y * width, step: 1, length: width }, radius, sign);
  const values = new Float32Array(rows.length);
  for (let x = 0; x < width; x++) slide(rows, values, { start: x, step: width, length: height }, radius, sign);
  return { width, height, values };
}

interface Line {
  readonly start: number;
  readonly step: number;
  readonly length: number;
}

/** The extreme in a window that slides along a line: a queue holds the places that can still become the extreme, best first. */
function slide(
  from: Float32Array,
  to: Float32Array,
  { start, step, length }: Line,
  radius: number,
  sign: number,
): void {
  const at = (index: number): number => sign * (from[start + index * step] as number);
  const queue = new Int32Array(length);
  let [head, tail] = [0, 0];
  for (let entering = 0; entering < length + radius; entering++) {
    if (entering < length) {
      while (tail > head && at(queue[tail - 1] as number) <= at(entering)) tail--;
      queue[tail++] = entering;
    }
    const middle = entering - radius;
    if (middle < 0) continue;
    while ((queue[head] as number) < middle - radius) head++;
    to[start + middle * step] = sign * at(queue[head] as number);
  }
}
