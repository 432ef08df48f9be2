import type { Tensor } from '@tensorflow/tfjs-core';
import { normalise as kernel } from '../kernels/normalise/kernel';
import { runKernel } from './run-kernel';

/** x [..., channels] with the mean of its last axis taken off, over the square root of its (biased) variance and epsilon, times gamma and plus beta [channels]; the gradient stands in gradients.ts. */
export function normalise(x: Tensor, gamma: Tensor, beta: Tensor, epsilon: number): Tensor {
  return runKernel<Tensor[]>(kernel, { x, gamma, beta }, { epsilon })[0] as Tensor;
}
