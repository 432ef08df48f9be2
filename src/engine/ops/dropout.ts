import type { Tensor } from '@tensorflow/tfjs-core';
import { seededDropout } from '../kernels/seeded-dropout/kernel';
import { runKernel } from './run-kernel';

/** Sets a share `rate` of x to zero and scales the rest up; which ones, `key` decides (see kernels/seeded-dropout). */
export function dropout<T extends Tensor>(x: T, rate: number, key: number): T {
  return rate === 0 ? x : runKernel<T>(seededDropout, { x }, { rate, key });
}
