/** What is wrong with a translation, each finding with what to do. */
import { baseKey, englishFor, placeholders, wantedKeys, type LanguageFile, type Messages } from './languages.ts';
import { foreignWords, mayBeAlike } from './names.ts';

/** The placeholders that hold the number that a plural form goes by. */
const numberNames = ['count', 'number', 'points', 'shown', 'steps', 'value'];

/** Where a form stands for one number alone, as "one" does in Polish but not in Russian (21 is one there too), the words may say it without the digit. */
function standsForOne(language: string, key: string): boolean {
  const rules = new Intl.PluralRules(language);
  const numbers = [...Array(200).keys()].filter((number) => key === `${baseKey(key)}_${rules.select(number)}`);
  return numbers.length === 1;
}

function placeholderFinding(id: string, key: string, message: string, inEnglish: string): string | null {
  const [wanted, found] = [placeholders(inEnglish), placeholders(message)];
  const mayMiss = standsForOne(id, key) ? numberNames : [];
  const missing = wanted.filter((name) => !found.includes(name) && !mayMiss.includes(name));
  const unknown = found.filter((name) => !wanted.includes(name));
  if (missing.length + unknown.length === 0) return null;
  return `${id}: ${key} has the placeholders {${found.join()}}, English has {${wanted.join()}}`;
}

const words = /[A-Za-z]{3}/;
const withoutPlaceholders = (message: string): string => message.replaceAll(/\{\{.*?\}\}/g, ' ');
const isLatin = (language: string): boolean => new Intl.Locale(language).maximize().script === 'Latn';

function wordFinding(id: string, key: string, message: string, inEnglish: string): string | null {
  if (message.trim() === '') return `${id}: ${key} is empty`;
  const plain = withoutPlaceholders(message);
  if (message === inEnglish && words.test(plain) && !mayBeAlike(id, key))
    return `${id}: ${key} is still in English; translate it, or name it in scripts/lib/names.ts`;
  const foreign = isLatin(id) ? [] : foreignWords(plain);
  return foreign.length > 0 && message !== inEnglish
    ? `${id}: ${key} has words in Latin letters; translate ${foreign.join(', ')}, or name it in scripts/lib/names.ts`
    : null;
}

/**
 * @param english the English messages
 * @param isDraft what a draft lacks is said in English
 */
export function checkTranslation({ id, messages }: LanguageFile, english: Messages, isDraft: boolean): string[] {
  const wanted = new Set(wantedKeys(english, id));
  const missing = isDraft ? [] : [...wanted].filter((key) => !(key in messages));
  const findings = Object.entries(messages).flatMap(([key, message]) => {
    if (!wanted.has(key)) return [`${id}: ${key} is not wanted; remove it`];
    const inEnglish = englishFor(english, key) ?? '';
    return [placeholderFinding(id, key, message, inEnglish), wordFinding(id, key, message, inEnglish)];
  });
  return [...missing.map((key) => `${id}: ${key} is missing; translate it`), ...findings].filter(
    (each) => each !== null,
  );
}
