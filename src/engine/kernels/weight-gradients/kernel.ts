import type { Conv2DBackpropFilterAttrs, TensorInfo } from '@tensorflow/tfjs-core';
import type { FusedActivation } from '../bias-activation-grad/kernel';

/**
 * Everything that the output of a convolution y = activation(conv2d(x, filter) + bias) owes to its weights, in one go: BiasActivationGrad and Conv2DBackpropFilter together.
 *
 * Inputs `x` [batch, height, width, in], `dy` and `y` [batch, outHeight, outWidth, filters]; outputs [dz, dfilter, dbias] of the shapes of y, filter and bias.
 * Only backends on which the two are dear apart have it.
 */
export const weightGradients = 'WeightGradients';

export interface WeightGradientsInputs {
  readonly x: TensorInfo;
  readonly dy: TensorInfo;
  readonly y: TensorInfo;
}

export type WeightGradientsAttrs = Pick<Conv2DBackpropFilterAttrs, 'strides' | 'pad' | 'filterShape'> & {
  readonly dimRoundingMode?: Conv2DBackpropFilterAttrs['dimRoundingMode'] | undefined;
  readonly dataFormat?: string;
  readonly dilations?: [number, number] | number;
  readonly activation: FusedActivation;
};
