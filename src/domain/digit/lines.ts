import { transposed, type Grid } from './grid';

/** How far from level or upright a line may run: 8 degrees. */
const steepest = 0.14;
const slopeStep = 0.02;
/** All of these are shares of the picture's longer side. The thickest line that is drawn with a ruler, the shortest, and the widest gap in one. */
const thickest = 0.03;
const shortest = 0.2;
const widestGap = 0.06;
/** A line has ink along this share of its length; where a stroke crosses it, nobody can tell. */
const leastCover = 0.75;

/** A straight line that runs along: at `x` it lies at `offset + slope * x`. */
export interface Line {
  readonly slope: number;
  readonly offset: number;
  readonly from: number;
  readonly to: number;
}

export const lineAt = ({ offset, slope }: Line, x: number): number => Math.round(offset + slope * x);

/** The straight, thin, nearly level lines of ink, the longest first. For upright ones, ask the transposed picture. */
export function linesIn(ink: Grid): readonly Line[] {
  const { width, height } = ink;
  const longer = Math.max(width, height);
  const thin = spread(thinRuns(ink, thickest * longer + 2));
  const above = marksAbove(thin);
  const limits = { gap: widestGap * longer, length: shortest * longer };
  const found: { readonly line: Line; readonly support: number }[] = [];
  for (let slope = -steepest; slope <= steepest + slopeStep / 2; slope += slopeStep) {
    const rise = Math.ceil(Math.abs(slope) * width);
    for (let offset = -rise; offset < height + rise; offset++) {
      const [first, last] = [offset, offset + slope * width].sort((a, b) => a - b).map((y) => within(y, height)) as [
        number,
        number,
      ];
      const marks = (above[Math.min(height, last + 2)] ?? 0) - (above[Math.max(0, first - 1)] ?? 0);
      if (marks >= limits.length / 2) collect(ink, thin, { slope, offset }, limits, found);
    }
  }
  found.sort((a, b) => b.support - a.support);
  return distinct(thin, found);
}

const within = (y: number, height: number): number => Math.min(height, Math.max(0, Math.floor(y)));

/** Marks the pixels of columns of ink no higher than `most`. */
function thinRuns({ width, height, values }: Grid, most: number): Grid {
  const thin = new Float32Array(values.length);
  for (let x = 0; x < width; x++) {
    let start = 0;
    for (let y = 0; y <= height; y++) {
      if (y < height && (values[y * width + x] ?? 0) > 0) continue;
      if (y - start <= most) for (let row = start; row < y; row++) thin[row * width + x] = 1;
      start = y + 1;
    }
  }
  return { width, height, values: thin };
}

/** A hand and a lens bend lines by a pixel or two. */
function spread({ width, height, values }: Grid): Grid {
  const wide = values.slice();
  values.forEach((value, index) => {
    if (value > 0) for (let row = -2; row <= 2; row++) wide[index + row * width] = 1;
  });
  return { width, height, values: wide };
}

/** How much is marked in the rows above each row, to tell quickly how much there is between two. */
function marksAbove({ width, height, values }: Grid): Float64Array {
  const sums = new Float64Array(height + 1);
  for (let y = 0; y < height; y++) {
    sums[y + 1] = values.subarray(y * width, (y + 1) * width).reduce((sum, value) => sum + value, sums[y] ?? 0);
  }
  return sums;
}

interface Limits {
  readonly gap: number;
  readonly length: number;
}

/** Walks along a line through the picture and collects its pieces that hold together. */
function collect(
  ink: Grid,
  thin: Grid,
  { slope, offset }: Pick<Line, 'slope' | 'offset'>,
  { gap, length }: Limits,
  found: { readonly line: Line; readonly support: number }[],
): void {
  const { width, height } = ink;
  let [from, last, support, unknown] = [-1, -1, 0, 0];
  const end = (): void => {
    const known = last + 1 - from - unknown;
    if (from >= 0 && last + 1 - from >= length && support >= leastCover * known && support >= length / 2) {
      found.push({ line: { slope, offset, from, to: last + 1 }, support });
    }
    [from, last, support, unknown] = [-1, -1, 0, 0];
  };
  let crossed = 0;
  for (let x = 0; x < width; x++) {
    const y = Math.round(offset + slope * x);
    if (y < 0 || y >= height) continue;
    const index = y * width + x;
    if (thin.values[index] === 1) {
      if (from < 0) from = x;
      else unknown += crossed;
      [last, crossed] = [x, 0];
      support++;
    } else if (from >= 0) {
      if ((ink.values[index] ?? 0) > 0) crossed++;
      else if (x - last - crossed > gap) {
        end();
        crossed = 0;
      }
    }
  }
  end();
}

/** Of many that run through the same ink, the best. */
function distinct(thin: Grid, found: readonly { readonly line: Line; readonly support: number }[]): readonly Line[] {
  const free = thin.values.slice();
  const near = Math.ceil((thickest * Math.max(thin.width, thin.height)) / 2) + 3;
  return found.flatMap(({ line, support }) => {
    let left = 0;
    for (let x = line.from; x < line.to; x++) left += free[lineAt(line, x) * thin.width + x] ?? 0;
    if (left < 0.6 * support) return [];
    for (let x = line.from; x < line.to; x++) {
      for (let y = lineAt(line, x) - near; y <= lineAt(line, x) + near; y++) {
        if (y >= 0 && y < thin.height) free[y * thin.width + x] = 0;
      }
    }
    return [line];
  });
}

/**
 * The ink without lines, where it is no thicker than they are: where a stroke crosses a line or lies on it, the stroke stays whole.
 */
export function withoutLines(ink: Grid, lines: readonly Line[]): Grid {
  const values = ink.values.slice();
  for (const line of lines) {
    const runs = runsAlong({ ...ink, values }, line);
    const heights = runs.map(({ top, bottom }) => bottom - top).sort((a, b) => a - b);
    const most = (heights[Math.floor(heights.length / 4)] ?? 0) + 2;
    for (const { x, top, bottom } of runs) {
      if (bottom - top > most) continue;
      for (let y = top; y < bottom; y++) values[y * ink.width + x] = 0;
    }
  }
  return { ...ink, values };
}

export const withoutUprights = (ink: Grid, lines: readonly Line[]): Grid =>
  lines.length === 0 ? ink : transposed(withoutLines(transposed(ink), lines));

interface Run {
  readonly x: number;
  readonly top: number;
  readonly bottom: number;
}

/** In each column the ink that the line goes through, or passes by at most three pixels. */
function runsAlong({ width, height, values }: Grid, line: Line): readonly Run[] {
  const has = (x: number, y: number): boolean => y >= 0 && y < height && (values[y * width + x] ?? 0) > 0;
  const runs: Run[] = [];
  for (let x = Math.max(0, line.from - 3); x < Math.min(width, line.to + 3); x++) {
    const y = [0, -1, 1, -2, 2, -3, 3].map((away) => lineAt(line, x) + away).find((row) => has(x, row));
    if (y === undefined) continue;
    let [top, bottom] = [y, y + 1];
    while (has(x, top - 1)) top--;
    while (has(x, bottom)) bottom++;
    runs.push({ x, top, bottom });
  }
  return runs;
}
