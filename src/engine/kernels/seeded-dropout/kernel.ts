import type { TensorInfo } from '@tensorflow/tfjs-core';

/**
 * Dropout with a mask that is computed, not stored: value i is kept when randomUniform(key, i) >= rate (domain/random), and then
 * divided by 1 - rate, so that the mean stays. The gradient is the same kernel on dy with the same key.
 *
 * Input `x`, any shape; output of the same shape.
 */
export const seededDropout = 'SeededDropout';

export interface SeededDropoutInputs {
  readonly x: TensorInfo;
}
export interface SeededDropoutAttrs {
  /** Share of values set to zero, at least 0 and below 1. */
  readonly rate: number;
  /** 32-bit stream key; see streamKey. */
  readonly key: number;
  /** Which value of the batch is the first one here; the cpu backend alone does batches in pieces, and its form alone takes another one than 0. */
  readonly from?: number;
}

/** randomUniform is a whole number below 2^24 divided by 2^24; comparing the whole numbers gives the very mask of the reference, whatever the rate. */
export function dropoutThreshold(rate: number): number {
  return Math.ceil(rate * 0x1000000);
}
