import { zipSync } from 'fflate';
import { expect, test } from 'vitest';
import { OpenError } from './open-error';
import { unzipOne, zipEntries } from './zip';

function codeOf(work: () => unknown): string | null {
  try {
    work();
    return null;
  } catch (error) {
    return error instanceof OpenError ? error.code : 'thrown';
  }
}

test('a zip that claims billions of entries is refused at once', () => {
  const zip = zipSync({ a: Uint8Array.of(1) });
  // The end of a zip (22 bytes) with that of a large one before it: 4,294,967,295 entries, all at the place of the first.
  const end = zip.slice(-22);
  const start = new DataView(end.buffer).getUint32(16, true);
  const large = new Uint8Array(56 + 20);
  const view = new DataView(large.buffer);
  view.setUint32(0, 0x6064b50, true);
  view.setUint32(32, 0xffffffff, true);
  view.setUint32(48, start, true);
  view.setUint32(56, 0x7064b50, true);
  view.setUint32(64, zip.length - 22, true);
  const bytes = Uint8Array.from([...zip.slice(0, -22), ...large, ...end]);
  expect(codeOf(() => zipEntries(bytes))).toBe('damaged');
  expect(codeOf(() => unzipOne(bytes, 'a', 10))).toBe('damaged');
});

test('of files with the same name the first is read, and the others are not even unpacked', () => {
  const zip = zipSync({ aa: Uint8Array.of(1), ab: new Uint8Array(1000) });
  const second = zip.map((byte, index) => (byte === 0x62 && zip[index - 1] === 0x61 ? 0x61 : byte));
  expect(zipEntries(second).map(({ name }) => name)).toEqual(['aa', 'aa']);
  expect(unzipOne(second, 'aa', 10)).toEqual(Uint8Array.of(1));
});
