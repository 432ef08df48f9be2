import type { Activation } from '../layers/activations';
import type { LayerSpec } from '../network/network';
import { activatedAmong } from './activation';
import { weightOf, type LayerNumbers } from './layer-numbers';

export type DenseSpec = Extract<LayerSpec, { kind: 'Dense' }>;

/** One input value, its weight and their product. */
export interface Contribution {
  /** Position in the input vector. */
  readonly index: number;
  readonly value: number;
  readonly weight: number;
  readonly product: number;
}

export interface DenseExplanation {
  /** The contributions of the largest size (either sign), the largest first. */
  readonly largest: readonly Contribution[];
  /** The sum and the number of all the others. */
  readonly rest: number;
  readonly restCount: number;
  /** The sums of all positive and of all negative products. */
  readonly positive: number;
  readonly negative: number;
  readonly total: number;
  readonly bias: number;
  readonly beforeActivation: number;
  readonly activation: Activation;
  readonly output: number;
}

/** How one unit of a dense layer comes to its value; `most` contributions are told one by one. */
export function explainDense(layer: DenseSpec, numbers: LayerNumbers, unit: number, most = 10): DenseExplanation {
  const { activation } = layer.params;
  const all = contributionsOf(numbers, unit);
  const largest = all.toSorted((one, other) => Math.abs(other.product) - Math.abs(one.product)).slice(0, most);
  const sumOf = (some: readonly Contribution[]): number => some.reduce((sum, { product }) => sum + product, 0);
  const total = sumOf(all);
  const bias = weightOf(numbers, 'bias')?.[unit] ?? 0;
  const units = Float64Array.from({ length: layer.params.units }, (_, index) => numbers.preActivation?.[index] ?? NaN);
  units[unit] = total + bias;
  return {
    largest,
    rest: total - sumOf(largest),
    restCount: all.length - largest.length,
    positive: sumOf(all.filter(({ product }) => product > 0)),
    negative: sumOf(all.filter(({ product }) => product < 0)),
    total,
    bias,
    beforeActivation: total + bias,
    activation,
    output: activatedAmong(activation, units, unit),
  };
}

/** The weights of one unit, one for each input: a column of the kernel [inputs, units], or all of a kernel [inputs, 1] that holds this unit alone. */
export function unitWeights(numbers: LayerNumbers, unit: number): Float32Array {
  const kernel = numbers.weights.find(({ name }) => name === 'kernel');
  const columns = kernel?.shape[1] ?? 1;
  const column = columns === 1 ? 0 : unit;
  return Float32Array.from(numbers.input, (_, index) => kernel?.values[index * columns + column] ?? 0);
}

function contributionsOf(numbers: LayerNumbers, unit: number): Contribution[] {
  const weights = unitWeights(numbers, unit);
  return Array.from(numbers.input, (value, index) => {
    const weight = weights[index] ?? 0;
    return { index, value, weight, product: value * weight };
  });
}
