/** A laboratory apart from any network: convolution and pooling on a small picture that the learner edits. */
import { pooled, type PoolingExplanation } from './pooling';
import { cellsIn, type Rectangle, type WindowCell } from './window';

/** A small picture or kernel: rows of numbers. */
export interface LabGrid {
  readonly height: number;
  readonly width: number;
  /** height x width values, row by row. */
  readonly values: readonly number[];
}

/** How a window slides: `padding` is the number of zeros put around the picture on each side. */
export interface LabWindow {
  readonly size: number;
  readonly stride: number;
  readonly padding: number;
}

export const labProblemCodes = [
  'sizeTooSmall', // a window of less than one pixel, or not a whole number
  'strideTooSmall', // a stride of less than one pixel, or not a whole number
  'paddingNegative', // less than none, or not a whole number
  'windowTooLarge', // larger than the padded picture
  'paddingTooLarge', // as wide as the window or wider: windows would lie in the padding alone
  'strideTooLarge', // larger than the window: places between the windows are never looked at (a warning; there is an output)
  'leftOver', // the last rows or columns are never reached (a warning; there is an output)
] as const;
export type LabProblemCode = (typeof labProblemCodes)[number];

/** What is wrong with a combination; with `isWarning` it works all the same. */
export interface LabProblem {
  readonly code: LabProblemCode;
  readonly isWarning: boolean;
  readonly values: Readonly<Record<string, number>>;
}

/** One output value of a convolution with everything that leads to it. */
export interface LabSum {
  readonly rectangle: Rectangle;
  readonly cells: readonly (WindowCell & { readonly weight: number; readonly product: number })[];
  readonly sum: number;
}

/** Positions of a window along one axis: floor((length + 2 padding - size) / stride) + 1. */
export function labLength(length: number, { size, stride, padding }: LabWindow): number {
  return Math.floor((length + 2 * padding - size) / stride) + 1;
}

/** What is wrong with a window on a picture of this size, the worst first; null when nothing is. */
export function labProblem({ height, width }: Pick<LabGrid, 'height' | 'width'>, window: LabWindow): LabProblem | null {
  const { size, stride, padding } = window;
  const isCount = (value: number, least: number): boolean => Number.isInteger(value) && value >= least;
  const problem = (code: LabProblemCode, isWarning = false, values: LabProblem['values'] = {}): LabProblem => ({
    code,
    isWarning,
    values: { size, stride, padding, height, width, ...values },
  });
  if (!isCount(size, 1)) return problem('sizeTooSmall');
  if (!isCount(stride, 1)) return problem('strideTooSmall');
  if (!isCount(padding, 0)) return problem('paddingNegative');
  if (padding >= size && padding > 0) return problem('paddingTooLarge');
  if (size > Math.min(height, width) + 2 * padding) return problem('windowTooLarge');
  if (stride > size) return problem('strideTooLarge', true);
  const rows = (height + 2 * padding - size) % stride;
  const columns = (width + 2 * padding - size) % stride;
  return rows > 0 || columns > 0 ? problem('leftOver', true, { rows, columns }) : null;
}

/** The picture convolved with a square kernel (not flipped, as in every network); null where `labProblem` forbids it. */
export function labConvolution(picture: LabGrid, kernel: LabGrid, window: LabWindow): LabGrid | null {
  return slide(picture, window, (row, column) => labSumAt(picture, kernel, window, row, column).sum);
}

/** The arithmetic of one output value. */
export function labSumAt(picture: LabGrid, kernel: LabGrid, window: LabWindow, row: number, column: number): LabSum {
  const rectangle = labRectangle(window, row, column);
  const cells = labCells(picture, rectangle).map((cell, index) => {
    const weight = kernel.values[index] ?? 0;
    return { ...cell, weight, product: cell.value * weight };
  });
  return { rectangle, cells, sum: cells.reduce((sum, { product }) => sum + product, 0) };
}

/** The picture pooled; null where `labProblem` forbids it. */
export function labPooling(picture: LabGrid, window: LabWindow, rule: 'max' | 'average'): LabGrid | null {
  return slide(picture, window, (row, column) => labPoolAt(picture, window, rule, row, column).output);
}

/** The arithmetic of one pooled value. */
export function labPoolAt(
  picture: LabGrid,
  window: LabWindow,
  rule: 'max' | 'average',
  row: number,
  column: number,
): PoolingExplanation {
  const rectangle = labRectangle(window, row, column);
  return pooled(rectangle, labCells(picture, rectangle), rule);
}

/** A picture with one value changed, the `index`-th row by row. */
export function withValue(grid: LabGrid, index: number, value: number): LabGrid {
  return { ...grid, values: grid.values.with(index, value) };
}

function slide(picture: LabGrid, window: LabWindow, value: (row: number, column: number) => number): LabGrid | null {
  const problem = labProblem(picture, window);
  if (problem && !problem.isWarning) return null;
  const [height, width] = [labLength(picture.height, window), labLength(picture.width, window)];
  const values = Array.from({ length: height * width }, (_, index) => value(Math.floor(index / width), index % width));
  return { height, width, values };
}

function labRectangle({ size, stride, padding }: LabWindow, row: number, column: number): Rectangle {
  const [top, left] = [row * stride - padding, column * stride - padding];
  return { top, left, bottom: top + size, right: left + size };
}

function labCells({ height, width, values }: LabGrid, rectangle: Rectangle): WindowCell[] {
  return cellsIn([height, width, 1], values, rectangle, 0);
}
