/** Weights as bytes: float32, little-endian, one array after the other. */
import { OpenError } from './open-error';

export function joinFloats(arrays: readonly Float32Array[]): Uint8Array {
  const bytes = new Uint8Array(arrays.reduce((sum, { length }) => sum + length * 4, 0));
  const view = new DataView(bytes.buffer);
  let at = 0;
  for (const array of arrays) {
    for (const value of array) {
      view.setFloat32(at, value, true);
      at += 4;
    }
  }
  return bytes;
}

/**
 * Cuts bytes into arrays of these lengths.
 *
 * @throws OpenError when there are more or fewer bytes, or a value is NaN or infinite
 */
export function splitFloats(bytes: Uint8Array, lengths: readonly number[]): Float32Array[] {
  const wanted = lengths.reduce((sum, length) => sum + length * 4, 0);
  if (bytes.length !== wanted) throw new OpenError('weightsMismatch', { found: bytes.length, wanted });
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  let at = 0;
  return lengths.map((length) => {
    const values = new Float32Array(length);
    for (let index = 0; index < length; index++, at += 4) values[index] = view.getFloat32(at, true);
    checkFinite(values);
    return values;
  });
}

/** @throws OpenError `weightsNotFinite` */
export function checkFinite(values: Float32Array): void {
  if (!values.every(Number.isFinite)) throw new OpenError('weightsNotFinite');
}
