import { expect, test } from 'vitest';
import { localeOf } from './languages';

test('a language is written and sorted by itself, where it names no other locale', () => {
  expect(['en', 'pl', 'zh-Hant', 'ar', 'en-XL'].map(localeOf)).toEqual(['en', 'pl', 'zh-Hant', 'ar-u-nu-latn', 'en']);
});
