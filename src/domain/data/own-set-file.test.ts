import fc from 'fast-check';
import { strToU8, unzipSync, zipSync } from 'fflate';
import { expect, it } from 'vitest';
import { addPictures, newOwnSet, pictureBytes } from './own-set';
import { OwnFileError } from './own-set-error';
import { readOwnFile, writeOwnFile } from './own-set-file';

const pets = newOwnSet('own-1', 'Pets', 'digit', ['Cat', 'Dog, small']);
const set = addPictures(
  pets,
  [1, 0, 1].map((label, index) => ({
    classId: pets.classes[label]?.id ?? '',
    pixels: new Uint8Array(pictureBytes).fill(index + 1),
  })),
);

function codeOf(bytes: Uint8Array): string {
  try {
    readOwnFile(bytes, 'own-2');
    return 'read';
  } catch (error) {
    return error instanceof OwnFileError ? error.code : 'thrown';
  }
}
/** The exported file with one of its parts changed; undefined leaves it out. */
function changed(name: string, bytes: Uint8Array | undefined): Uint8Array {
  const parts = { ...unzipSync(writeOwnFile(set)), [name]: bytes };
  return zipSync(Object.fromEntries(Object.entries(parts).filter(([, part]) => part)) as Record<string, Uint8Array>);
}

it('an exported set comes back as it was, under ids of its own', () => {
  const read = readOwnFile(writeOwnFile(set), 'own-2');
  expect(read).toMatchObject({ id: 'own-2', name: 'Pets', form: 'digit' });
  expect(read.classes.map(({ name }) => name)).toEqual(['Cat', 'Dog, small']);
  const nameOf = (classId: string) => read.classes.find(({ id }) => id === classId)?.name;
  expect(read.pictures.map(({ classId }) => nameOf(classId))).toEqual(['Dog, small', 'Cat', 'Dog, small']);
  expect(read.pictures.map(({ pixels }) => [pixels[0], pixels[783]])).toEqual([
    [1, 1],
    [2, 2],
    [3, 3],
  ]);
});

it('a file that is something else is told by what is wrong with it', () => {
  expect(codeOf(strToU8('<!doctype html>'))).toBe('notZip');
  expect(codeOf(writeOwnFile(set).slice(0, 200))).toBe('notZip');
  expect(codeOf(changed('labels-idx1-ubyte', undefined))).toBe('incomplete');
  expect(codeOf(changed('labels.json', strToU8('{"format":"x"}')))).toBe('wrongHead');
  expect(codeOf(changed('labels.json', strToU8('[')))).toBe('wrongHead');
  expect(codeOf(changed('labels-idx1-ubyte', Uint8Array.of(0, 0, 8, 1, 0, 0, 0, 3, 1, 0, 2)))).toBe('wrongImages');
  expect(codeOf(changed('images-idx3-ubyte', Uint8Array.of(0, 0, 8, 3, 0, 0, 0, 3)))).toBe('wrongImages');
});

it('any bytes at all are either a set or an error with a code', () => {
  const whole = writeOwnFile(set);
  fc.assert(
    fc.property(fc.nat(whole.length - 1), fc.nat(255), (at, byte) => {
      const spoiled = whole.slice();
      spoiled[at] = byte;
      expect(codeOf(spoiled)).not.toBe('thrown');
    }),
  );
  fc.assert(
    fc.property(fc.uint8Array(), (bytes) => {
      expect(codeOf(bytes)).not.toBe('thrown');
    }),
  );
});
