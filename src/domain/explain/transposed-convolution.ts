/** The arithmetic of Conv2DTranspose, number by number, for one image: which pixels put their kernels down over an output value, and with what weights. */
import type { Activation } from '../layers/activations';
import { pairOf } from '../layers/extent';
import type { LayerSpec } from '../network/network';
import { activatedAmong } from './activation';
import { asImage, indexIn, weightOf, type LayerNumbers } from './layer-numbers';

export type TransposedSpec = Extract<LayerSpec, { kind: 'Conv2DTranspose' }>;

interface TransposedCell {
  readonly row: number;
  readonly column: number;
  readonly value: number;
  readonly weight: number;
  readonly product: number;
}

/** What one input channel adds. */
export interface TransposedPart {
  /** The pixels whose kernels reach the output value, row by row; there may be none, where the strides leave gaps. */
  readonly cells: readonly TransposedCell[];
  readonly sum: number;
}

export interface TransposedExplanation {
  /** As many as the input has channels. */
  readonly parts: readonly TransposedPart[];
  readonly total: number;
  /** 0 for a layer without one. */
  readonly bias: number;
  readonly beforeActivation: number;
  readonly activation: Activation;
  readonly output: number;
  /** The sizes that are added up, to judge rounding by. */
  readonly magnitude: number;
}

/** A pixel along one axis that reaches an output place, and the place in its kernel that lies there. */
interface Reach {
  readonly index: number;
  readonly tap: number;
}

/** The pixels along one axis whose kernels lie over an output place: index * strides + tap = place, counted from where the first kernel begins. */
export function reaching(place: number, length: number, size: number, strides: number, isSame: boolean): Reach[] {
  const cutOff = isSame ? Math.floor(Math.max(size - strides, 0) / 2) : 0;
  return Array.from({ length }, (_, index) => ({ index, tap: place + cutOff - index * strides })).filter(
    ({ tap }) => tap >= 0 && tap < size,
  );
}

/** Everything that leads to one output value. */
export function explainTransposed(
  { params }: TransposedSpec,
  numbers: LayerNumbers,
  { row, column, filter }: { readonly row: number; readonly column: number; readonly filter: number },
): TransposedExplanation {
  const [height, width, channels] = asImage(numbers.inputShape);
  const [[high, wide], [down, across]] = [pairOf(params.kernelSize), pairOf(params.strides)];
  const isSame = params.padding === 'same';
  const rows = reaching(row, height, high, down, isSame);
  const columns = reaching(column, width, wide, across, isSame);
  const kernel = weightOf(numbers, 'kernel');
  const parts = Array.from({ length: channels }, (_, channel): TransposedPart => {
    const cells = rows.flatMap((vertical) =>
      columns.map((horizontal) => {
        const place = { row: vertical.index, column: horizontal.index };
        const value = numbers.input[indexIn(numbers.inputShape, place.row, place.column, channel)] ?? 0;
        const tap = vertical.tap * wide + horizontal.tap;
        const weight = kernel?.[(tap * params.filters + filter) * channels + channel] ?? 0;
        return { ...place, value, weight, product: value * weight };
      }),
    );
    return { cells, sum: cells.reduce((sum, { product }) => sum + product, 0) };
  });
  const total = parts.reduce((sum, part) => sum + part.sum, 0);
  const bias = weightOf(numbers, 'bias')?.[filter] ?? 0;
  const first = indexIn(numbers.outputShape, row, column, 0);
  const among = Float64Array.from(
    { length: params.filters },
    (_, each) => numbers.preActivation?.[first + each] ?? NaN,
  );
  among[filter] = total + bias;
  return {
    parts,
    total,
    bias,
    beforeActivation: total + bias,
    activation: params.activation,
    output: activatedAmong(params.activation, among, filter),
    magnitude: parts.reduce((sum, part) => sum + Math.abs(part.sum), Math.abs(bias)),
  };
}
