import type { LayerSpec } from '../network/network';
import { asImage, indexIn, type InputNumbers, type LayerNumbers } from './layer-numbers';

const mergingKinds = ['Add', 'Concatenate', 'Average', 'Maximum', 'Multiply'] as const;
export type MergingSpec = Extract<LayerSpec, { kind: (typeof mergingKinds)[number] }>;

export function isMerging(spec: LayerSpec): spec is MergingSpec {
  return mergingKinds.some((kind) => kind === spec.kind);
}

/** A number that comes in. */
export interface MergedTerm {
  /** Which of the inputs, counted from 0. */
  readonly input: number;
  /** The channel that it has there. */
  readonly channel: number;
  readonly value: number;
}

export interface MergingExplanation {
  /** Of every input one, in their order; of those that stand side by side only the one that is passed on. */
  readonly terms: readonly MergedTerm[];
  readonly output: number;
  /** Sizes that were added up, to judge rounding by. */
  readonly magnitude: number;
}

/** All inputs of a layer, in their order. */
export function inputsOf({ inputShape, input, others }: Pick<LayerNumbers, 'inputShape' | 'input' | 'others'>) {
  return [{ shape: inputShape, values: input }, ...others];
}

interface Place {
  readonly row: number;
  readonly column: number;
  readonly channel: number;
}

/** How one number of a layer that merges comes about. */
export function explainMerging(
  { kind }: Pick<MergingSpec, 'kind'>,
  numbers: Pick<LayerNumbers, 'inputShape' | 'input' | 'others'>,
  place: Place,
): MergingExplanation {
  const inputs = inputsOf(numbers);
  const terms =
    kind === 'Concatenate' ? [passedOn(inputs, place)] : inputs.map((each, index) => termOf(each, index, place));
  const values = terms.map(({ value }) => value);
  return { terms, output: merged(kind, values), magnitude: values.reduce((sum, value) => sum + Math.abs(value), 0) };
}

function merged(kind: MergingSpec['kind'], values: readonly number[]): number {
  const sum = values.reduce((total, value) => total + value, 0);
  switch (kind) {
    case 'Add':
      return sum;
    case 'Average':
      return sum / values.length;
    case 'Maximum':
      return Math.max(...values);
    case 'Multiply':
      return values.reduce((product, value) => product * value, 1);
    case 'Concatenate':
      return values[0] ?? NaN;
  }
}

/** An axis of length 1 counts for all places along it. */
function termOf({ shape, values }: InputNumbers, input: number, { row, column, channel }: Place): MergedTerm {
  const [height, width, channels] = asImage(shape);
  const own = Math.min(channel, channels - 1);
  const index = indexIn(shape, Math.min(row, height - 1), Math.min(column, width - 1), own);
  return { input, channel: own, value: values[index] ?? NaN };
}

function passedOn(inputs: readonly InputNumbers[], { row, column, channel }: Place): MergedTerm {
  let before = 0;
  for (const [input, { shape, values }] of inputs.entries()) {
    const [, , channels] = asImage(shape);
    const own = channel - before;
    if (own < channels) return { input, channel: own, value: values[indexIn(shape, row, column, own)] ?? NaN };
    before += channels;
  }
  return { input: 0, channel: 0, value: NaN };
}
