/** The formulas as WGSL and GLSL both read them: only the heads of functions differ. */
import type { PointwiseActivation } from './kernel';

interface Formulas {
  /** Expressions of `x`, and of `slope`. */
  readonly value: string;
  readonly derivative: string;
}

export const shaderFormulas: Readonly<Record<PointwiseActivation, Formulas>> = {
  gelu: {
    value: 'x * normalBelow(x)',
    derivative: 'normalBelow(x) + x * 0.3989422804 * exp(-0.5 * x * x)',
  },
  silu: {
    value: 'x * logistic(x)',
    derivative: 'logistic(x) * (1.0 + x * logistic(-x))',
  },
  leaky_relu: {
    value: 'max(x, 0.0) + slope * min(x, 0.0)',
    derivative: 'mix(slope, 1.0, step(0.0, x))',
  },
};

/** The head of a function of the float x, up to its body. */
type Head = (name: string) => string;

/**
 * `logistic`, which never takes e to a large power, and `normalBelow`, the share of the normal distribution below x: Abramowitz and Stegun, 7.1.26, off by at
 * most 7.5e-8. Both grow from e^-|...| on the left and are turned round on the right.
 */
export function shaderFunctions(head: Head): string {
  return `
${head('logistic')} { return mix(exp(-abs(x)), 1.0, step(0.0, x)) / (1.0 + exp(-abs(x))); }
${head('shrinking')} { return 1.0 / (1.0 + 0.2316418882 * abs(x)); }
${head('tail')} {
  return 0.5 * exp(-0.5 * x * x) * shrinking(x) * (0.254829592 + shrinking(x) * (-0.284496736
    + shrinking(x) * (1.421413741 + shrinking(x) * (-1.453152027 + shrinking(x) * 1.061405429))));
}
${head('normalBelow')} { return mix(tail(x), 1.0 - tail(x), step(0.0, x)); }
`;
}
