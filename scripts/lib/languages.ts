/** The language files, read as a translator's tool would: every message with its description, and its placeholders. */
import { readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';

export interface LanguageFile {
  readonly name: string;
  readonly text: string;
  readonly keys: readonly string[];
  readonly entries: Readonly<Record<string, unknown>>;
}

interface Entry {
  readonly message: string;
  readonly description: string;
}

const pluralEnding = /_(zero|one|two|few|many|other)$/;

/** The key that the source uses: plural forms share one. */
export function baseKey(key: string): string {
  return key.replace(pluralEnding, '');
}

export function readLanguages(folder: string): LanguageFile[] {
  const names = readdirSync(folder).filter((name) => name.endsWith('.json'));
  return names.map((name) => {
    const text = readFileSync(join(folder, name), 'utf8');
    const entries = JSON.parse(text) as Record<string, unknown>;
    return { name, text, keys: Object.keys(entries), entries };
  });
}

export function isEntry(value: unknown): value is Entry {
  const entry = value as Partial<Entry> | null;
  return isText(entry?.message) && isText(entry.description);
}

function isText(value: unknown): value is string {
  return typeof value === 'string' && value.trim() !== '';
}

/** The names between {{ and }}, sorted, each once. */
export function placeholders(message: string): string[] {
  const names = [...message.matchAll(/\{\{\s*([^},\s]+)[^}]*\}\}/g)].map((match) => match[1] ?? '');
  return [...new Set(names)].sort();
}
