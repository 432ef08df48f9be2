import { readNumber, type NumberStyle } from '../domain/numbers/read-number';
import { languageOf, localeOf, type Language } from './languages';
import { useTranslator } from './use-t';

export interface Format {
  /** "12,345"; with `digits` exactly so many after the point. */
  number(value: number, digits?: number): string;
  /** As it stands in a field to be typed over: all digits, no groups. */
  plain(value: number): string;
  /** The numbers that a typed text can stand for (domain/numbers/read-number). */
  read(text: string, isWhole: boolean): readonly number[];
  /** As `number` up to 9,999, then as short as it goes: "12K". */
  short(value: number): string;
  /** A share from 0 to 1 as "97.3%"; one digit after the point unless told. */
  percent(share: number, digits?: number): string;
  /** Lengths of a picture or a map: "26 × 26 × 32". What Keras prints stays as Keras prints it (domain/network/shape). */
  shape(shape: readonly number[]): string;
  /** "32 filters, 3 × 3, relu"; as a part of a sentence, "a dot and a line". */
  list(items: readonly string[], as?: 'row' | 'sentence'): string;
  /** What stands between two sentences: in Chinese nothing, since its full stop is as wide as a character. */
  readonly gap: '' | ' ';
}

/** Formatters cost far more to make than to use, and numbers are written many times a second: each is made once. */
function numberFormats(locale: string) {
  const made = new Map<string, Intl.NumberFormat>();
  return (
    style: 'decimal' | 'percent',
    digits?: number,
    notation: Intl.NumberFormatOptions['notation'] = 'standard',
  ): Intl.NumberFormat => {
    const key = `${style} ${digits} ${notation}`;
    const fixed = digits === undefined ? {} : { minimumFractionDigits: digits, maximumFractionDigits: digits };
    const format = made.get(key) ?? new Intl.NumberFormat(locale, { style, notation, ...fixed });
    made.set(key, format);
    return format;
  };
}

function styleOf(locale: string): NumberStyle {
  const parts = new Intl.NumberFormat(locale).formatToParts(-1_234_567.5);
  const mark = (type: string) => parts.find((part) => part.type === type)?.value ?? '';
  return { decimal: mark('decimal'), group: mark('group') };
}

/** What stands between the parts of a row. Intl knows only lists that end with an "and", or, of units, without any comma in some languages. */
function separatorOf(locale: string): string {
  if (locale.startsWith('zh')) return '、';
  return locale.startsWith('ar') ? '، ' : ', ';
}

export function createFormat(locale: string, direction: 'ltr' | 'rtl' = 'ltr'): Format {
  const formatter = numberFormats(locale);
  const style = styleOf(locale);
  const sentence = new Intl.ListFormat(locale, { type: 'conjunction', style: 'long' });
  const separator = separatorOf(locale);
  return {
    list: (items, as = 'row') => (as === 'row' ? items.join(separator) : sentence.format(items)),
    number: (value, digits) => formatter('decimal', digits).format(value),
    plain: (value) => String(value).replace('.', style.decimal),
    read: (text, isWhole) => readNumber(text, isWhole, style),
    short(value) {
      if (Math.abs(value) < 10_000) return formatter('decimal').format(value);
      // Compact words end with the trillions.
      return formatter('decimal', undefined, Math.abs(value) < 1e15 ? 'compact' : 'scientific').format(value);
    },
    percent: (share, digits = 1) => formatter('percent', digits).format(share),
    gap: locale.startsWith('zh') ? '' : ' ',
    // Invisible isolates keep a product in its order inside right-to-left text.
    shape: (shape) => (direction === 'rtl' ? `\u2066${shape.join(' × ')}\u2069` : shape.join(' × ')),
  };
}

const formats = new Map<string, Format>();

/** One for the page: every number on it asks. */
function formatOf({ id, direction }: Language): Format {
  const format = formats.get(id) ?? createFormat(localeOf(id), direction);
  formats.set(id, format);
  return format;
}

/** Numbers as the user's language writes them. */
export function useFormat(): Format {
  return formatOf(languageOf(useTranslator().language));
}
