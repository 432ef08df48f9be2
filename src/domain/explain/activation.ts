import type { Activation } from '../layers/activations';
import type { LayerSpec } from '../network/network';
import { normalBelow } from '../numbers/normal';
import { explainSoftmax } from './softmax';

/** Activations of one value alone; softmax needs its neighbours. */
type PointwiseActivation = Exclude<Activation, 'softmax'>;

/** One value through an activation: relu max(0, x); elu x or e^x - 1 below 0; sigmoid 1 / (1 + e^-x); gelu x times the share of the normal distribution below x; silu x sigmoid(x). */
export function activated(activation: PointwiseActivation, x: number): number {
  switch (activation) {
    case 'linear':
      return x;
    case 'relu':
      return Math.max(0, x);
    case 'elu':
      return x > 0 ? x : Math.expm1(x);
    case 'sigmoid':
      return 1 / (1 + Math.exp(-x));
    case 'tanh':
      return Math.tanh(x);
    case 'gelu':
      return x * normalBelow(x);
    case 'silu':
      return x / (1 + Math.exp(-x));
  }
}

/** A layer that applies one function to each value. */
export type ActivationSpec = Extract<LayerSpec, { kind: 'Activation' | 'LeakyReLU' }>;

/** One value through such a layer; softmax needs its neighbours and is left to `activatedAmong`. */
export function curveOf(spec: ActivationSpec): ((x: number) => number) | null {
  if (spec.kind === 'LeakyReLU') return (x) => (x < 0 ? spec.params.negativeSlope * x : x);
  const { activation } = spec.params;
  return activation === 'softmax' ? null : (x) => activated(activation, x);
}

/** The `index`-th of several values that stand along the last axis, through an activation; softmax takes all of them into account. */
export function activatedAmong(activation: Activation, values: ArrayLike<number>, index: number): number {
  if (activation === 'softmax') return explainSoftmax(values).terms[index]?.probability ?? NaN;
  return activated(activation, values[index] ?? NaN);
}

/** The `index`-th of several values through such a layer. */
export function layerActivated(spec: ActivationSpec, values: ArrayLike<number>, index: number): number {
  const curve = curveOf(spec);
  return curve ? curve(values[index] ?? NaN) : activatedAmong('softmax', values, index);
}

/** Points [x, y] of a function's curve from `from` to `to`, for a small picture of it. */
export function activationCurve(
  curve: (x: number) => number,
  from: number,
  to: number,
  points: number,
): readonly (readonly [x: number, y: number])[] {
  return Array.from({ length: points }, (_, index) => {
    const x = from + ((to - from) * index) / (points - 1);
    return [x, curve(x)] as const;
  });
}
