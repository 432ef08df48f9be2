import { tensor1d, tensor4d } from '@tensorflow/tfjs-core';
import type { Augmenter } from '../../domain/training/augment';
import { permutation, streamKey, streams } from '../../domain/random';
import { countBeforeSplit } from '../../domain/training/validation-split';
import { batchMemory } from '../core/one-piece';
import type { Batch } from '../training/train-step';
import type { SplitData } from './dataset';

/** A run of images of one split: those that train, or those that validate. */
export interface Portion {
  readonly data: SplitData;
  readonly from: number;
  readonly count: number;
}

export function whole(data: SplitData): Portion {
  return { data, from: 0, count: data.count };
}

/** Cuts the last `share` off. */
export function cutEnd(data: SplitData, share: number): [rest: Portion, end: Portion] {
  const count = countBeforeSplit(data.count, share);
  return [
    { data, from: 0, count },
    { data, from: count, count: data.count - count },
  ];
}

/** The order in which an epoch (counted from 0) visits the images of a portion. */
export function epochOrder(count: number, shuffle: boolean, seed: number, epoch: number): Uint32Array {
  return shuffle
    ? permutation(count, streamKey(seed, streams.shuffle, epoch))
    : Uint32Array.from({ length: count }, (_, i) => i);
}

/** How the images of one step are changed, and the step's random stream for it. */
export interface BatchAugmentation {
  readonly augment: Augmenter;
  readonly key: number;
}

/** Gathers images and labels as tensors: bytes become floats from 0 to 1, changed where asked. The caller disposes of them. */
export function gatherBatch(
  { data, from }: Portion,
  positions: Uint32Array,
  shape: readonly [number, number, number],
  augmentation: BatchAugmentation | null = null,
): Batch {
  const size = shape[0] * shape[1] * shape[2];
  const { pixels, labels } = batchMemory(positions.length * size, positions.length);
  positions.forEach((position, slot) => {
    const start = (from + position) * size;
    let target = slot * size;
    if (augmentation) augmentation.augment(data.images, start, pixels, target, augmentation.key, slot);
    else for (let source = start; source < start + size; source++) pixels[target++] = (data.images[source] ?? 0) / 255;
    labels[slot] = data.labels[from + position] ?? 0;
  });
  return { images: tensor4d(pixels, [positions.length, ...shape]), labels: tensor1d(labels, 'int32') };
}
