import type { Window } from '../layers/windows';
import type { LayerSpec, NetworkSpec } from '../network';
import type { Shape } from '../shape';
import { asImage } from './layer-numbers';
import { paddingBefore, type Rectangle } from './window';

/**
 * The part of the network's own input that one output pixel of a layer can see: every window on the way back widens it. What sees all (Flatten, Dense, global pooling) sees
 * the whole picture. May reach into the padding; cut it with `withinPicture`.
 *
 * @param shapes the input shape of each layer, as NetworkAnalysis has them
 */
export function receptiveField(
  network: NetworkSpec,
  shapes: readonly Shape[],
  layer: number,
  pixel: { readonly row: number; readonly column: number },
): Rectangle {
  const start = { top: pixel.row, left: pixel.column, bottom: pixel.row + 1, right: pixel.column + 1 };
  return network.layers.slice(0, layer + 1).reduceRight<Rectangle>((seen, spec, index) => {
    return seenThrough(spec, shapes[index] ?? network.inputShape, seen);
  }, start);
}

/** The part of a rectangle that lies inside a picture of this shape. */
export function withinPicture(shape: Shape, { top, left, bottom, right }: Rectangle): Rectangle {
  const [height, width] = asImage(shape);
  return {
    top: Math.max(top, 0),
    left: Math.max(left, 0),
    bottom: Math.min(bottom, height),
    right: Math.min(right, width),
  };
}

/** What of its input a layer looks at to make a rectangle of its output. */
function seenThrough(spec: LayerSpec, input: Shape, seen: Rectangle): Rectangle {
  switch (spec.kind) {
    case 'Conv2D':
    case 'SeparableConv2D':
    case 'DepthwiseConv2D':
      return throughWindow(input, { ...spec.params, size: spec.params.kernelSize }, seen);
    case 'MaxPooling2D':
    case 'AveragePooling2D':
      return throughWindow(input, { ...spec.params, size: spec.params.poolSize }, seen);
    case 'ZeroPadding2D':
      return moved(seen, -spec.params.padding);
    case 'Dropout':
    case 'BatchNormalization':
    case 'Activation':
      return input.length === 3 ? seen : wholeOf(input);
    case 'Flatten':
    case 'Dense':
    case 'GlobalAveragePooling2D':
    case 'GlobalMaxPooling2D':
      return wholeOf(input);
  }
}

function throughWindow(input: Shape, window: Window, { top, left, bottom, right }: Rectangle): Rectangle {
  const [height, width] = asImage(input);
  const { strides, size } = window;
  const [above, before] = [paddingBefore(height, window), paddingBefore(width, window)];
  return {
    top: top * strides - above,
    left: left * strides - before,
    bottom: (bottom - 1) * strides - above + size,
    right: (right - 1) * strides - before + size,
  };
}

function moved({ top, left, bottom, right }: Rectangle, by: number): Rectangle {
  return { top: top + by, left: left + by, bottom: bottom + by, right: right + by };
}

function wholeOf(input: Shape): Rectangle {
  const [bottom, right] = asImage(input);
  return { top: 0, left: 0, bottom, right };
}
