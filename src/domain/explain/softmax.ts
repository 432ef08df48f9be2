export interface SoftmaxTerm {
  readonly logit: number;
  /** The logit minus the greatest one: at most 0, so that the exponential cannot overflow. */
  readonly shifted: number;
  readonly exponential: number;
  readonly probability: number;
}

export interface SoftmaxExplanation {
  /** The greatest logit, taken off all of them; it cancels out. */
  readonly greatest: number;
  readonly terms: readonly SoftmaxTerm[];
  /** The sum of the exponentials. */
  readonly sum: number;
}

/** Softmax, step by step, in its stable form: p_i = e^(z_i - max z) / sum over j of e^(z_j - max z). */
export function explainSoftmax(logits: ArrayLike<number>): SoftmaxExplanation {
  const all = Array.from(logits);
  const greatest = all.reduce((most, logit) => Math.max(most, logit), -Infinity);
  const exponentials = all.map((logit) => Math.exp(logit - greatest));
  const sum = exponentials.reduce((total, exponential) => total + exponential, 0);
  const terms = all.map((logit, index) => {
    const exponential = exponentials[index] ?? NaN;
    return { logit, shifted: logit - greatest, exponential, probability: exponential / sum };
  });
  return { greatest, terms, sum };
}
