import { describe, expect, it, test } from 'vitest';
import { createFormat } from './format';

describe('numbers in English', () => {
  const format = createFormat('en');
  it('group thousands and keep the digits that were asked for', () => {
    expect(format.number(104202)).toBe('104,202');
    expect(format.number(0.5, 4)).toBe('0.5000');
  });
  it('get short where they are too long for an axis', () => {
    expect([9_999, 12_000, 3e15].map((value) => format.short(value))).toEqual(['9,999', '12K', '3E15']);
  });
  it('write a share as per cent', () => {
    expect(format.percent(0.9912)).toBe('99.1%');
    expect(format.percent(0.5, 0)).toBe('50%');
  });
  it('write a shape as a product', () => {
    expect(format.shape([26, 26, 32])).toBe('26 × 26 × 32');
  });
});

test('lists have their marks in every language that the page speaks', () => {
  const lists = ['en', 'ru', 'pl', 'zh-Hans', 'zh-Hant', 'ar'].map((locale) =>
    createFormat(locale).list(['A 1', 'B 2', 'C 3']),
  );
  expect(lists).toEqual([
    'A 1, B 2, C 3',
    'A 1, B 2, C 3',
    'A 1, B 2, C 3',
    'A 1、B 2、C 3',
    'A 1、B 2、C 3',
    'A 1، B 2، C 3',
  ]);
  expect(createFormat('en').list(['a dot', 'a line'], 'sentence')).toBe('a dot and a line');
});

describe('a field in German', () => {
  const format = createFormat('de');
  it('shows numbers as they are typed there, and reads them back', () => {
    expect([0.001, 1.234, 8000, 1e-7].map((value) => format.plain(value))).toEqual(['0,001', '1,234', '8000', '1e-7']);
    for (const value of [0.001, 1.234, 8000, 1e-7]) expect(format.read(format.plain(value), false)).toEqual([value]);
    expect(format.read('8.000', true)).toEqual([8000]);
  });
});

test('sentences follow each other without a space in Chinese alone', () => {
  const joined = (locale: string) => ['。', '.'].map((stop) => `A${stop}${createFormat(locale).gap}B`);
  expect(joined('zh-Hans')[0]).toBe('A。B');
  expect(joined('en')[1]).toBe('A. B');
});
