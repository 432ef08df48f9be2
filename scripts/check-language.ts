/**
 * Checks the language files. English: every message with a description for the translator, and used in the source. The others: whole where they are no drafts, with
 * each plural form that the language has; the same placeholders; nothing left in English. Prints each finding with what to do.
 */
import { readFileSync } from 'node:fs';
import { englishEntry, translations } from '../src/i18n/language-list';
import { baseKey, readLanguages, type LanguageFile } from './lib/languages';
import { checkTranslation } from './lib/check-translation';
import { sourceFiles, usedKeys } from './lib/used-keys';

const findings: string[] = [];
const keyForm = /^[a-z][A-Za-z0-9]*(\.[A-Za-z0-9]+)+(_[A-Za-z0-9-]+)*$/;

function checkOrder({ id, messages }: LanguageFile): void {
  const keys = Object.keys(messages);
  const sorted = [...keys].sort();
  const firstWrong = keys.find((key, index) => key !== sorted[index]);
  if (firstWrong !== undefined) findings.push(`${id}: sort the keys; ${firstWrong} stands in the wrong place`);
}

function checkEnglish({ id, messages }: LanguageFile): void {
  const entries = JSON.parse(readFileSync(`lang/${id}.json`, 'utf8')) as Record<string, { description?: unknown }>;
  for (const [key, message] of Object.entries(messages)) {
    const description = entries[key]?.description;
    if (!keyForm.test(key)) findings.push(`${id}: ${key} is not of the form feature.name or feature.name_variant`);
    if (message.trim() === '' || typeof description !== 'string' || description.trim() === '')
      findings.push(`${id}: ${key} needs a message and a description`);
  }
}

function checkUse(english: LanguageFile): void {
  const used = usedKeys(sourceFiles('src'));
  const bases = new Set(Object.keys(english.messages).map(baseKey));
  for (const base of bases) {
    const isUsed = used.strings.has(base) || used.patterns.some((pattern) => pattern.test(base));
    if (!isUsed) findings.push(`${english.id}: ${base} is used nowhere in src; remove it`);
  }
  for (const { key, place } of used.calls) {
    const exists = typeof key === 'string' ? bases.has(key) : [...bases].some((base) => key.test(base));
    if (!exists) findings.push(`${place}: no message has the key ${String(key)}; add it to lang/${english.id}.json`);
  }
}

/** Every file has its line in the list, and every line its file. */
function checkList(files: readonly LanguageFile[]): void {
  const listed = [englishEntry, ...translations].map(({ id }) => id);
  for (const { id } of files)
    if (!listed.includes(id)) findings.push(`lang/${id}.json: add a line for it to src/i18n/language-list.ts`);
  for (const id of listed)
    if (!files.some((file) => file.id === id)) findings.push(`src/i18n/language-list.ts: lang/${id}.json is missing`);
}

const files = readLanguages('lang');
const english = files.find(({ id }) => id === englishEntry.id);
if (english === undefined) throw new Error('lang/en.json is missing');
checkList(files);
checkEnglish(english);
checkUse(english);
for (const file of files) {
  checkOrder(file);
  const entry = translations.find(({ id }) => id === file.id);
  if (entry) findings.push(...checkTranslation(file, english.messages, entry.isDraft ?? false));
}

if (findings.length > 0) {
  console.error(findings.join('\n'));
  process.exitCode = 1;
} else {
  console.log(`Language files: ${files.length}, messages: ${Object.keys(english.messages).length}, all in order.`);
}
