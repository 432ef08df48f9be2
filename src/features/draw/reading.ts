import { argMax } from '../../domain/numbers/arg-max';
import type { Prediction } from '../../domain/explain/prediction';

/** What a prediction comes down to: the likeliest class and its share. */
export interface Reading {
  readonly label: number;
  readonly share: number;
}

/** Below this share the network is said to be unsure. */
export const unsureBelow = 0.5;

/** The likeliest class, the first of equals; null without a prediction or when the probabilities are not numbers. */
export function readingOf(prediction: Prediction | null): Reading | null {
  const shares = prediction?.probabilities ?? [];
  const label = argMax(shares);
  return label < 0 ? null : { label, share: shares[label] ?? 0 };
}
