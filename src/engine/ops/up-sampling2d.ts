import type { Tensor4D } from '@tensorflow/tfjs-core';
import { upSampling2d, type UpSampling2dAttrs } from '../kernels/up-sampling2d/kernel';
import { runKernel } from './run-kernel';

/** Pictures [batch, height, width, channels] made `size` times as high and as wide; the gradient stands in gradients.ts. */
export function upSample(x: Tensor4D, attrs: UpSampling2dAttrs): Tensor4D {
  return runKernel<Tensor4D>(upSampling2d, { x }, attrs);
}
