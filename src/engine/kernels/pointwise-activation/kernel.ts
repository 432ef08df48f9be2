import type { TensorInfo } from '@tensorflow/tfjs-core';

/**
 * y = activation(x) for every value alone. These are the activations whose gradient needs x: from y alone one cannot tell x.
 *
 * Input `x`, any shape; output of the same shape.
 */
export const pointwiseActivation = 'PointwiseActivation';

/** Its gradient: dx = dy * activation'(x). Inputs `dy` and `x` of one shape; output of the same shape. */
export const pointwiseActivationGrad = 'PointwiseActivationGrad';

/**
 * gelu: x * P(x), with P the share of the normal distribution below x. silu: x / (1 + e^-x).
 * leaky_relu: x, or slope * x below 0; its gradient at 0 is 1, as in Keras on JAX.
 * The WebAssembly form knows them by their place in this list.
 */
export const pointwiseActivations = ['gelu', 'silu', 'leaky_relu'] as const;
export type PointwiseActivation = (typeof pointwiseActivations)[number];

export interface PointwiseActivationInputs {
  readonly x: TensorInfo;
}
export interface PointwiseActivationGradInputs extends PointwiseActivationInputs {
  readonly dy: TensorInfo;
}
export interface PointwiseActivationAttrs {
  readonly activation: PointwiseActivation;
  /** Of leaky_relu below 0; the others do not look at it. */
  readonly slope: number;
}
