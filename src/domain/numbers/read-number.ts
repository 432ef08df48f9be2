/**
 * Numbers as people write them: "5,000", "5.000", "5 000", "5’000", "0,001", "1e-3", "25 %", "1/3", "١٬٠٠٠". Nothing is guessed: a text that could
 * stand for two numbers gives both.
 */

/** How a language writes numbers. */
export interface NumberStyle {
  /** The mark before the fraction. */
  readonly decimal: string;
  /** The mark between groups of digits. */
  readonly group: string;
}
export const englishStyle: NumberStyle = { decimal: '.', group: ',' };

/** Spaces, apostrophes, the underscore of program code and the Arabic mark: these only ever stand between groups. */
const surelyGroups = /[\s'’ʼ_٬]/gu;
const group = '_';
/** The Arabic mark only ever stands before a fraction. */
const surelyDecimal = '٫';

const signs = /[\u2212\u2012\u2013\u2010\u2011\ufe63]/gu;
const powerOfTen = /\s*(?:أس|[×·*]\s*10\s*\^?\s*)(?=[-+]?\d)/u;

/**
 * The numbers that a text can stand for: none, one, or two where nothing tells which of them is meant.
 *
 * @param isWhole a whole number is wanted: a group of three digits behind a comma or a point is then a group of thousands
 */
export function readNumber(text: string, isWhole: boolean, style = englishStyle): readonly number[] {
  const plain = plainText(text);
  const quotient = /^(-?\d+)\s*[/⁄]\s*(\d+)$/u.exec(plain);
  if (quotient) return [Number(quotient[1]) / Number(quotient[2])].filter(Number.isFinite);
  const parts = /^([-+]?)([\d.,٫_]*[\d.,٫])(?:e([-+]?\d{1,4}))?(_?%)?$/iu.exec(plain.replace(surelyGroups, group));
  if (!parts) return [];
  const [, sign = '', digits = '', power = '0', percent] = parts;
  if (percent !== undefined && isWhole) return [];
  const exponent = Number(power) - (percent === undefined ? 0 : 2);
  return readDigits(digits, isWhole, style)
    .map((each) => Number(`${sign}${each}e${exponent}`))
    .filter(Number.isFinite);
}

/** Digits of any script, full width letters and dashes in the letters of ASCII, without marks that are not seen. */
function plainText(text: string): string {
  return text
    .replace(/\p{Cf}/gu, '')
    .replace(/[\uff01-\uff5e]/gu, (letter) => String.fromCodePoint((letter.codePointAt(0) ?? 0) - 0xfee0))
    .replace(/[٪﹪]/gu, '%')
    .replace(/\p{Nd}/gu, (digit) => String(valueOf(digit.codePointAt(0) ?? 0)))
    .replace(signs, '-')
    .trim()
    .replace(powerOfTen, 'e');
}

/** Unicode keeps the ten digits of a script together, in order, so the number of digits before this one is its value. */
function valueOf(code: number): number {
  let value = 0;
  while (value < 9 && /^\p{Nd}$/u.test(String.fromCodePoint(code - value - 1))) value++;
  return value;
}

/** What digits and marks can stand for, each as JavaScript writes it. */
function readDigits(text: string, isWhole: boolean, style: NumberStyle): string[] {
  const grouped = isGrouped(text) ? [digitsOf(text)] : [];
  const { point, pointed } = readPointed(text);
  if (point === undefined) return grouped.length > 0 ? grouped : pointed;
  const isSure = point === style.decimal || point === surelyDecimal;
  if (grouped.length > 0) {
    if (isWhole || point === style.group || pointed.length === 0) return grouped;
    return isSure ? pointed : [...pointed, ...grouped];
  }
  // "5,00" where a comma groups digits: five, or a slip in typing 500 or 5,000.
  const isSlip = isWhole && !isSure && pointed.length > 0 && /[.,]0+$/u.test(text);
  return isSlip ? [...pointed, digitsOf(text)] : pointed;
}

/** The last mark read as the one before the fraction; without any mark, the digits as they are. */
function readPointed(text: string): { point?: string; pointed: string[] } {
  const [, before = '', point, after = ''] = /^(.*)([.,٫])(\d*)$/u.exec(text) ?? [];
  if (point === undefined) return { pointed: /^\d+$/u.test(text) ? [text] : [] };
  const isPlain = /^\d*$/u.test(before) || (isGrouped(before) && !before.includes(point));
  return { point, pointed: isPlain && before + after !== '' ? [`${digitsOf(before)}.${after}`] : [] };
}

function digitsOf(text: string): string {
  return text.replace(/\D/gu, '');
}

/** Groups of three behind one mark, all the same; or, as in India, groups of two before the last three. */
function isGrouped(text: string): boolean {
  return (
    /^[1-9]\d{0,2}([.,_])\d{3}(?:\1\d{3})*$/u.test(text) || /^[1-9]\d?([.,_])\d{2}(?:\1\d{2})*\1\d{3}$/u.test(text)
  );
}
