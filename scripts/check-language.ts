/**
 * Checks the language files: keys sorted, every message with a description for the translator, no other placeholders than English has, no unknown
 * keys, and every English key used in the source. Prints each finding with what to do.
 */
import { baseKey, isEntry, placeholders, readLanguages, type LanguageFile } from './lib/languages';
import { sourceFiles, usedKeys } from './lib/used-keys';

const findings: string[] = [];
const keyForm = /^[a-z][A-Za-z0-9]*(\.[A-Za-z0-9]+)+(_[A-Za-z0-9-]+)*$/;

function checkForm(file: LanguageFile): void {
  const sorted = [...file.keys].sort();
  const firstWrong = file.keys.find((key, index) => key !== sorted[index]);
  if (firstWrong !== undefined) findings.push(`${file.name}: sort the keys; ${firstWrong} stands in the wrong place`);
  for (const [key, value] of Object.entries(file.entries)) {
    if (!keyForm.test(key))
      findings.push(`${file.name}: ${key} is not of the form feature.name or feature.name_variant`);
    if (!isEntry(value)) findings.push(`${file.name}: ${key} needs a message and a description`);
  }
}

function placeholdersOf(file: LanguageFile, key: string): string[] | null {
  const value = file.entries[key];
  return isEntry(value) ? placeholders(value.message) : null;
}

/** Plural forms may differ in number between languages, so a form that English lacks is held against English's `_other`. */
function checkAgainstEnglish(file: LanguageFile, english: LanguageFile): void {
  const bases = new Set(english.keys.map(baseKey));
  for (const key of file.keys) {
    if (!bases.has(baseKey(key))) {
      findings.push(`${file.name}: ${key} is not in ${english.name}; remove it`);
      continue;
    }
    const wanted = placeholdersOf(english, key) ?? placeholdersOf(english, `${baseKey(key)}_other`);
    const found = placeholdersOf(file, key);
    if (wanted === null || found === null || wanted.join() === found.join()) continue;
    findings.push(`${file.name}: ${key} has the placeholders {${found.join()}}, English has {${wanted.join()}}`);
  }
}

function checkUse(english: LanguageFile): void {
  const used = usedKeys(sourceFiles('src'));
  const bases = new Set(english.keys.map(baseKey));
  for (const base of bases) {
    const isUsed = used.strings.has(base) || used.patterns.some((pattern) => pattern.test(base));
    if (!isUsed) findings.push(`${english.name}: ${base} is used nowhere in src; remove it`);
  }
  for (const { key, place } of used.calls) {
    const exists = typeof key === 'string' ? bases.has(key) : [...bases].some((base) => key.test(base));
    if (!exists) findings.push(`${place}: no message has the key ${String(key)}; add it to ${english.name}`);
  }
}

const files = readLanguages('lang');
const english = files.find(({ name }) => name === 'en.json');
if (english === undefined) throw new Error('lang/en.json is missing');
for (const file of files) {
  checkForm(file);
  if (file !== english) checkAgainstEnglish(file, english);
}
checkUse(english);

if (findings.length > 0) {
  console.error(findings.join('\n'));
  process.exitCode = 1;
} else {
  console.log(`Language files: ${files.length}, messages: ${english.keys.length}, all in order.`);
}
