import type { TensorInfo } from '@tensorflow/tfjs-core';

/**
 * Gradient of `y = activation(z + bias)` with respect to z and bias, in one pass.
 *
 * Inputs `dy` and `y`, both [..., channels]; outputs [dz, db]:
 * dz = dy * activation'(z), with activation' written in terms of y; db [channels] = the sum of dz over all axes but the last.
 */
export const biasActivationGrad = 'BiasActivationGrad';

/** relu: dz = y > 0 ? dy : 0. linear: dz = dy. */
export const fusedActivations = ['linear', 'relu'] as const;
export type FusedActivation = (typeof fusedActivations)[number];

export interface BiasActivationGradInputs {
  readonly dy: TensorInfo;
  readonly y: TensorInfo;
}
export interface BiasActivationGradAttrs {
  readonly activation: FusedActivation;
}
