/** What the page says in a language, by the keys of its messages. */
import { readFileSync } from 'node:fs';
import { readMessages } from '../../../scripts/lib/languages';

export interface Words {
  readonly language: string;
  /** Every message, by key. */
  readonly messages: Readonly<Record<string, string>>;
  /** A message with its values. */
  readonly say: (key: string, values?: Readonly<Record<string, string | number>>) => string;
}

export function wordsOf(language: string): Words {
  const messages = readMessages(readFileSync(`lang/${language}.json`, 'utf8'));
  const plurals = new Intl.PluralRules(language);
  return {
    language,
    messages,
    say(key, values = {}) {
      const { count } = values;
      const message = messages[typeof count === 'number' ? `${key}_${plurals.select(count)}` : key];
      if (message === undefined) throw new Error(`lang/${language}.json has no ${key}`);
      return message.replaceAll(/\{\{(\w+)\}\}/g, (_, name: string) => String(values[name] ?? ''));
    },
  };
}
