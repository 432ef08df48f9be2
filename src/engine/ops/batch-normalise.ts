import type { Tensor } from '@tensorflow/tfjs-core';
import { batchNormalise as kernel } from '../kernels/batch-normalise/kernel';
import { runKernel } from './run-kernel';

export interface Normalised {
  readonly y: Tensor;
  /** Of each channel, over the batch. */
  readonly mean: Tensor;
  readonly variance: Tensor;
}

/** x [..., channels] normalised by its own mean and variance, times gamma and plus beta [channels]; the gradient stands in gradients.ts, and goes by way of y alone. */
export function batchNormalise(x: Tensor, gamma: Tensor, beta: Tensor, epsilon: number): Normalised {
  const [y, mean, variance] = runKernel<Tensor[]>(kernel, { x, gamma, beta }, { epsilon }) as [Tensor, Tensor, Tensor];
  return { y, mean, variance };
}
