import type { Tensor } from '@tensorflow/tfjs-core';
import { seededDropout } from '../kernels/seeded-dropout/kernel';
import { runKernel } from './run-kernel';

/** Sets a share `rate` of x to zero and scales the rest up; which ones, `key` decides (see kernels/seeded-dropout), and the number of images `before` these. */
export function dropout<T extends Tensor>(x: T, rate: number, key: number, before = 0): T {
  if (rate === 0) return x;
  const from = (before * x.size) / x.shape[0];
  return runKernel<T>(seededDropout, { x }, { rate, key, from });
}
