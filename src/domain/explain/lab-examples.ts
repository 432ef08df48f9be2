import type { LabGrid } from './lab';

/** Kernels that every course shows. The edge kernels answer to a step from left to right or from top to bottom, the outline to any. */
export const classicKernels = {
  identity: square([0, 0, 0, 0, 1, 0, 0, 0, 0]),
  blur: square(new Array<number>(9).fill(1 / 9)),
  sharpen: square([0, -1, 0, -1, 5, -1, 0, -1, 0]),
  edgeVertical: square([-1, 0, 1, -1, 0, 1, -1, 0, 1]),
  edgeHorizontal: square([-1, -1, -1, 0, 0, 0, 1, 1, 1]),
  outline: square([-1, -1, -1, -1, 8, -1, -1, -1, -1]),
} as const satisfies Record<string, LabGrid>;
export type ClassicKernel = keyof typeof classicKernels;
export const classicKernelNames = Object.keys(classicKernels) as readonly ClassicKernel[];

/** 6 x 6 pictures to begin with. */
export const labPictures = {
  /** Dark on the left, light on the right: one vertical edge. */
  edge: square(rows(6, (_row, column) => (column < 3 ? 0 : 1))),
  /** One light pixel: shows the kernel itself, turned by 180 degrees. */
  dot: square(rows(6, (row, column) => (row === 2 && column === 2 ? 1 : 0))),
  /** A stroke like that of a seven. */
  seven: square(
    rows(6, (row, column) => ((row === 1 && column > 0 && column < 5) || (row > 1 && column === 5 - row) ? 1 : 0)),
  ),
  /** Every other pixel. */
  chequers: square(rows(6, (row, column) => (row + column) % 2)),
} as const satisfies Record<string, LabGrid>;
export type LabPictureName = keyof typeof labPictures;

function square(values: readonly number[]): LabGrid {
  const side = Math.sqrt(values.length);
  return { height: side, width: side, values };
}

function rows(side: number, value: (row: number, column: number) => number): number[] {
  return Array.from({ length: side * side }, (_, index) => value(Math.floor(index / side), index % side));
}
