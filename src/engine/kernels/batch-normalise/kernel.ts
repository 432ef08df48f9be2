/**
 * Batch normalization as training does it: y = gamma * (x - mean) / sqrt(variance + epsilon) + beta, by the batch's own mean and (biased) variance of each channel.
 *
 * Inputs `x` [..., channels], `gamma` and `beta` [channels]; outputs [y, mean, variance].
 */
export const batchNormalise = 'BatchNormalise';

/** Its gradient: inputs `dy` and `x` [..., channels], `gamma`, `mean` and `variance` [channels]; outputs [dx, dgamma, dbeta]. */
export const batchNormaliseGrad = 'BatchNormaliseGrad';

export interface BatchNormaliseAttrs {
  readonly epsilon: number;
}
