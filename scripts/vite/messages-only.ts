import type { Plugin } from 'vite';

interface Entry {
  readonly message: string;
}

/** What a language file says to its translators stays out of the build: it is a third of it, and no learner reads it. */
export function messagesOnly(): Plugin {
  return {
    name: 'messages-only',
    enforce: 'pre',
    transform(code, id) {
      if (!/\/lang\/[\w-]+\.json$/.test(id)) return;
      const entries = Object.entries(JSON.parse(code) as Record<string, Entry>);
      return JSON.stringify(Object.fromEntries(entries.map(([key, { message }]) => [key, { message }])));
    },
  };
}
