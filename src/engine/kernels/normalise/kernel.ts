/**
 * y = (x - mean) * inverse * gamma + beta along the last axis, with inverse = 1 / sqrt(variance + epsilon) of the (biased) variance.
 *
 * Inputs `x` [..., channels], `gamma` and `beta` [channels]; outputs [y, mean [..., 1], inverse [..., 1]].
 */
export const normalise = 'Normalise';

/** Its gradient: inputs `dy` and `x` [..., channels], `mean` and `inverse` [..., 1] and `gamma` [channels]; outputs [dx, dgamma, dbeta]. */
export const normaliseGrad = 'NormaliseGrad';

export interface NormaliseAttrs {
  readonly epsilon: number;
}
