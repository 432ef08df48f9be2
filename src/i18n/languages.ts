import { englishEntry, translations, type LanguageEntry } from './language-list';
import { englishBook, openBook, type Book, type Messages } from './messages';

/** A language that the page can be shown in. */
export interface Language extends LanguageEntry {
  /** Made at run time to test the page; not offered to learners. */
  readonly isPseudo?: true;
  /** Its messages, which only its readers load. */
  readonly open: () => Book | Promise<Book>;
}

type Files = Readonly<Record<string, (() => Promise<Messages>) | undefined>>;
const firstFiles: Files = import.meta.glob<Messages>(['../../lang/*.json', '!../../lang/en.json'], {
  query: '?first',
  import: 'default',
});
const lateFiles: Files = import.meta.glob<Messages>(['../../lang/*.json', '!../../lang/en.json'], {
  query: '?late',
  import: 'default',
});

const nothing = (): Promise<Messages> => Promise.resolve({});

function translation(entry: LanguageEntry): Language {
  const path = `../../lang/${entry.id}.json`;
  const [first = nothing, late = nothing] = [firstFiles[path], lateFiles[path]];
  return { ...entry, open: () => openBook(first, late, entry.isDraft) };
}

const wholeEnglish = async (): Promise<Messages> => (await import('../../lang/en.json?whole')).default;

export const english: Language = { ...englishEntry, open: () => englishBook };

export const languages: readonly Language[] = [
  english,
  ...translations.map(translation),
  {
    id: 'en-XL',
    name: '[Ľóñğ Éñğľíšħ]',
    numberLocale: 'en',
    isPseudo: true,
    open: () => openBook(async () => (await import('./pseudo')).pseudoLong(await wholeEnglish()), nothing),
  },
  {
    id: 'ar-XB',
    name: 'Right to left',
    direction: 'rtl',
    numberLocale: 'ar-u-nu-latn',
    isPseudo: true,
    open: () => openBook(async () => (await import('./pseudo')).pseudoRightToLeft(await wholeEnglish()), nothing),
  },
];

/** The language of this id, else English. */
export function languageOf(id: string): Language {
  return languages.find((language) => language.id === id) ?? english;
}

/** The locale of what is written and sorted in a language: numbers, dates, the order of the alphabet. */
export function localeOf(id: string): string {
  return languageOf(id).numberLocale ?? id;
}

/** What the language menu offers; a pseudo-locale only where asked for, or where it is already in use. */
export function offeredLanguages(showPseudo: boolean, current: string): readonly Language[] {
  return languages.filter((language) => !language.isPseudo || showPseudo || language.id === current);
}
