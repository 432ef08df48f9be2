/** What the page is, in each language that a browser gets unasked: one of the sentences is read while the page's script is on its way (`public/theme.js` chooses). */
import { join } from 'node:path';
import type { Plugin } from 'vite';
import { translations } from '../../src/i18n/language-list.ts';
import { readLanguages } from '../lib/languages.ts';

const place = '<!-- page.about -->';
const drafts = translations.filter(({ isDraft }) => isDraft).map(({ id }) => id);

const escaped = (text: string): string => text.replaceAll('&', '&amp;').replaceAll('<', '&lt;');

/** @param folder of the language files */
function sentences(folder: string): string {
  const whole = readLanguages(folder).filter(({ id }) => !drafts.includes(id));
  return whole
    .map(({ id, messages }) => `<b lang="${id}" hidden>${escaped(messages['page.about'] ?? '')}</b>`)
    .join('');
}

export function comingWords(): Plugin {
  let folder = '';
  return {
    name: 'coming-words',
    configResolved({ root }) {
      folder = join(root, 'lang');
    },
    transformIndexHtml: { order: 'pre', handler: (html) => html.replace(place, () => sentences(folder)) },
  };
}
