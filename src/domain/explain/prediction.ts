import { argMax } from '../numbers/arg-max';

/** What a network says to one image. */
export interface Prediction {
  readonly probabilities: Float32Array;
  /** How many training steps the weights have seen; 0 is an untrained network. */
  readonly trainedSteps: number;
  readonly milliseconds: number;
}

/** What probabilities come down to: the likeliest class and its share. */
export interface Reading {
  readonly label: number;
  readonly share: number;
}

/** The likeliest class, the first of equals; null where there is none, or none of the probabilities is a number. */
export function likeliest(shares: ArrayLike<number>): Reading | null {
  const label = argMax(shares);
  return label < 0 ? null : { label, share: shares[label] ?? 0 };
}
