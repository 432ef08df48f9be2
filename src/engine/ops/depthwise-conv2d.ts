import { DepthwiseConv2dNative, type Tensor, type Tensor4D } from '@tensorflow/tfjs-core';
import { pairOf, type Extent } from '../../domain/layers/extent';
import { runKernel } from './run-kernel';

export interface DepthwiseOptions {
  readonly strides: Extent;
  readonly dilationRate: Extent;
  readonly padding: 'valid' | 'same';
}

/**
 * A convolution of each channel alone; its gradients stand in gradients.ts. tfjs's operation of this name refuses dilation backward, and together with
 * strides.
 *
 * x [batch, height, width, in], kernel [kernelHeight, kernelWidth, in, multiplier] -> [batch, outHeight, outWidth, in * multiplier].
 */
export function depthwiseConv2d(
  x: Tensor,
  filter: Tensor,
  { strides, dilationRate, padding }: DepthwiseOptions,
): Tensor4D {
  return runKernel(
    DepthwiseConv2dNative,
    { x, filter },
    {
      strides: pairOf(strides),
      pad: padding,
      dataFormat: 'NHWC',
      dilations: pairOf(dilationRate),
      dimRoundingMode: undefined,
    },
  );
}
