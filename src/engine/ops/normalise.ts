import type { Tensor } from '@tensorflow/tfjs-core';
import { normalise as kernel } from '../kernels/normalise/kernel';
import { runKernel } from './run-kernel';

/** x with the mean of its last axis taken off, over the square root of its (biased) variance and epsilon; the gradient stands in gradients.ts, and keeps two tensors. */
export function normalise(x: Tensor, epsilon: number): Tensor {
  return runKernel<Tensor[]>(kernel, { x }, { epsilon })[0] as Tensor;
}
