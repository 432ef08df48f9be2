import type { TensorInfo } from '@tensorflow/tfjs-core';

/**
 * x plus normal noise that is computed, not stored: to value i, randomNormal(quantiles, stddev, key, i) is added (domain/normal-noise). The gradient is that of the sum: dy itself.
 *
 * Inputs `x`, any shape, and `quantiles` [4096]; output of the shape of x.
 */
export const gaussianNoise = 'GaussianNoise';

export interface GaussianNoiseInputs {
  readonly x: TensorInfo;
  readonly quantiles: TensorInfo;
}
export interface GaussianNoiseAttrs {
  readonly stddev: number;
  /** 32-bit stream key; see streamKey. */
  readonly key: number;
  /** Which value of the batch is the first one here; the cpu backend alone does batches in pieces, and its form alone takes another one than 0. */
  readonly from?: number;
}
