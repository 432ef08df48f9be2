/** What the page is, in each language that a browser gets unasked: one of the sentences is read while the page's script is on its way (`public/theme.js` chooses). */
import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import type { Plugin } from 'vite';
import { englishEntry, translations, type LanguageEntry } from '../../src/i18n/language-list.ts';
import { readMessages } from '../lib/languages.ts';

const place = '<!-- page.about -->';

const escaped = (text: string): string => text.replaceAll('&', '&amp;').replaceAll('<', '&lt;');

/** @param sentence what a language says, by its id */
export function withSentences(html: string, sentence: (id: string) => string): string {
  const entries: readonly LanguageEntry[] = [englishEntry, ...translations];
  const whole = entries.filter(({ isDraft }) => !isDraft);
  return html.replace(place, whole.map(({ id }) => `<b lang="${id}" hidden>${escaped(sentence(id))}</b>`).join(''));
}

export function comingWords(): Plugin {
  let root = '';
  const sentence = (id: string): string =>
    readMessages(readFileSync(resolve(root, `lang/${id}.json`), 'utf8'))['page.about'] ?? '';
  return {
    name: 'coming-words',
    configResolved(config) {
      root = config.root;
    },
    transformIndexHtml: { order: 'pre', handler: (html) => withSentences(html, sentence) },
  };
}
