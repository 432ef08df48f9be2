import { heightOf, widthOf } from '../layers/extent';
import { sourcesAt } from '../layers/interpolation';
import type { LayerSpec } from '../network/network';
import { asImage, indexIn, type LayerNumbers } from './layer-numbers';
import type { Rectangle } from './window';

export type UpSamplingSpec = Extract<LayerSpec, { kind: 'UpSampling2D' }>;

/** A pixel of the small picture and what it adds to one of the large. */
interface SharedCell {
  readonly row: number;
  readonly column: number;
  readonly value: number;
  /** Between 0 and 1; all shares together are 1. */
  readonly weight: number;
  readonly product: number;
}

export interface UpSamplingExplanation {
  /** The pixels that count, in the small picture. */
  readonly rectangle: Rectangle;
  /** Row by row: one for nearest, up to four for bilinear. */
  readonly cells: readonly SharedCell[];
  readonly output: number;
}

/** What UpSampling2D does at one pixel of the large picture, in one channel. */
export function explainUpSampling(
  { params: { size, interpolation } }: UpSamplingSpec,
  { inputShape, input }: Pick<LayerNumbers, 'inputShape' | 'input'>,
  { row, column, channel }: { readonly row: number; readonly column: number; readonly channel: number },
): UpSamplingExplanation {
  const [height, width] = asImage(inputShape);
  const rows = sourcesAt(row, { length: height, size: heightOf(size), interpolation });
  const columns = sourcesAt(column, { length: width, size: widthOf(size), interpolation });
  const cells = rows.flatMap((vertical) =>
    columns.map((horizontal): SharedCell => {
      const value = input[indexIn(inputShape, vertical.index, horizontal.index, channel)] ?? 0;
      const weight = vertical.weight * horizontal.weight;
      return { row: vertical.index, column: horizontal.index, value, weight, product: value * weight };
    }),
  );
  const { row: top, column: left } = cells[0] ?? { row: 0, column: 0 };
  return {
    rectangle: { top, left, bottom: top + rows.length, right: left + columns.length },
    cells,
    output: cells.reduce((sum, { product }) => sum + product, 0),
  };
}
