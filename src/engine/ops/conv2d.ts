import { FusedConv2D, type Tensor1D, type Tensor4D } from '@tensorflow/tfjs-core';
import { pairOf, type Extent } from '../../domain/layers/extent';
import type { FusedActivation } from '../kernels/bias-activation-grad/kernel';
import { runKernel } from './run-kernel';

/** What is added around the pictures: none, all that the size asks for, or so many rows and columns. */
export type ConvPadding = 'valid' | 'same' | { readonly rows: Ends; readonly columns: Ends };
type Ends = readonly [before: number, behind: number];

export interface ConvOptions {
  readonly strides: Extent;
  readonly dilationRate?: Extent;
  readonly padding: ConvPadding;
  readonly activation: FusedActivation;
  /** Rows and columns of the output that anything reads; what is beyond may be left at the bias. */
  readonly read?: readonly [height: number, width: number];
  /** False where nobody wants the gradients of kernel and bias. */
  readonly trainable?: boolean;
}

const noEnds: Ends = [0, 0];

/**
 * activation(conv2d(x, kernel) + bias) as one kernel; its gradients stand in gradients.ts.
 *
 * x [batch, height, width, in], kernel [kernelHeight, kernelWidth, in, filters], bias [filters] -> [batch, outHeight, outWidth, filters].
 */
export function conv2d(x: Tensor4D, kernel: Tensor4D, bias: Tensor1D | undefined, options: ConvOptions): Tensor4D {
  const { strides, padding, dilationRate = 1, activation, read, trainable = true } = options;
  const inputs = bias ? { x, filter: kernel, bias } : { x, filter: kernel };
  return runKernel(FusedConv2D, inputs, {
    strides: pairOf(strides),
    pad: typeof padding === 'string' ? padding : [noEnds, padding.rows, padding.columns, noEnds],
    dataFormat: 'NHWC',
    dilations: pairOf(dilationRate),
    dimRoundingMode: undefined,
    activation,
    read,
    trainable,
  });
}
