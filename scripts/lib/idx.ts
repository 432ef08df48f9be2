/** Writing the IDX format of MNIST (src/domain/data/idx.ts reads it): big-endian magic number, one length per dimension, then bytes. */
import { gunzipSync, gzipSync } from 'node:zlib';

const unsignedByte = 0x08;

/** IDX bytes of an array of unsigned bytes with the given dimensions. */
export function encodeIdx(dimensions: readonly number[], values: Uint8Array): Uint8Array {
  const header = new DataView(new ArrayBuffer(4 + 4 * dimensions.length));
  header.setUint32(0, (unsignedByte << 8) | dimensions.length);
  dimensions.forEach((length, axis) => header.setUint32(4 + 4 * axis, length));
  return Buffer.concat([new Uint8Array(header.buffer), values]);
}

/** Gzip with nothing of this machine or moment in it: level 9, no time, unknown operating system. */
export function gzipPlain(bytes: Uint8Array): Uint8Array {
  const zipped = gzipSync(bytes, { level: 9 });
  zipped.fill(0, 4, 8);
  zipped[9] = 255;
  return zipped;
}

/** The plain bytes, whether or not they come gzipped. */
export function plainBytes(bytes: Uint8Array): Uint8Array {
  return bytes[0] === 0x1f && bytes[1] === 0x8b ? gunzipSync(bytes) : bytes;
}
