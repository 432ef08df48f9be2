/**
 * Language files reach the browser without their descriptions, which are for translators: 10 kB gzipped. The messages of English that only tabs say which are loaded
 * when they are opened (`tabPrefixes`) come with those, and those of lessons with the first lesson: `en.json?tabs` and `en.json?lessons` have these, `en.json?page` the others.
 */
import type { Plugin } from 'vite';

/** Before the first dot of a key. `npm run check:language` looks that nothing else says them. */
export const tabPrefixes: readonly string[] = [
  'counting',
  'dials',
  'inside',
  'lab',
  'mend',
  'mistakes',
  'own',
  'runs',
  'why',
];

/** The same of what only lessons say. */
export const lessonPrefixes: readonly string[] = ['learn', 'lesson'];

/** Vite writes paths with slashes on every system. */
const languageFile = /\/lang\/[^/]+\.json(?:\?(page|tabs|lessons))?$/;

export function partOf(key: string): 'page' | 'tabs' | 'lessons' {
  const [prefix = ''] = key.split('.');
  if (lessonPrefixes.includes(prefix)) return 'lessons';
  return tabPrefixes.includes(prefix) ? 'tabs' : 'page';
}

/** Only the messages of a language file, in the same form: all, or those of one part. */
export function messagesOnly(json: string, part?: string): string {
  const entries = JSON.parse(json) as Record<string, { readonly message: string }>;
  const wanted = Object.entries(entries).filter(([key]) => part === undefined || partOf(key) === part);
  return JSON.stringify(Object.fromEntries(wanted.map(([key, { message }]) => [key, { message }])));
}

export function languageFiles(): Plugin {
  return {
    name: 'language-files',
    enforce: 'pre',
    transform(code, id) {
      const found = languageFile.exec(id);
      if (!found) return undefined;
      const [, part] = found;
      const json = messagesOnly(code, part);
      // With a query, Vite does not take it for JSON.
      return part === undefined ? json : { code: `export default ${json}`, moduleType: 'js' };
    },
  };
}
