import { tensor1d, type Tensor } from '@tensorflow/tfjs-core';
import { normalQuantiles } from '../../domain/normal-noise';
import { gaussianNoise } from '../kernels/gaussian-noise/kernel';
import { runKernel } from './run-kernel';

let quantiles: Float32Array | null = null;

/** x plus normal numbers of this deviation; which ones, `key` decides (see kernels/gaussian-noise), and the number of images `before` these. The gradient stands in gradients.ts. */
export function addNoise<T extends Tensor>(x: T, stddev: number, key: number, before = 0): T {
  if (stddev === 0) return x;
  quantiles ??= normalQuantiles();
  const from = (before * x.size) / x.shape[0];
  return runKernel<T>(gaussianNoise, { x, quantiles: tensor1d(quantiles) }, { stddev, key, from });
}
