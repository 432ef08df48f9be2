import type { DatasetId, DatasetInfo } from '../../domain/data/datasets';
import { dataShapeOf, fitOf } from '../../domain/network/fit';
import type { NetworkSpec } from '../../domain/network/network';
import { readNetwork } from '../../domain/network/read-network';
import type { Samples, Split } from '../../domain/data/samples';
import type { SamplesArgs } from '../../protocol/messages';

/** One split in memory, as bytes: four times smaller than floats. */
export interface SplitData {
  /** count x height x width x channels, 0 is the background. */
  readonly images: Uint8Array;
  readonly labels: Uint8Array;
  readonly count: number;
}

export interface Dataset {
  readonly id: DatasetId;
  readonly imageShape: readonly [height: number, width: number, channels: number];
  readonly classNames: readonly string[];
  readonly train: SplitData;
  readonly test: SplitData;
}

export function splitOf(dataset: Dataset, split: Split): SplitData {
  return split === 'train' ? dataset.train : dataset.test;
}

/** Whether a network takes the images of a data set and tells as many classes apart. */
export function fits(dataset: Pick<Dataset, 'imageShape' | 'classNames'>, network: NetworkSpec): boolean {
  return fitOf(readNetwork(network), dataShapeOf(dataset)).fits;
}

export function infoOf(dataset: Dataset): DatasetInfo {
  const perClass = ({ labels }: SplitData): number[] => {
    const counts = dataset.classNames.map(() => 0);
    for (const label of labels) counts[label] = (counts[label] ?? 0) + 1;
    return counts;
  };
  const { id, imageShape, classNames, train, test } = dataset;
  return {
    id,
    imageShape,
    classNames,
    trainCount: train.count,
    testCount: test.count,
    trainPerClass: perClass(train),
    testPerClass: perClass(test),
  };
}

/** A page of images of a split, all or of one class. */
export function samplesOf(dataset: Dataset, { split, label, offset, count }: SamplesArgs): Samples {
  const data = splitOf(dataset, split);
  const matching = label === null ? null : (positionsByLabel(data.labels).get(label) ?? new Uint32Array());
  const total = matching?.length ?? data.count;
  const indices = matching
    ? matching.slice(offset, offset + count)
    : Uint32Array.from({ length: Math.max(0, Math.min(count, total - offset)) }, (_, slot) => offset + slot);
  return { ...imagesAt(data, indices), indices, total };
}

/** Copies of the images at some positions, with their labels. */
export function imagesAt(
  { images, labels, count }: SplitData,
  indices: ArrayLike<number>,
): Pick<Samples, 'images' | 'labels'> {
  const size = images.length / count;
  const picked = new Uint8Array(indices.length * size);
  const positions = Array.from(indices);
  positions.forEach((position, slot) => {
    picked.set(images.subarray(position * size, (position + 1) * size), slot * size);
  });
  return { images: picked, labels: Uint8Array.from(positions, (position) => labels[position] ?? 0) };
}

/** Made once for each split, so that leafing through 60,000 images costs no search. */
const knownPositions = new WeakMap<Uint8Array, ReadonlyMap<number, Uint32Array>>();

/** Where the images of each class stand. */
function positionsByLabel(labels: Uint8Array): ReadonlyMap<number, Uint32Array> {
  const known = knownPositions.get(labels);
  if (known) return known;
  const lists = new Map<number, number[]>();
  labels.forEach((label, position) => {
    const list = lists.get(label);
    if (list) list.push(position);
    else lists.set(label, [position]);
  });
  const found = new Map([...lists].map(([label, list]) => [label, Uint32Array.from(list)]));
  knownPositions.set(labels, found);
  return found;
}
