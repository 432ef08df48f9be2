/**
 * y = (x - mean) * inverse along the last axis, with inverse = 1 / sqrt(variance + epsilon) of the (biased) variance.
 *
 * Input `x` [..., channels]; outputs [y, inverse [..., 1]].
 */
export const normalise = 'Normalise';

/** Its gradient: inputs `dy`, `y` and `inverse`; output of the shape of y. */
export const normaliseGrad = 'NormaliseGrad';

export interface NormaliseAttrs {
  readonly epsilon: number;
}
