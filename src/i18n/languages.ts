import type { Messages } from './messages';

/** A language that the page can be shown in. */
export interface Language {
  /** BCP 47 tag, also the value of `?lang=`. */
  readonly id: string;
  /** Its name in itself. */
  readonly name: string;
  readonly direction: 'ltr' | 'rtl';
  /** The locale that numbers are written in. */
  readonly numberLocale: string;
  /** Made at run time to test the page; not offered to learners. */
  readonly isPseudo: boolean;
  /** Its messages, which only its readers load: `import('../../lang/de.json?whole')`. What it lacks is said in English. */
  readonly load: () => Messages | Promise<Messages>;
}

const wholeEnglish = async (): Promise<Messages> => (await import('../../lang/en.json?whole')).default;

export const english: Language = {
  id: 'en',
  name: 'English',
  direction: 'ltr',
  numberLocale: 'en',
  isPseudo: false,
  load: () => ({}),
};

export const languages: readonly Language[] = [
  english,
  {
    id: 'en-XL',
    name: '[Ľóñğ Éñğľíšħ]',
    direction: 'ltr',
    numberLocale: 'en',
    isPseudo: true,
    load: async () => (await import('./pseudo')).pseudoLong(await wholeEnglish()),
  },
  {
    id: 'ar-XB',
    name: 'Right to left',
    direction: 'rtl',
    numberLocale: 'ar-u-nu-latn',
    isPseudo: true,
    load: async () => (await import('./pseudo')).pseudoRightToLeft(await wholeEnglish()),
  },
];

/** Whether the page speaks the language of a tag such as "en-GB". */
export function isLanguage(tag: string): boolean {
  const [main] = tag.toLowerCase().split('-');
  return languages.some(({ id }) => id === main || id === tag);
}

/** The language of this id, else English. */
export function languageOf(id: string | null): Language {
  return languages.find((language) => language.id === id) ?? english;
}

/** What the language menu offers; a pseudo-locale only where asked for, or where it is already in use. */
export function offeredLanguages(showPseudo: boolean, current: string): readonly Language[] {
  return languages.filter((language) => !language.isPseudo || showPseudo || language.id === current);
}
