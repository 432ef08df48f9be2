import type { Shape } from '../network/shape';
import { extentFrom, heightOf, largestOf, shortExtent, widthOf, type Extent } from './extent';
import type { Mend, Problem } from './layer-definition';
import { imageOf, needsImage } from './images';

/** `valid` keeps the window inside the picture; `same` pads with zeros so that stride 1 keeps the size. */
export const paddings = ['valid', 'same'] as const;
export type Padding = (typeof paddings)[number];

/** A window that slides over a picture: a kernel or a pool. Sizes in pixels. */
export interface Window {
  readonly size: Extent;
  readonly strides: Extent;
  readonly padding: Padding;
  /** The step from one pixel under the window to the next; 1 where none is left out. */
  readonly dilation?: Extent;
}

/** The same along one axis. */
export interface AxisWindow {
  readonly size: number;
  readonly strides: number;
  readonly padding: Padding;
  readonly dilation?: number;
}

export function alongHeight({ size, strides, padding, dilation = 1 }: Window): AxisWindow {
  return { size: heightOf(size), strides: heightOf(strides), padding, dilation: heightOf(dilation) };
}
export function alongWidth({ size, strides, padding, dilation = 1 }: Window): AxisWindow {
  return { size: widthOf(size), strides: widthOf(strides), padding, dilation: widthOf(dilation) };
}

interface KernelParams {
  readonly kernelSize: Extent;
  readonly strides: Extent;
  readonly padding: Padding;
  readonly dilationRate: Extent;
}
interface PoolParams {
  readonly poolSize: Extent;
  readonly strides: Extent;
  readonly padding: Padding;
}

/** The window of a convolution or of a pooling layer. */
export function windowOf(params: KernelParams | PoolParams): Window {
  const { strides, padding } = params;
  return 'poolSize' in params
    ? { size: params.poolSize, strides, padding }
    : { size: params.kernelSize, strides, padding, dilation: params.dilationRate };
}

/** Pixels from the first to the last under the window: (size - 1) dilation + 1. */
export function spanOf({ size, dilation = 1 }: Pick<AxisWindow, 'size' | 'dilation'>): number {
  return (size - 1) * dilation + 1;
}

/** The [height, width] of the picture that a window reaches over. */
export function windowSpan(window: Window): readonly [height: number, width: number] {
  return [spanOf(alongHeight(window)), spanOf(alongWidth(window))];
}

/**
 * How many positions a window takes along one axis:
 * valid: floor((length - span) / strides) + 1; same: ceil(length / strides), whatever the span.
 */
export function outputLength(length: number, window: AxisWindow): number {
  const { strides, padding } = window;
  return padding === 'same' ? Math.ceil(length / strides) : Math.floor((length - spanOf(window)) / strides) + 1;
}

/** The [height, width] left when a window slides over a picture [height, width, channels]. */
export function slide(input: Shape, window: Window): readonly [height: number, width: number] {
  const { height, width } = imageOf(input);
  return [outputLength(height, alongHeight(window)), outputLength(width, alongWidth(window))];
}

/** Why a window cannot slide over this input; `field` names the layer's parameter that holds the window's size. */
export function windowProblem(input: Shape, window: Window, field: 'kernelSize' | 'poolSize'): Problem | null {
  const noImage = needsImage(input);
  if (noImage) return noImage;
  const { height, width } = imageOf(input);
  const [rows, columns] = [alongHeight(window), alongWidth(window)];
  const [isHigh, isWide] = [spanOf(rows) > height, spanOf(columns) > width];
  if (window.padding === 'same' || !(isHigh || isWide)) return null;
  const mends: Mend[] = [{ kind: 'setParam', name: 'padding', value: 'same' }, fitting(height, width, window, field)];
  const isPlain = typeof window.size === 'number' && largestOf(window.dilation ?? 1) === 1;
  if (isPlain) return { code: 'windowTooLarge', values: { size: rows.size, height, width }, mends };
  return isHigh
    ? { code: 'windowTooHigh', values: { span: spanOf(rows), height }, mends }
    : { code: 'windowTooWide', values: { span: spanOf(columns), width }, mends };
}

/** The window drawn together, or made smaller where it lies close already. */
function fitting(height: number, width: number, window: Window, field: string): Mend {
  const [rows, columns] = [alongHeight(window), alongWidth(window)];
  const close = (length: number, { size, dilation = 1 }: AxisWindow): number =>
    size === 1 ? dilation : Math.min(dilation, Math.max(1, Math.floor((length - 1) / (size - 1))));
  if (rows.size <= height && columns.size <= width)
    return { kind: 'setParam', name: 'dilationRate', value: extentFrom(close(height, rows), close(width, columns)) };
  const value =
    typeof window.size === 'number'
      ? Math.min(height, width)
      : extentFrom(Math.min(height, rows.size), Math.min(width, columns.size));
  return { kind: 'setParam', name: field, value };
}

/** As Keras's Conv2D: a window that leaves pixels out moves by one. */
export function dilationProblem({ strides, dilation = 1 }: Window): Problem | null {
  if (largestOf(strides) === 1 || largestOf(dilation) === 1) return null;
  return {
    code: 'dilatedStrides',
    values: { strides: shortExtent(strides), dilation: shortExtent(dilation) },
    mends: [
      { kind: 'setParam', name: 'dilationRate', value: 1 },
      { kind: 'setParam', name: 'strides', value: 1 },
    ],
  };
}
