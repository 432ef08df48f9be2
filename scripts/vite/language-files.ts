/**
 * Language files reach the browser without the descriptions in the English one, which are for translators: 10 kB gzipped. The first view waits for those messages only
 * that its files say (`en.json?first`); all others come with the first part of the page that is loaded later (`?late`, by src/i18n/late.ts). Nobody keeps a list of
 * them: the source tells. `?whole` has every message of a language.
 */
import { relative } from 'node:path';
import type { Plugin } from 'vite';
import { firstLoad } from '../lib/first-load.ts';
import { baseKey, readMessages } from '../lib/languages.ts';
import { usedKeys } from '../lib/used-keys.ts';

/** Vite writes paths with slashes on every system. */
const languageFile = /\/lang\/[^/]+\.json(?:\?(first|late|whole))?$/;

export type Part = 'first' | 'late' | 'whole';

/** Whether a key is said by one of these source files. */
export function saidBy(files: readonly string[]): (key: string) => boolean {
  const { strings, patterns } = usedKeys(files);
  return (key) => strings.has(baseKey(key)) || patterns.some((pattern) => pattern.test(baseKey(key)));
}

/** The messages of a part of a language file, by key. */
export function messagesOf(json: string, part: Part, isFirst: (key: string) => boolean): Record<string, string> {
  const wanted = Object.entries(readMessages(json)).filter(
    ([key]) => part === 'whole' || isFirst(key) === (part === 'first'),
  );
  return Object.fromEntries(wanted);
}

export function languageFiles(): Plugin {
  // While one develops, or tests, words move from file to file: all come at first.
  let isFirst = (_: string): boolean => true;
  return {
    name: 'language-files',
    enforce: 'pre',
    configResolved({ command, root }) {
      if (command === 'build') isFirst = saidBy(firstLoad(relative(process.cwd(), `${root}/src/app/main.tsx`)));
    },
    transform(code, id) {
      const part = languageFile.exec(id)?.[1] as Part | undefined;
      if (part === undefined) return undefined;
      const messages = JSON.stringify(messagesOf(code, part, isFirst));
      // With a query, Vite does not take it for JSON. A browser reads a text of JSON faster than an object of the script.
      return { code: `export default JSON.parse(${JSON.stringify(messages)})`, moduleType: 'js', map: null };
    },
  };
}
