import { englishBook, type Book, type MessageKey, type Messages } from './messages';

export type Translate = (key: MessageKey, values?: Readonly<Record<string, string | number>>) => string;

/** Says messages in one language. */
export interface Translator {
  /** BCP 47 tag. */
  readonly language: string;
  readonly t: Translate;
}

const placeholder = /\{\{(\w+)\}\}/g;

/** The message of a key; where a number is told, in the plural form that the language has for it. */
function find(messages: Messages, plurals: Intl.PluralRules, key: string, count: unknown): string | undefined {
  if (typeof count !== 'number') return messages[key];
  return messages[`${key}_${plurals.select(count)}`] ?? messages[`${key}_other`] ?? messages[key];
}

/** What the language lacks is said in English; a key without any message as it is. */
export function createTranslator(language: string, book: Book): Translator {
  const [plurals, englishPlurals] = [new Intl.PluralRules(language), new Intl.PluralRules('en')];
  return {
    language,
    t(key, values = {}) {
      const { count } = values;
      const own = find(book.messages(), plurals, key, count);
      const message = own ?? find(englishBook.messages(), englishPlurals, key, count) ?? key;
      return message.replace(placeholder, (_, name: string) => String(values[name] ?? ''));
    },
  };
}
