import { english, languages, type Language } from './languages';

/** Language and script of a tag: "zh-TW", which is written in traditional characters, gives "zh-Hant". Null for what is no tag. */
function writtenAs(tag: string): string | null {
  try {
    const { language, script } = new Intl.Locale(tag.replaceAll('_', '-')).maximize();
    return `${language}-${script}`;
  } catch {
    return null;
  }
}

function match(tag: string, among: readonly Language[]): string | null {
  const written = writtenAs(tag);
  return among.find(({ id, isPseudo }) => !isPseudo && writtenAs(id) === written)?.id ?? null;
}

/** The language that a tag such as "pl-PL" or "zh-TW" asks for; null where the page does not speak it. */
export function languageFor(tag: string): string | null {
  return languages.find(({ id }) => id === tag)?.id ?? match(tag, languages);
}

/** The first of a browser's languages that the page speaks, else English. Nobody gets a draft unasked. */
export function browserLanguage(tags: readonly string[]): string {
  const whole = languages.filter(({ isDraft }) => !isDraft);
  return tags.map((tag) => match(tag, whole)).find((id) => id !== null) ?? english.id;
}
