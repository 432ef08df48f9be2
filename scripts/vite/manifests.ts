/** The web app manifest in each language. The English one lies in `public/`; the others differ from it in their words alone. */
import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import type { Plugin } from 'vite';
import { translations, type LanguageEntry } from '../../src/i18n/language-list.ts';
import { readMessages, type Messages } from '../lib/languages.ts';

const nameOf = (id: string): string => `manifest-${id}.webmanifest`;

/** @param words messages of the language; what a draft lacks stays in English */
export function translated(english: string, { id, direction }: LanguageEntry, words: Messages): string {
  const manifest = JSON.parse(english) as Readonly<Record<string, unknown>>;
  const { name, description } = manifest;
  const title = words['app.title'] ?? name;
  const own = { name: title, short_name: title, description: words['page.about'] ?? description };
  return `${JSON.stringify({ ...manifest, ...own, lang: id, dir: direction ?? 'ltr' }, null, 2)}\n`;
}

export function manifests(): Plugin {
  let root = '';
  const read = (path: string): string => readFileSync(resolve(root, path), 'utf8');
  const manifestFor = (entry: LanguageEntry): string =>
    translated(read(`public/${nameOf('en')}`), entry, readMessages(read(`lang/${entry.id}.json`)));
  return {
    name: 'manifests',
    configResolved(config) {
      root = config.root;
    },
    configureServer({ middlewares }) {
      middlewares.use((request, response, next) => {
        const entry = translations.find(({ id }) => request.url === `/${nameOf(id)}`);
        if (entry === undefined) next();
        else response.setHeader('Content-Type', 'application/manifest+json').end(manifestFor(entry));
      });
    },
    generateBundle() {
      for (const entry of translations)
        this.emitFile({ type: 'asset', fileName: nameOf(entry.id), source: manifestFor(entry) });
    },
  };
}
