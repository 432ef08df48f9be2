import type { Activation } from '../layers/activations';
import { normalBelow } from '../numbers/normal';
import { explainSoftmax } from './softmax';

/** Activations of one value alone; softmax needs its neighbours. */
export type PointwiseActivation = Exclude<Activation, 'softmax'>;

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

/** The `index`-th of several values that stand along the last axis, through an activation; softmax takes all of them into account. */
export function activatedAmong(activation: Activation, values: ArrayLike<number>, index: number): number {
  if (activation === 'softmax') return explainSoftmax(values).terms[index]?.probability ?? NaN;
  return activated(activation, values[index] ?? NaN);
}

/** Points [x, y] of an activation's curve from `from` to `to`, for a small picture of it. */
export function activationCurve(
  activation: PointwiseActivation,
  from: number,
  to: number,
  points: number,
): readonly (readonly [x: number, y: number])[] {
  return Array.from({ length: points }, (_, index) => {
    const x = from + ((to - from) * index) / (points - 1);
    return [x, activated(activation, x)] as const;
  });
}
