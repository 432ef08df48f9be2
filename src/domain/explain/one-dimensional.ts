/** Convolution over samples of sound: the same sum of products as in a picture, along one line. */
import { randomUniform, streamKey, streams } from '../random';
import { labLength, type LabWindow } from './lab';

/** What is under the window at one of its positions. */
export interface SampleSum {
  /** First sample under the window; negative in the padding. */
  readonly start: number;
  readonly cells: readonly {
    readonly index: number;
    readonly value: number;
    readonly isPadding: boolean;
    readonly weight: number;
    readonly product: number;
  }[];
  readonly sum: number;
}

/** The arithmetic of one output sample. */
export function sampleSumAt(
  samples: ArrayLike<number>,
  kernel: readonly number[],
  window: LabWindow,
  position: number,
): SampleSum {
  const start = position * window.stride - window.padding;
  const cells = kernel.map((weight, offset) => {
    const index = start + offset;
    const isPadding = index < 0 || index >= samples.length;
    const value = isPadding ? 0 : (samples[index] ?? 0);
    return { index, value, isPadding, weight, product: value * weight };
  });
  return { start, cells, sum: cells.reduce((sum, { product }) => sum + product, 0) };
}

/** The samples convolved with a kernel of `window.size` weights; empty when the window is longer than the padded samples. */
export function convolveSamples(
  samples: ArrayLike<number>,
  kernel: readonly number[],
  window: LabWindow,
): Float64Array {
  const length = Math.max(0, labLength(samples.length, window));
  return Float64Array.from({ length }, (_, position) => sampleSumAt(samples, kernel, window, position).sum);
}

/** Kernels over samples: the mean smooths, the difference finds sudden changes, the wave answers to one pitch (a period of 8 samples). */
export const sampleKernels = {
  identity: [0, 0, 1, 0, 0],
  mean: [0.2, 0.2, 0.2, 0.2, 0.2],
  difference: [-1, 1],
  wave: [0, 0.707, 1, 0.707, 0, -0.707, -1, -0.707],
} as const satisfies Record<string, readonly number[]>;
export type SampleKernel = keyof typeof sampleKernels;

/**
 * Samples from -1 to 1 that look like sound: a low tone throughout (period 32 samples), a high one (period 8) that swells in the middle and dies
 * away, and a little noise.
 */
export function soundWave(length: number, seed: number): Float32Array {
  const key = streamKey(seed, streams.sample);
  const phase = randomUniform(key, length) * 2 * Math.PI;
  return Float32Array.from({ length }, (_, index) => {
    const swell = Math.exp(-(((index - length / 2) / (length / 6)) ** 2));
    const low = 0.4 * Math.sin((2 * Math.PI * index) / 32 + phase);
    const high = 0.45 * swell * Math.sin((2 * Math.PI * index) / 8);
    const noise = 0.1 * (2 * randomUniform(key, index) - 1);
    return low + high + noise;
  });
}
