/**
 * Pseudo-locales, made from English at run time. They show what a real translation would break: text that no key holds, boxes that do not
 * grow, layout that forgets right-to-left.
 */
import type { Messages } from './messages';

// prettier-ignore
const accents: Readonly<Record<string, string>> = {
  a: 'á', c: 'ç', d: 'đ', e: 'é', g: 'ğ', h: 'ħ', i: 'í', l: 'ľ', n: 'ñ', o: 'ó', r: 'ř', s: 'š', t: 'ť', u: 'ú', w: 'ŵ', y: 'ý', z: 'ž',
  A: 'Á', C: 'Ç', D: 'Đ', E: 'É', G: 'Ğ', H: 'Ħ', I: 'Í', L: 'Ľ', N: 'Ñ', O: 'Ó', R: 'Ř', S: 'Š', T: 'Ť', U: 'Ú', W: 'Ŵ', Y: 'Ý', Z: 'Ž',
};

/** How much longer than English a translation may be before a layout may break: German and Finnish reach this. */
const extraLength = 0.4;
const filler = ' one two three four five six seven eight nine ten eleven twelve';

const rightToLeftOverride = '\u202e';
const endOfOverride = '\u202c';
const pluralForms = ['zero', 'one', 'two', 'few', 'many'];

/** Applies `change` to the words of a message and leaves its placeholders as they are. */
function mapText(message: string, change: (text: string) => string): string {
  return message.replace(
    /(\{\{[^}]*\}\})|([^{]+|\{)/g,
    (_, placeholder: string | undefined, text: string | undefined) => placeholder ?? change(text ?? ''),
  );
}

function accented(text: string): string {
  return text.replace(/[a-z]/gi, (letter) => accents[letter] ?? letter);
}

/** "Train" becomes "[Ťřáíñ óñ]": accents, brackets at the ends, about 40 % longer. */
export function lengthen(message: string): string {
  const extra = Math.ceil(message.length * extraLength);
  return `[${mapText(message, accented)}${accented(filler.repeat(Math.ceil(extra / filler.length)).slice(0, extra))}]`;
}

/** Shows the words from right to left, as a language written so would stand. */
export function mirror(message: string): string {
  return mapText(message, (text) => (text.trim() === '' ? text : `${rightToLeftOverride}${text}${endOfOverride}`));
}

export function pseudoLong(messages: Messages): Messages {
  return Object.fromEntries(Object.entries(messages).map(([key, message]) => [key, lengthen(message)]));
}

/** Arabic has six plural forms, English two; the others are made from `_other` so that none falls back to English. */
export function pseudoRightToLeft(messages: Messages): Messages {
  const entries = Object.entries(messages).flatMap(([key, message]) => {
    if (!key.endsWith('_other')) return [[key, mirror(message)] as const];
    const forms = pluralForms.map((form) => [key.replace(/_other$/, `_${form}`), mirror(message)] as const);
    return [...forms, [key, mirror(message)] as const];
  });
  return Object.fromEntries(entries);
}
