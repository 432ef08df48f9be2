import { strToU8, zipSync } from 'fflate';
import { gzipSync } from 'node:zlib';
import { describe, expect, it, test } from 'vitest';
import { folderWith, openArchive } from './archive';
import { startOfGzip } from './gunzip';
import { kindOf, originalName } from './recognise';
import { parseJsonBytes } from './zip';

const text = '{\r\n "a": "ä😀"\r\n}\r\n';
const utf16 = (isLittle: boolean) => {
  const bytes = Buffer.from(`\ufeff${text}`, 'utf16le');
  return new Uint8Array(isLittle ? bytes : bytes.swap16());
};

test('JSON opens whatever editor saved it', () => {
  for (const bytes of [strToU8(text), strToU8(`\ufeff${text}`), utf16(true), utf16(false)]) {
    expect(kindOf(bytes)).toBe('json');
    expect(parseJsonBytes(bytes)).toEqual({ a: 'ä😀' });
  }
});

test('a file is what it holds, not what it is called', () => {
  const idx = Uint8Array.of(0, 0, 8, 3, 0, 0, 0, 0);
  expect(kindOf(idx)).toBe('idx');
  expect(kindOf(gzipSync(idx))).toBe('gzip');
  expect(kindOf(startOfGzip(gzipSync(idx)))).toBe('idx');
  expect(kindOf(zipSync({ a: idx }))).toBe('zip');
  expect(kindOf(Uint8Array.of(0x89, 0x50, 0x4e, 0x47, 13))).toBe('picture');
  expect(kindOf(strToU8('<svg xmlns="http://www.w3.org/2000/svg"/>'))).toBe('picture');
  expect(kindOf(strToU8('dear reader'))).toBe('other');
  expect(kindOf(new Uint8Array())).toBe('other');
});

describe('a zip', () => {
  const zip = (...names: string[]) =>
    openArchive(zipSync(Object.fromEntries(names.map((name) => [name, strToU8(name)]))));

  it('of Windows or of the Finder holds the same files', () => {
    expect(zip('Set\\labels.json', 'Set\\images').paths).toEqual(['Set/labels.json', 'Set/images']);
    const finder = zip('Set/labels.json', '__MACOSX/Set/._labels.json', 'Set/.DS_Store', './Set/more');
    expect(finder.paths).toEqual(['Set/labels.json', 'Set/more']);
    expect(folderWith(finder, 'labels.json')?.has('more')).toBe(true);
    expect(folderWith(zip('Set\\labels.json'), 'labels.json')?.read('labels.json', 99)).toEqual(
      strToU8('Set\\labels.json'),
    );
    expect(folderWith(finder, 'other')).toBeNull();
  });
});

test('names are read as they were before copies were made', () => {
  const copies = [
    'a.bin',
    'A.BIN',
    'a (1).bin',
    'a(12).bin',
    'a - Copy.bin',
    'a - Copy (2).bin',
    'a copy 2.bin',
    'a (1).bin.gz',
  ];
  for (const name of copies) expect(originalName(`folder/${name}`)).toBe('a.bin');
  expect(originalName('group1-shard1of2.bin')).toBe('group1-shard1of2.bin');
});
