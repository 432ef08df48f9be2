import type { Tensor } from '@tensorflow/tfjs-core';
import { pointwiseActivation, type PointwiseActivation } from '../kernels/pointwise-activation/kernel';
import { runKernel } from './run-kernel';

/** An activation of every value alone that is a kernel of our own; its gradient stands in gradients.ts. `slope` is that of leaky_relu below 0. */
export function activatePointwise<T extends Tensor>(activation: PointwiseActivation, x: T, slope = 0): T {
  return runKernel<T>(pointwiseActivation, { x }, { activation, slope });
}
