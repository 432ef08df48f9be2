import { add, tensor, type Tensor } from '@tensorflow/tfjs-core';
import { randomNormal } from '../../../domain/normal-noise';
import type { GaussianNoiseAttrs } from './kernel';

/** GaussianNoise with noise made in JavaScript and uploaded. */
export function referenceGaussianNoise(
  x: Tensor,
  quantiles: Tensor,
  { stddev, key, from = 0 }: GaussianNoiseAttrs,
): Tensor {
  const table = quantiles.dataSync<'float32'>();
  const noise = Float32Array.from({ length: x.size }, (_, index) => randomNormal(table, stddev, key, from + index));
  return add(x, tensor(noise, x.shape));
}
