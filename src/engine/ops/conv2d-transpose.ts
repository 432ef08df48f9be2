import { Conv2DBackpropInput, reverse, transpose, type Tensor, type Tensor4D } from '@tensorflow/tfjs-core';
import { pairOf, type Extent } from '../../domain/layers/extent';
import type { ConvPadding } from './conv2d';
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

/** With strides of 1 it is a convolution of the turned kernel: each pixel of the output takes what pixels around it put down there. This is its padding. */
export function turnedPadding(kernelSize: Extent, padding: 'valid' | 'same'): ConvPadding {
  const [height, width] = pairOf(kernelSize);
  const ends = (size: number): readonly [number, number] => {
    const cut = Math.floor((size - 1) / 2);
    return padding === 'same' ? [size - 1 - cut, cut] : [size - 1, size - 1];
  };
  return { rows: ends(height), columns: ends(width) };
}

/** [height, width, filters, in] -> [height, width, in, filters], rows and columns back to front. */
export function turnedKernel(kernel: Tensor): Tensor4D {
  return transpose(reverse(kernel as Tensor4D, [0, 1]), [0, 1, 3, 2]);
}
