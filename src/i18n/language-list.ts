/** The languages of the page: one line each. What one says stands in `lang/ID.json` (docs/translating.md). */

export interface LanguageEntry {
  /** BCP 47 tag, also the value of `?lang=`. */
  readonly id: string;
  /** Its name in itself. */
  readonly name: string;
  /** Left to right where nothing is said. */
  readonly direction?: 'rtl';
  /** The locale of numbers and dates, where it is not the language itself. */
  readonly numberLocale?: string;
  /** Not whole yet: what it lacks is said in English. It is offered as a draft, and no browser gets it unasked. */
  readonly isDraft?: true;
}

export const englishEntry = { id: 'en', name: 'English' } as const satisfies LanguageEntry;

export const translations: readonly LanguageEntry[] = [
  { id: 'ru', name: 'Русский' },
  { id: 'pl', name: 'Polski' },
  { id: 'zh-Hans', name: '简体中文' },
  { id: 'zh-Hant', name: '繁體中文' },
  { id: 'ar', name: 'العربية', direction: 'rtl', numberLocale: 'ar-u-nu-latn', isDraft: true },
];
