/** Language files reach the browser without their descriptions, which are for translators: 10 kB gzipped. */
import type { Plugin } from 'vite';

/** Vite writes paths with slashes on every system. */
const languageFile = /\/lang\/[^/]+\.json$/;

/** Only the messages of a language file, in the same form. */
export function messagesOnly(json: string): string {
  const entries = JSON.parse(json) as Record<string, { readonly message: string }>;
  return JSON.stringify(Object.fromEntries(Object.entries(entries).map(([key, { message }]) => [key, { message }])));
}

export function languageFiles(): Plugin {
  return {
    name: 'language-files',
    enforce: 'pre',
    transform: (code, id) => (languageFile.test(id) ? messagesOnly(code) : undefined),
  };
}
