/**
 * The IDX format of the MNIST family (http://yann.lecun.com/exdb/mnist/): two zero bytes, the type (8 is unsigned byte), the number of dimensions,
 * each dimension as a big-endian 32-bit number, then the values.
 */

export type IdxErrorCode = 'datasetMagic' | 'datasetShort' | 'datasetCounts' | 'datasetLabel';

/** A file that is not what it should be; `detail` says what was found and what was wanted. */
export class IdxError extends Error {
  readonly code: IdxErrorCode;
  readonly detail: string;
  constructor(code: IdxErrorCode, detail: string) {
    super(`${code}: ${detail}`);
    this.name = 'IdxError';
    this.code = code;
    this.detail = detail;
  }
}

export interface IdxImages {
  readonly count: number;
  readonly height: number;
  readonly width: number;
  /** count x height x width bytes; a view of the file's bytes, not a copy. */
  readonly pixels: Uint8Array;
}

const imagesMagic = 0x00000803;
const labelsMagic = 0x00000801;

/** Decodes unzipped image bytes; throws an IdxError `datasetMagic` or `datasetShort`. */
export function decodeImages(bytes: Uint8Array): IdxImages {
  const { dimensions, values } = decode(bytes, imagesMagic, 3, 'images');
  const [count = 0, height = 0, width = 0] = dimensions;
  return { count, height, width, pixels: values };
}

/** Decodes unzipped label bytes to one byte per label (a view); throws an IdxError `datasetMagic` or `datasetShort`. */
export function decodeLabels(bytes: Uint8Array): Uint8Array {
  return decode(bytes, labelsMagic, 1, 'labels').values;
}

/** Checks that images and labels belong together and every label is a class; throws an IdxError `datasetCounts` or `datasetLabel`. */
export function checkPair(images: Pick<IdxImages, 'count'>, labels: Uint8Array, classes: number): void {
  if (images.count !== labels.length) {
    throw new IdxError('datasetCounts', `${images.count} images, but ${labels.length} labels`);
  }
  const wrong = labels.findIndex((label) => label >= classes);
  if (wrong >= 0) {
    throw new IdxError('datasetLabel', `label ${wrong} is ${labels[wrong]}, wanted 0 to ${classes - 1}`);
  }
}

interface Decoded {
  readonly dimensions: readonly number[];
  readonly values: Uint8Array;
}

function decode(bytes: Uint8Array, magic: number, rank: number, what: string): Decoded {
  const header = 4 + 4 * rank;
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  if (bytes.length >= 4) checkMagic(view.getUint32(0), magic, what);
  checkLength(bytes.length, header, `${what} header`);
  const dimensions = Array.from({ length: rank }, (_, axis) => view.getUint32(4 + 4 * axis));
  const size = dimensions.reduce((product, length) => product * length, 1);
  checkLength(bytes.length, header + size, `${what} of ${dimensions.join(' x ')}`);
  return { dimensions, values: bytes.subarray(header, header + size) };
}

function checkMagic(found: number, wanted: number, what: string): void {
  if (found === wanted) return;
  throw new IdxError('datasetMagic', `${what} begin with ${hex(found)}, wanted ${hex(wanted)}`);
}

function checkLength(found: number, wanted: number, what: string): void {
  if (found >= wanted) return;
  throw new IdxError('datasetShort', `${what}: ${found} bytes, wanted ${wanted}`);
}

function hex(word: number): string {
  return `0x${word.toString(16).padStart(8, '0')}`;
}

/** Images as an IDX file. */
export function encodeImages({ count, height, width, pixels }: IdxImages): Uint8Array {
  return encode(imagesMagic, [count, height, width], pixels);
}

/** Labels, a byte each, as an IDX file. */
export function encodeLabels(labels: Uint8Array): Uint8Array {
  return encode(labelsMagic, [labels.length], labels);
}

function encode(magic: number, dimensions: readonly number[], values: Uint8Array): Uint8Array {
  const header = 4 + 4 * dimensions.length;
  const bytes = new Uint8Array(header + values.length);
  const view = new DataView(bytes.buffer);
  [magic, ...dimensions].forEach((word, index) => view.setUint32(4 * index, word));
  bytes.set(values, header);
  return bytes;
}
