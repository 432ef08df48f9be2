/**
 * Plans for the `convolve` kernel: the output image cut into patches of pixels that use the same taps of the filter.
 * Pure arithmetic; assembly/convolve.ts reads the words that come out.
 */

/** Positions start, start + step, ... (count of them) along one axis of the output that share their taps. */
export interface Stretch {
  readonly start: number;
  readonly step: number;
  readonly count: number;
  /** How far the input position moves from one output position to the next. */
  readonly inputStep: number;
  /** Tap number and, for the first position, the input position that it reads. In the order of the input. */
  readonly taps: readonly { readonly tap: number; readonly at: number }[];
}

export interface Axis {
  readonly input: number;
  readonly output: number;
  readonly kernel: number;
  readonly stride: number;
  readonly dilation: number;
  /** Padding before the first input position. */
  readonly pad: number;
  /** Output positions that anything reads; those behind them are not computed forward, and stay at the bias, and bring nothing backward. All where left out. */
  readonly read?: number;
}

/** y[o] reads x[o * stride - pad + tap * dilation] where that exists. */
export function forwardStretches(axis: Axis): Stretch[] {
  const positions = Array.from({ length: axis.output }, (_, o) => ({
    position: o,
    taps:
      o < (axis.read ?? axis.output)
        ? tapsWhere(axis.kernel, (tap) => o * axis.stride - axis.pad + tap * axis.dilation, axis.input)
        : [],
  }));
  return group(positions, 1, axis.stride);
}

/** dx[i] reads dy[(i + pad - tap * dilation) / stride] where that is whole and exists. Positions of one residue of the stride go together. */
export function backwardStretches(axis: Axis): Stretch[] {
  const residues = Array.from({ length: Math.min(axis.stride, axis.input) }, (_, residue) => residue);
  return residues.flatMap((residue) => {
    const count = Math.ceil((axis.input - residue) / axis.stride);
    const positions = Array.from({ length: count }, (_, j) => {
      const i = residue + j * axis.stride;
      return {
        position: i,
        taps: tapsWhere(
          axis.kernel,
          (tap) => (i + axis.pad - tap * axis.dilation) / axis.stride,
          axis.read ?? axis.output,
        ).reverse(),
      };
    });
    return group(positions, axis.stride, 1);
  });
}

type Taps = { tap: number; at: number }[];

function tapsWhere(kernel: number, position: (tap: number) => number, size: number): Taps {
  const taps = Array.from({ length: kernel }, (_, tap) => ({ tap, at: position(tap) }));
  return taps.filter(({ at }) => Number.isInteger(at) && at >= 0 && at < size);
}

function group(positions: readonly { position: number; taps: Taps }[], step: number, inputStep: number): Stretch[] {
  const stretches: { start: number; step: number; count: number; inputStep: number; taps: Taps }[] = [];
  for (const { position, taps } of positions) {
    const last = stretches[stretches.length - 1];
    if (last && sameTaps(last.taps, taps)) last.count++;
    else stretches.push({ start: position, step, count: 1, inputStep, taps });
  }
  return stretches;
}

function sameTaps(a: Taps, b: Taps): boolean {
  return a.length === b.length && a.every(({ tap }, index) => tap === b[index]?.tap);
}

export interface ImagePlan {
  readonly rows: readonly Stretch[];
  readonly columns: readonly Stretch[];
  /** Width of the input and of the output image in pixels. */
  readonly inputWidth: number;
  readonly outputWidth: number;
  /** Floats of one input pixel that a tap multiplies, and floats of one output pixel. */
  readonly depth: number;
  readonly channels: number;
  /** Where a tap's weights stand in the panels, counted in taps. */
  readonly panelOf: (rowTap: number, columnTap: number) => number;
  readonly relu: boolean;
}

/** Ends with max(x, 0); see tile.ts. */
const reluMode = 2;
const accumulateMode = 1;
const float = 4;
/** One step of a panel: 8 floats. */
const panelStep = 32;

export interface Plan {
  readonly words: Int32Array;
  readonly patches: number;
}

/** Patches of a whole image: each row of the output, cut at the columns where the taps change. */
export function planImage(image: ImagePlan): Plan {
  const words: number[] = [];
  let patches = 0;
  for (const rows of image.rows) {
    for (let i = 0; i < rows.count; i++) {
      for (const columns of image.columns) {
        const runs = patchRuns(image, rows, i, columns);
        const output = ((rows.start + i * rows.step) * image.outputWidth + columns.start) * image.channels;
        const steps = [columns.step * image.channels * float, columns.inputStep * image.depth * float];
        words.push(
          output * float,
          ...steps,
          columns.count,
          runs.table.length / 2,
          runs.length,
          image.relu ? reluMode : 0,
          0,
          ...runs.table,
        );
        patches++;
      }
    }
  }
  return { words: Int32Array.from(words), patches };
}

/** Runs of values that stand side by side in the input and in the panels; taps in a row make one run where they can. */
function patchRuns(
  image: ImagePlan,
  rows: Stretch,
  row: number,
  columns: Stretch,
): { table: number[]; length: number } {
  const joined = columns.taps.every(({ tap, at }, index) => {
    const before = columns.taps[index - 1];
    return !before || (at === before.at + 1 && image.panelOf(0, tap) === image.panelOf(0, before.tap) + 1);
  });
  const starts = joined ? columns.taps.slice(0, 1) : columns.taps;
  const table = rows.taps.flatMap((rowTap) =>
    starts.flatMap((columnTap) => {
      const pixel = (rowTap.at + row * rows.inputStep) * image.inputWidth + columnTap.at;
      return [pixel * image.depth * float, image.panelOf(rowTap.tap, columnTap.tap) * image.depth * panelStep];
    }),
  );
  return { table, length: image.depth * (joined ? columns.taps.length : 1) };
}

/** Longest stretch of a matrix row worked on at once: its panel then takes half of a first cache of 32 KiB. */
const longestPiece = 512;

/** The plan of a matrix product: a matrix row is an image of one pixel. Long rows go in pieces that add to the output. */
export function planMatrix(depth: number, relu: boolean): Plan {
  const words: number[] = [];
  let patches = 0;
  for (let start = 0; start < depth; start += longestPiece) {
    const length = Math.min(longestPiece, depth - start);
    const mode = (start > 0 ? accumulateMode : 0) + (relu && start + length === depth ? reluMode : 0);
    words.push(0, 0, 0, 1, 1, length, mode, 0, start * float, start * panelStep);
    patches++;
  }
  return { words: Int32Array.from(words), patches };
}
