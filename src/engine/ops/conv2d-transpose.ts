import { Conv2DBackpropInput, type Tensor4D } from '@tensorflow/tfjs-core';
import { pairOf, type Extent } from '../../domain/layers/extent';
import { runKernel } from './run-kernel';

export interface TransposeOptions {
  readonly strides: Extent;
  readonly padding: 'valid' | 'same';
  /** Height, width and filters of the output. */
  readonly outputShape: readonly number[];
}

/**
 * A convolution the other way round: what its gradient does to the gradient of its output, this does to a picture. So it is that kernel; its own gradients stand in gradients.ts.
 *
 * x [batch, height, width, in], kernel [kernelHeight, kernelWidth, filters, in] -> [batch, ...outputShape].
 */
export function conv2dTranspose(
  x: Tensor4D,
  kernel: Tensor4D,
  { strides, padding, outputShape }: TransposeOptions,
): Tensor4D {
  return runKernel(
    Conv2DBackpropInput,
    { dy: x, filter: kernel },
    {
      strides: pairOf(strides),
      pad: padding,
      dataFormat: 'NHWC',
      dilations: [1, 1],
      dimRoundingMode: undefined,
      inputShape: [x.shape[0], ...outputShape],
    },
  );
}
