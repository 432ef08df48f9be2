import { pairOf, type Extent } from '../layers/extent';
import { alongHeight, alongWidth, spanOf, type AxisWindow, type Window } from '../layers/windows';
import type { Shape } from '../network/shape';
import { asImage, indexIn } from './layer-numbers';

/** A part of a picture in pixels; `bottom` and `right` are the first row and column behind it. Padding lies outside the picture. */
export interface Rectangle {
  readonly top: number;
  readonly left: number;
  readonly bottom: number;
  readonly right: number;
}

/** One place under a window. */
export interface WindowCell {
  readonly row: number;
  readonly column: number;
  /** 0 in the padding. */
  readonly value: number;
  readonly isPadding: boolean;
}

/**
 * Rows (or columns) of zeros before the picture: valid 0; same floor(p / 2) of p = max((ceil(length / strides) - 1) strides + span - length, 0), as
 * TensorFlow shares them out.
 */
function paddingBefore(length: number, window: AxisWindow): number {
  const { strides, padding } = window;
  if (padding === 'valid') return 0;
  const needed = (Math.ceil(length / strides) - 1) * strides + spanOf(window) - length;
  return Math.floor(Math.max(needed, 0) / 2);
}

/** The places along one axis of the picture that a window takes at one of its positions: those of its padding are left out. */
export function placesUnder(length: number, window: AxisWindow, position: number): readonly number[] {
  const first = position * window.strides - paddingBefore(length, window);
  const places = Array.from({ length: window.size }, (_, tap) => first + tap * (window.dilation ?? 1));
  return places.filter((place) => place >= 0 && place < length);
}

/** What a window sees of its input [height, width, channels] at one of its positions. */
export function rectangleAt(input: Shape, window: Window, row: number, column: number): Rectangle {
  const [height, width] = asImage(input);
  const [rows, columns] = [alongHeight(window), alongWidth(window)];
  const top = row * rows.strides - paddingBefore(height, rows);
  const left = column * columns.strides - paddingBefore(width, columns);
  return { top, left, bottom: top + spanOf(rows), right: left + spanOf(columns) };
}

/** The places of a rectangle in one channel, row by row; of a dilated window, those that it looks at. */
export function cellsIn(
  shape: Shape,
  values: ArrayLike<number>,
  rectangle: Rectangle,
  channel: number,
  dilation: Extent = 1,
): WindowCell[] {
  const [height, width] = asImage(shape);
  const [down, across] = pairOf(dilation);
  const cells: WindowCell[] = [];
  for (let row = rectangle.top; row < rectangle.bottom; row += down) {
    for (let column = rectangle.left; column < rectangle.right; column += across) {
      const isPadding = row < 0 || column < 0 || row >= height || column >= width;
      const value = isPadding ? 0 : (values[indexIn(shape, row, column, channel)] ?? 0);
      cells.push({ row, column, value, isPadding });
    }
  }
  return cells;
}
