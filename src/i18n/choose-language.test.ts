import { expect, test } from 'vitest';
import { browserLanguage, languageFor } from './choose-language';

test.each([
  [['ru-RU', 'en'], 'ru'],
  [['pl'], 'pl'],
  [['zh-CN', 'zh'], 'zh-Hans'],
  [['zh'], 'zh-Hans'],
  [['zh-SG'], 'zh-Hans'],
  [['zh-TW'], 'zh-Hant'],
  [['zh-HK', 'en-GB'], 'zh-Hant'],
  [['zh-Hant-MO'], 'zh-Hant'],
  // Simplified characters, in Hong Kong.
  [['zh-Hans-HK'], 'zh-Hans'],
  [['en-GB', 'pl'], 'en'],
  // The first that the page speaks.
  [['uk-UA', 'fi', 'pl-PL', 'ru'], 'pl'],
  [['fi', 'sw'], 'en'],
  [['not a tag', 'x', ''], 'en'],
  [[], 'en'],
  // A draft, and languages made for tests, come to nobody unasked.
  [['ar-EG', 'ru'], 'ru'],
  [['en-XL'], 'en'],
])('of the browser’s %j the page takes %s', (tags, language) => expect(browserLanguage(tags)).toBe(language));

test.each([
  ['zh-tw', 'zh-Hant'],
  ['zh_CN', 'zh-Hans'],
  ['RU', 'ru'],
  ['pl-PL', 'pl'],
  ['ar', 'ar'],
  ['en-XL', 'en-XL'],
  ['ar-XB', 'ar-XB'],
  ['xx', null],
  ['', null],
])('?lang=%s asks for %s', (tag, language) => expect(languageFor(tag)).toBe(language));
