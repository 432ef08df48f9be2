import { windowOf } from '../layers/windows';
import type { LayerSpec } from '../network/network';
import { asImage, type LayerNumbers } from './layer-numbers';
import { cellsIn, rectangleAt, type Rectangle, type WindowCell } from './window';

export type PoolingSpec = Extract<
  LayerSpec,
  { kind: 'MaxPooling2D' | 'AveragePooling2D' | 'GlobalMaxPooling2D' | 'GlobalAveragePooling2D' }
>;

export function isPooling(layer: LayerSpec): layer is PoolingSpec {
  return layer.kind.endsWith('Pooling2D');
}

export interface PoolingExplanation {
  readonly rectangle: Rectangle;
  /** The places under the window, row by row. Padding takes no part, neither in the maximum nor in the mean. */
  readonly cells: readonly WindowCell[];
  readonly rule: 'max' | 'average';
  /** Position in `cells` of the greatest value (the first of equals); null for averages and among NaN. */
  readonly winner: number | null;
  /** Sum and number of the values that are averaged. */
  readonly sum: number;
  readonly count: number;
  readonly output: number;
}

/** What a pooling layer does at one output pixel of one channel; global pooling has the one pixel (0, 0). */
export function explainPooling(
  layer: PoolingSpec,
  numbers: Pick<LayerNumbers, 'inputShape' | 'input'>,
  { row, column, channel }: { readonly row: number; readonly column: number; readonly channel: number },
): PoolingExplanation {
  const rectangle = rectangleUnder(layer, numbers.inputShape, row, column);
  const cells = cellsIn(numbers.inputShape, numbers.input, rectangle, channel);
  return pooled(rectangle, cells, layer.kind.includes('Max') ? 'max' : 'average');
}

/** The maximum or the mean of the places under a window. */
export function pooled(
  rectangle: Rectangle,
  cells: readonly WindowCell[],
  rule: PoolingExplanation['rule'],
): PoolingExplanation {
  const inside = cells.filter(({ isPadding }) => !isPadding);
  const sum = inside.reduce((total, { value }) => total + value, 0);
  const greatest = inside.reduce((most, { value }) => Math.max(most, value), -Infinity);
  const first = cells.findIndex(({ isPadding, value }) => !isPadding && value === greatest);
  const winner = rule === 'max' && first >= 0 ? first : null;
  const output = rule === 'max' ? greatest : sum / inside.length;
  return { rectangle, cells, rule, winner, sum, count: inside.length, output };
}

function rectangleUnder(layer: PoolingSpec, input: LayerNumbers['inputShape'], row: number, column: number): Rectangle {
  if (layer.kind === 'MaxPooling2D' || layer.kind === 'AveragePooling2D')
    return rectangleAt(input, windowOf(layer.params), row, column);
  const [bottom, right] = asImage(input);
  return { top: 0, left: 0, bottom, right };
}
