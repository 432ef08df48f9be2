import { gzipSync } from 'node:zlib';
import { expect, it } from 'vitest';
import { randomWord } from '../../random';
import { gunzip } from './gunzip';
import { OpenError } from './open-error';

const long = Uint8Array.from({ length: 200_000 }, (_, index) => randomWord(1, index) & 63);
const zipped = gzipSync(long);
const bytes = (...parts: readonly Uint8Array[]) => new Uint8Array(Buffer.concat(parts));
const isLong = (data: Uint8Array) => Buffer.compare(data, long) === 0;
function codeOf(data: Uint8Array, most = 1e6): string | null {
  try {
    gunzip(data, most);
    return null;
  } catch (error) {
    if (error instanceof OpenError) return error.code;
    throw error;
  }
}

it('gives what was packed, in one member or in several', () => {
  expect(isLong(gunzip(zipped, long.length))).toBe(true);
  const halves = bytes(gzipSync(long.subarray(0, 5000)), gzipSync(long.subarray(5000)));
  expect(isLong(gunzip(halves, long.length))).toBe(true);
});

it('passes over what stands behind the last member', () => {
  for (const behind of [new Uint8Array(600), Buffer.from('something else, longer than a header')])
    expect(isLong(gunzip(bytes(zipped, behind), 1e6))).toBe(true);
});

it('tells what is cut off or too large', () => {
  expect(codeOf(new Uint8Array(zipped.subarray(0, -5000)))).toBe('damaged');
  expect(codeOf(bytes(zipped, zipped.subarray(0, 3000)))).toBe('damaged');
  expect(codeOf(Uint8Array.of(0x1f, 0x8b, 1))).toBe('damaged');
  expect(codeOf(new Uint8Array(zipped), long.length - 1)).toBe('tooLarge');
});
