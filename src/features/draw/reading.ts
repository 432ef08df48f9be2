import type { Prediction } from '../../protocol/messages';

/** What a prediction comes down to: the likeliest class and its share. */
export interface Reading {
  readonly label: number;
  readonly share: number;
}

/** Below this share the network is said to be unsure. */
export const unsureBelow = 0.5;

/** The likeliest class, the first of equals; null without a prediction or when the probabilities are not numbers. */
export function readingOf(prediction: Prediction | null): Reading | null {
  return (prediction?.probabilities ?? new Float32Array()).reduce<Reading | null>(
    (best, share, label) => (share > (best?.share ?? 0) ? { label, share } : best),
    null,
  );
}
