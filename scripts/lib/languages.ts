/**
 * The language files: `lang/en.json` has every message with its description for translators, the others have messages alone. All are read here into messages by key.
 */
import { readFileSync, readdirSync } from 'node:fs';
import { basename, join } from 'node:path';

export type Messages = Readonly<Record<string, string>>;

export interface LanguageFile {
  /** BCP 47 tag. */
  readonly id: string;
  /** In the order of the file. */
  readonly messages: Messages;
}

const pluralEnding = /_(zero|one|two|few|many|other)$/;

/** The key that the source uses: plural forms share one. */
export function baseKey(key: string): string {
  return key.replace(pluralEnding, '');
}

/** The messages of a language file, by key. */
export function readMessages(json: string): Messages {
  const entries = Object.entries(JSON.parse(json) as Record<string, string | { readonly message?: string }>);
  return Object.fromEntries(
    entries.map(([key, value]) => [key, (typeof value === 'string' ? value : value.message) ?? '']),
  );
}

export function readLanguages(folder: string): LanguageFile[] {
  const names = readdirSync(folder).filter((name) => name.endsWith('.json'));
  return names.map((name) => ({
    id: basename(name, '.json'),
    messages: readMessages(readFileSync(join(folder, name), 'utf8')),
  }));
}

/**
 * The keys that a language needs for those of English: of a message with a number, one for each plural form of the language.
 *
 * @param language BCP 47 tag
 */
export function wantedKeys(english: Messages, language: string): string[] {
  const forms = new Intl.PluralRules(language).resolvedOptions().pluralCategories;
  const keys = Object.keys(english).flatMap((key) => {
    const base = baseKey(key);
    if (!isPlural(english, base)) return [key];
    return forms.map((form) => `${base}_${form}`);
  });
  return [...new Set(keys)];
}

/** A key may end like a plural form and be none: "preset.other". */
function isPlural(english: Messages, base: string): boolean {
  return `${base}_one` in english && `${base}_other` in english;
}

/** What English says in place of a message; in place of a plural form what it says for many. */
export function englishFor(english: Messages, key: string): string | undefined {
  return english[`${baseKey(key)}_other`] ?? english[key];
}

/** The names between {{ and }}, sorted, each once. */
export function placeholders(message: string): string[] {
  const names = [...message.matchAll(/\{\{\s*([^},\s]+)[^}]*\}\}/g)].map((match) => match[1] ?? '');
  return [...new Set(names)].sort();
}
