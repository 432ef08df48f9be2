/** Writes the first 8,000 images as the training part and the rest as the test part of an embedded data set. */
import { mkdirSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { filesOf, type DataFile } from '../../src/domain/data/dataset-files';
import type { BuiltInId } from '../../src/domain/data/datasets';
import { sha256 } from './checksum';
import { encodeIdx, gzipPlain } from './idx';

const side = 28;
const trainCount = 8000;

function write(file: DataFile, dimensions: readonly number[], values: Uint8Array): void {
  const target = join('public', file.path);
  const plain = encodeIdx(dimensions, values);
  const zipped = gzipPlain(plain);
  mkdirSync(dirname(target), { recursive: true });
  writeFileSync(target, zipped);
  const same = sha256(plain) === file.sha256 ? 'as listed' : 'NOT as listed in src/domain/data';
  process.stdout.write(
    `${target}\n  sha256 ${sha256(plain)} (${same}), ${plain.length} bytes, ${zipped.length} gzipped\n`,
  );
}

export function writeSplit(dataset: BuiltInId, images: Uint8Array, labels: Uint8Array): void {
  const files = filesOf[dataset];
  const cut = trainCount * side * side;
  write(files.trainImages, [trainCount, side, side], images.subarray(0, cut));
  write(files.trainLabels, [trainCount], labels.subarray(0, trainCount));
  write(files.testImages, [labels.length - trainCount, side, side], images.subarray(cut));
  write(files.testLabels, [labels.length - trainCount], labels.subarray(trainCount));
}
