/**
 * Gradients of activations that can be told from what they gave: dx = dy * activation'(x), with activation' written in terms of y.
 *
 * Inputs `dy` and `y` of one shape; output of the same shape.
 */
export const activationOutputGrad = 'ActivationOutputGrad';

export const outputActivations = ['relu', 'sigmoid', 'tanh'] as const;
export type OutputActivation = (typeof outputActivations)[number];

export interface ActivationOutputGradAttrs {
  readonly activation: OutputActivation;
}
