import type { DatasetId, DatasetInfo } from '../../domain/datasets';
import type { Samples, SamplesArgs, Split } from '../../protocol/messages';

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
  const { images, labels } = splitOf(dataset, split);
  const size = images.length / labels.length;
  const matching = label === null ? labels.length : countOf(labels, label);
  const indices = positions(labels, label, offset, count);
  const picked = new Uint8Array(indices.length * size);
  indices.forEach((position, slot) => {
    picked.set(images.subarray(position * size, (position + 1) * size), slot * size);
  });
  return {
    images: picked,
    labels: Uint8Array.from(indices, (position) => labels[position] ?? 0),
    indices,
    total: matching,
  };
}

function countOf(labels: Uint8Array, label: number): number {
  return labels.reduce((count, other) => count + (other === label ? 1 : 0), 0);
}

/** Where the samples `offset` to `offset + count - 1` among those of a class stand in their split. */
function positions(labels: Uint8Array, label: number | null, offset: number, count: number): Uint32Array {
  const found: number[] = [];
  let seen = 0;
  for (let position = 0; position < labels.length && found.length < count; position++) {
    if (label !== null && labels[position] !== label) continue;
    if (seen++ >= offset) found.push(position);
  }
  return Uint32Array.from(found);
}
