import type { LayerSpec } from '../network/network';
import { asImage, weightOf, type LayerNumbers } from './layer-numbers';

export type LayerNormalizationSpec = Extract<LayerSpec, { kind: 'LayerNormalization' }>;

export interface LayerNormalizationExplanation {
  /** Of all channels at the value's place. */
  readonly mean: number;
  readonly variance: number;
  /** Learned; null where the layer has none. */
  readonly gamma: number | null;
  readonly beta: number | null;
  readonly input: number;
  readonly output: number;
  /** The sizes that are added up, to judge rounding by: taking the mean off a value close to it leaves few digits. */
  readonly magnitude: number;
}

/**
 * What layer normalisation does to one value: output = gamma (input - mean) / sqrt(variance + epsilon) + beta, with mean and variance over the channels of its pixel.
 *
 * @param index position of the value in the layer's input
 */
export function explainLayerNormalization(
  { params: { epsilon } }: LayerNormalizationSpec,
  numbers: LayerNumbers,
  index: number,
): LayerNormalizationExplanation {
  const [, , channels] = asImage(numbers.inputShape);
  const channel = index % channels;
  const values = Array.from(numbers.input.subarray(index - channel, index - channel + channels));
  const mean = values.reduce((sum, value) => sum + value, 0) / channels;
  const variance = values.reduce((sum, value) => sum + (value - mean) ** 2, 0) / channels;
  const gamma = weightOf(numbers, 'gamma')?.[channel] ?? null;
  const beta = weightOf(numbers, 'beta')?.[channel] ?? null;
  const input = numbers.input[index] ?? NaN;
  const [factor, shift, deviation] = [gamma ?? 1, beta ?? 0, Math.sqrt(variance + epsilon)];
  const output = (factor * (input - mean)) / deviation + shift;
  const magnitude = (Math.abs(factor) * (Math.abs(input) + Math.abs(mean))) / deviation + Math.abs(shift);
  return { mean, variance, gamma, beta, input, output, magnitude };
}
