import { likeliest, type Prediction, type Reading } from '../../domain/explain/prediction';

/** Below this share the network is said to be unsure. */
export const unsureBelow = 0.5;

/** What a prediction comes down to; null without one. */
export function readingOf(prediction: Prediction | null): Reading | null {
  return prediction && likeliest(prediction.probabilities);
}
