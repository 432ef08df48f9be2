/** Writes arrays as NumPy does (`numpy.savez`): a zip with one .npy file for each. https://numpy.org/doc/stable/reference/generated/numpy.lib.format.html */
import { strToU8, zipSync } from 'fflate';
import { joinFloats } from '../files/floats';
import type { Shape } from '../../network/shape';

export interface NamedArray {
  readonly name: string;
  readonly shape: Shape;
  readonly values: Float32Array;
}

/** Arrays of float32 in one file; NumPy gives them back in the same order. Not compressed: trained weights hardly shrink. */
export function writeNpz(arrays: readonly NamedArray[]): Uint8Array {
  const files = Object.fromEntries(arrays.map((array) => [`${array.name}.npy`, npy(array)]));
  // A date of its own would make every file another one.
  return zipSync(files, { level: 0, mtime: new Date(2000, 0, 1) });
}

/** Header: magic, version 1.0, length, a Python dictionary padded with spaces so that the data begins at a multiple of 64. */
function npy({ shape, values }: NamedArray): Uint8Array {
  const tuple = shape.length === 1 ? `(${shape.join()},)` : `(${shape.join(', ')})`;
  const text = `{'descr': '<f4', 'fortran_order': False, 'shape': ${tuple}, }`;
  const length = Math.ceil((10 + text.length + 1) / 64) * 64 - 10;
  const header = strToU8(`\x93NUMPY\x01\x00??${text.padEnd(length - 1)}\n`, true);
  new DataView(header.buffer, header.byteOffset).setUint16(8, length, true);
  const file = new Uint8Array(header.length + values.length * 4);
  file.set(header);
  file.set(joinFloats([values]), header.length);
  return file;
}
