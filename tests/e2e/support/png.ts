import { deflateSync } from 'node:zlib';
import type { Picture } from '../../../src/domain/digit/picture';
import { crc32 } from '../../../src/domain/formats/files/crc32';

/** A picture as a PNG file (RFC 2083): eight bits a channel, no filter. */
export function pngOf({ width, height, data }: Picture): Buffer {
  const head = Buffer.alloc(13);
  head.writeUInt32BE(width, 0);
  head.writeUInt32BE(height, 4);
  head.set([8, 6], 8); // eight bits, red green blue and alpha
  const bytes = Uint8Array.from(data);
  const lengthOfRow = width * 4;
  const rows = Buffer.alloc(height * (lengthOfRow + 1));
  for (let row = 0; row < height; row++)
    rows.set(bytes.subarray(row * lengthOfRow, (row + 1) * lengthOfRow), row * (lengthOfRow + 1) + 1);
  const signature = Buffer.from('89504e470d0a1a0a', 'hex');
  const image = deflateSync(rows);
  return Buffer.concat([signature, chunk('IHDR', head), chunk('IDAT', image), chunk('IEND', Buffer.alloc(0))]);
}

function chunk(name: string, contents: Buffer): Buffer {
  const length = Buffer.alloc(4);
  length.writeUInt32BE(contents.length);
  const body = Buffer.concat([Buffer.from(name, 'latin1'), contents]);
  const sum = Buffer.alloc(4);
  sum.writeUInt32BE(crc32(body));
  return Buffer.concat([length, body, sum]);
}
