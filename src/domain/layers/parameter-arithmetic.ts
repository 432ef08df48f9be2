import { formatCount } from '../numbers/number-text';
import type { ParameterCount } from './layer-definition';

export const noParameters: ParameterCount = { trainable: 0, nonTrainable: 0, arithmetic: '' };

/**
 * Counts weights given as terms of factors, one term per weight tensor: [[3, 3, 1, 32], [32]] is "3 × 3 × 1 × 32 + 32 = 320".
 * `nonTrainable` of them are kept out of training.
 */
export function countParameters(terms: readonly (readonly number[])[], nonTrainable = 0): ParameterCount {
  const total = terms.reduce((sum, factors) => sum + factors.reduce((product, factor) => product * factor, 1), 0);
  const left = terms.map((factors) => factors.map(formatCount).join(' × ')).join(' + ');
  return { trainable: total - nonTrainable, nonTrainable, arithmetic: `${left} = ${formatCount(total)}` };
}

/** The term of a bias, or none. */
export function biasTerms(useBias: boolean, count: number): readonly (readonly number[])[] {
  return useBias ? [[count]] : [];
}
