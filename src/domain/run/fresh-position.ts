/** How far a run has come before its first step. */
export const freshPosition = {
  epochs: 0,
  stepInEpoch: 0,
  steps: 0,
  lossSum: 0,
  accuracySum: 0,
  imagesSeen: 0,
  seconds: 0,
} as const;
