import type { LayerSpec } from '../network/network';
import { asImage, weightOf, type LayerNumbers } from './layer-numbers';

export type BatchNormalizationSpec = Extract<LayerSpec, { kind: 'BatchNormalization' }>;

export interface BatchNormalizationExplanation {
  /** The averages gathered while training, of this channel. */
  readonly mean: number;
  readonly variance: number;
  readonly epsilon: number;
  /** Learned. */
  readonly gamma: number;
  readonly beta: number;
  /** The input value, then after each step. */
  readonly input: number;
  readonly centred: number;
  readonly normalised: number;
  readonly scaled: number;
  readonly output: number;
  /** The sizes that are added up, to judge rounding by: taking the mean off a value close to it leaves few digits. */
  readonly magnitude: number;
}

/** The mean and the standard deviation of a channel's values, before and after. */
export interface ChannelSpread {
  readonly mean: number;
  readonly deviation: number;
}

/**
 * What batch normalisation in use does to one value: output = gamma (input - mean) / sqrt(variance + epsilon) + beta.
 *
 * @param index position of the value in the layer's input
 */
export function explainBatchNormalization(
  layer: BatchNormalizationSpec,
  numbers: LayerNumbers,
  index: number,
): BatchNormalizationExplanation {
  const [, , channels] = asImage(numbers.inputShape);
  const channel = index % channels;
  const of = (name: string): number => weightOf(numbers, name)?.[channel] ?? NaN;
  const { epsilon } = layer.params;
  const [mean, variance, gamma, beta] = [of('moving_mean'), of('moving_variance'), of('gamma'), of('beta')];
  const input = numbers.input[index] ?? NaN;
  const centred = input - mean;
  const deviation = Math.sqrt(variance + epsilon);
  const normalised = centred / deviation;
  const scaled = normalised * gamma;
  const magnitude = (Math.abs(gamma) * (Math.abs(input) + Math.abs(mean))) / deviation + Math.abs(beta);
  return { mean, variance, epsilon, gamma, beta, input, centred, normalised, scaled, output: scaled + beta, magnitude };
}

/** How a channel's values lie before (`input`) or after (`output`) the layer. */
export function spreadOf(numbers: LayerNumbers, which: 'input' | 'output', channel: number): ChannelSpread {
  const [, , channels] = asImage(numbers.inputShape);
  const values = Array.from(numbers[which]).filter((_, index) => index % channels === channel);
  const mean = values.reduce((sum, value) => sum + value, 0) / values.length;
  const variance = values.reduce((sum, value) => sum + (value - mean) ** 2, 0) / values.length;
  return { mean, deviation: Math.sqrt(variance) };
}
