import { describe, expect, test } from 'vitest';
import { checkPair, decodeImages, decodeLabels, IdxError } from './idx';

/** Two pictures of 2 x 3 pixels, and their labels. */
const imageBytes = [0, 0, 8, 3, 0, 0, 0, 2, 0, 0, 0, 2, 0, 0, 0, 3, 1, 2, 3, 4, 5, 6, 255, 0, 9, 8, 7, 6];
const labelBytes = [0, 0, 8, 1, 0, 0, 0, 2, 7, 0];

/** What went wrong, as "code: detail". */
function complaint(action: () => unknown): string {
  try {
    action();
  } catch (error) {
    if (error instanceof IdxError) return `${error.code}: ${error.detail}`;
    throw error;
  }
  return 'nothing';
}

describe('a good file', () => {
  test('gives its pictures', () => {
    expect(decodeImages(Uint8Array.from(imageBytes))).toEqual({
      count: 2,
      height: 2,
      width: 3,
      pixels: Uint8Array.of(1, 2, 3, 4, 5, 6, 255, 0, 9, 8, 7, 6),
    });
  });

  test('gives its labels', () => {
    expect(decodeLabels(Uint8Array.from(labelBytes))).toEqual(Uint8Array.of(7, 0));
  });

  test('is read from the middle of a buffer, and without what follows it', () => {
    const whole = Uint8Array.of(99, 99, ...labelBytes, 99);
    expect(decodeLabels(whole.subarray(2))).toEqual(Uint8Array.of(7, 0));
  });

  test('counts beyond one byte', () => {
    const bytes = new Uint8Array(8 + 0x0102);
    bytes.set([0, 0, 8, 1, 0, 0, 1, 2]);
    expect(decodeLabels(bytes)).toHaveLength(258);
  });
});

describe('a bad file is refused, saying what was found and wanted', () => {
  test.each([
    ['labels for images', labelBytes, 'datasetMagic: images begin with 0x00000801, wanted 0x00000803'],
    ['a page for images', [0x3c, 0x21, 0x44, 0x4f], 'datasetMagic: images begin with 0x3c21444f, wanted 0x00000803'],
    ['nothing', [], 'datasetShort: images header: 0 bytes, wanted 16'],
    ['half a header', imageBytes.slice(0, 10), 'datasetShort: images header: 10 bytes, wanted 16'],
    ['a byte too few', imageBytes.slice(0, -1), 'datasetShort: images of 2 x 2 x 3: 27 bytes, wanted 28'],
  ])('%s', (_name, bytes, wanted) => {
    expect(complaint(() => decodeImages(Uint8Array.from(bytes)))).toBe(wanted);
  });

  test('sizes that overflow do not fool it', () => {
    const bytes = Uint8Array.of(0, 0, 8, 3, ...Array.from({ length: 12 }, () => 255), 1);
    expect(complaint(() => decodeImages(bytes))).toMatch(/^datasetShort/);
  });

  test('images for labels', () => {
    expect(complaint(() => decodeLabels(Uint8Array.from(imageBytes)))).toMatch(/^datasetMagic: labels/);
  });
});

describe('images and labels', () => {
  test('that belong together pass', () => {
    expect(complaint(() => checkPair({ count: 2 }, Uint8Array.of(9, 0), 10))).toBe('nothing');
  });

  test('must be equally many', () => {
    expect(complaint(() => checkPair({ count: 3 }, Uint8Array.of(9, 0), 10))).toBe(
      'datasetCounts: 3 images, but 2 labels',
    );
  });

  test('must name a class', () => {
    const labels = Uint8Array.of(9, 10);
    expect(complaint(() => checkPair({ count: 2 }, labels, 10))).toBe('datasetLabel: label 1 is 10, wanted 0 to 9');
  });
});
