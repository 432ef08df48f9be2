/** The data that ships with the page is what its list says, and what its authors published. */
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { gunzipSync } from 'node:zlib';
import { describe, expect, it } from 'vitest';
import { filesOf, type DataFile } from '../../src/domain/data/dataset-files';
import { datasets } from '../../src/domain/data/datasets';
import { checkPair, decodeImages, decodeLabels } from '../../src/domain/data/idx';
import { sha256 } from '../../scripts/lib/checksum';

const embedded = ['mnist-10k', 'fashion-10k'] as const;
const realFolders = { 'mnist-10k': '../shared/data/mnist', 'fashion-10k': '../shared/data/fashion-mnist' } as const;

function load(file: DataFile): Uint8Array {
  return gunzipSync(readFileSync(join('public', file.path)));
}

describe.each(embedded)('%s', (dataset) => {
  const files = filesOf[dataset];

  it.each(Object.values(files))('$path has the listed length and SHA-256', (file) => {
    expect(readFileSync(join('public', file.path)).length).toBe(file.downloadBytes);
    const plain = load(file);
    expect(plain.length).toBe(file.bytes);
    expect(sha256(plain)).toBe(file.sha256);
  });

  it('holds 8,000 training and 2,000 test images of 28 x 28 with a label each', () => {
    const train = decodeImages(load(files.trainImages));
    const test = decodeImages(load(files.testImages));
    expect(train).toMatchObject({ count: 8000, height: 28, width: 28 });
    expect(test).toMatchObject({ count: 2000, height: 28, width: 28 });
    checkPair(train, decodeLabels(load(files.trainLabels)), datasets[dataset].classNames.length);
    checkPair(test, decodeLabels(load(files.testLabels)), datasets[dataset].classNames.length);
  });

  it('names its origin, licence and checksums beside the files', () => {
    const origin = readFileSync(join('public/data', dataset, 'ORIGIN.md'), 'utf8');
    expect(origin).toMatch(/Licence/);
    for (const file of Object.values(files)) expect(origin).toContain(file.sha256);
  });

  const folder = realFolders[dataset];
  it.skipIf(!existsSync(folder))('equals the first 10,000 images of the published set', () => {
    const real = (name: string): Uint8Array => gunzipSync(readFileSync(join(folder, name)));
    const images = decodeImages(real('train-images-idx3-ubyte.gz')).pixels.subarray(0, 10_000 * 784);
    const labels = decodeLabels(real('train-labels-idx1-ubyte.gz')).subarray(0, 10_000);
    const ours = (a: Uint8Array, b: Uint8Array): Buffer => Buffer.concat([a, b]);
    const pixels = ours(decodeImages(load(files.trainImages)).pixels, decodeImages(load(files.testImages)).pixels);
    expect(pixels.equals(images)).toBe(true);
    const own = ours(decodeLabels(load(files.trainLabels)), decodeLabels(load(files.testLabels)));
    expect(own.equals(labels)).toBe(true);
  });
});
