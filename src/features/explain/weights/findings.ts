import type { VariableStats } from '../../../domain/explain/weight-stats';

/** What should be said about a variable in words. */
export const findings = ['notFinite', 'allZero', 'noGradient', 'largeGradient', 'largeWeights'] as const;
export type Finding = (typeof findings)[number];

/** Above this length a gradient is likely to throw the weights about. */
const largeGradient = 100;
/** Healthy weights of these small networks stay well below. */
const largeWeight = 20;

/** What is remarkable about a variable; biases of a fresh network are all 0, and that is as it should be. */
export function findingsOf(variable: VariableStats, trainedSteps: number): readonly Finding[] {
  const { notFinite, zeroShare, gradientNorm, low, high, trainable } = variable;
  if (notFinite > 0) return ['notFinite'];
  const found: Finding[] = [];
  if (zeroShare === 1 && trainedSteps > 0 && trainable) found.push('allZero');
  if (gradientNorm === 0) found.push('noGradient');
  if (gradientNorm !== null && gradientNorm > largeGradient) found.push('largeGradient');
  if (Math.max(-low, high) > largeWeight && trainable) found.push('largeWeights');
  return found;
}
