import { asImage, type LayerNumbers } from '../../../domain/explain/layer-numbers';
import { rectangleAt } from '../../../domain/explain/window';
import { pairOf } from '../../../domain/layers/extent';
import { windowSpan, type Window } from '../../../domain/layers/windows';
import { pixelOver, type Pixel } from '../../../ui/maps/pixel-steps';
import type { MapFrame } from '../../../ui/maps/value-map';

/** How far the windows of a layer reach beyond its input on each side: the zeros that padding puts there. */
export function windowPadding(
  { inputShape, outputShape }: Pick<LayerNumbers, 'inputShape' | 'outputShape'>,
  window: Window,
): MapFrame {
  const [height, width] = asImage(inputShape);
  const [rows, columns] = asImage(outputShape);
  const first = rectangleAt(inputShape, window, 0, 0);
  const last = rectangleAt(inputShape, window, rows - 1, columns - 1);
  return {
    top: Math.max(0, -first.top),
    left: Math.max(0, -first.left),
    bottom: Math.max(0, last.bottom - height),
    right: Math.max(0, last.right - width),
  };
}

/** The output pixel whose window lies most nearly over a pixel of the input. */
export function pixelUnder({ inputShape }: Pick<LayerNumbers, 'inputShape'>, window: Window): (pixel: Pixel) => Pixel {
  const { top, left } = rectangleAt(inputShape, window, 0, 0);
  const place = { size: windowSpan(window), strides: pairOf(window.strides), before: [-top, -left] as const };
  return (pixel) => pixelOver(pixel, place);
}
