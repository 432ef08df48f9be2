import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { readNumber, type NumberStyle } from './read-number';

const german: NumberStyle = { decimal: ',', group: '.' };
const french: NumberStyle = { decimal: ',', group: '\u202f' };

function styleOf(locale: string): NumberStyle {
  const parts = new Intl.NumberFormat(locale).formatToParts(-1234567.5);
  const mark = (type: string) => parts.find((part) => part.type === type)?.value ?? '';
  return { decimal: mark('decimal'), group: mark('group') };
}

describe('a whole number', () => {
  test.each([
    ['5,000', 5000],
    ['5.000', 5000],
    ['5 000', 5000],
    ['5\u00a0000', 5000],
    ['5\u202f000', 5000],
    ["5'000", 5000],
    ['5’000', 5000],
    ['5_000', 5000],
    ['٥٬٠٠٠', 5000],
    ['५,०००', 5000],
    ['５０００', 5000],
    ['５，０００', 5000],
    ['12,34,567', 1234567],
    ['1,234,567', 1234567],
    ['1.234.567', 1234567],
    ['60000', 60000],
    [' 64 ', 64],
    ['1e3', 1000],
    ['007', 7],
    ['\u20665\u2069', 5],
    ['−3', -3],
    ['5.0', 5],
    ['2.5', 2.5],
    ['2,5', 2.5],
  ])('%s is %d', (text, value) => {
    expect(readNumber(text, true)).toEqual([value]);
  });

  test('with a slip of the comma is asked about, not cut', () => {
    expect(readNumber('5,00', true)).toEqual([5, 500]);
    expect(readNumber('5,00', true, german)).toEqual([5]);
    expect(readNumber('5,0000', true)).toEqual([5, 50000]);
  });
});

describe('a number with a fraction', () => {
  test.each([
    ['0,001', 0.001],
    ['0.001', 0.001],
    ['٠٫٠٠١', 0.001],
    ['.5', 0.5],
    ['5.', 5],
    ['1e-3', 0.001],
    ['1E−3', 0.001],
    ['1 × 10^-3', 0.001],
    ['1/1000', 0.001],
    ['25%', 0.25],
    ['25 %', 0.25],
    ['2,5 %', 0.025],
    ['٢٥٪؜', 0.25],
    ['1,234.5', 1234.5],
    ['1.234,5', 1234.5],
    ['1 234,5', 1234.5],
    ['1234,567', 1234.567],
    ['1,5', 1.5],
    ['-0,25', -0.25],
    ['+3', 3],
  ])('%s is %d', (text, value) => {
    expect(readNumber(text, false)).toEqual([value]);
  });

  test('is read as the language writes it where that is clear, and asked about where it is not', () => {
    expect(readNumber('1,000', false)).toEqual([1000]);
    expect(readNumber('1,000', false, german)).toEqual([1]);
    expect(readNumber('1.000', false)).toEqual([1]);
    expect(readNumber('1.000', false, german)).toEqual([1000]);
    expect(readNumber('1.000', false, french)).toEqual([1, 1000]);
    expect(readNumber('0.001', false, french)).toEqual([0.001]);
  });
});

test.each([
  '',
  ' ',
  '.',
  ',',
  '-',
  'e5',
  '12px',
  '1,00,0',
  '1,0000,000',
  '1 2',
  '1..2',
  '1.2.3',
  '1,2,3',
  '5²',
  '½',
  '0x10',
  '10-3',
])('"%s" is no number', (text) => {
  expect([readNumber(text, true), readNumber(text, false)]).toEqual([[], []]);
});

test('NaN, the infinite and a division by zero are no numbers', () => {
  for (const text of ['NaN', '∞', 'Infinity', '1/0', '1e9999']) expect(readNumber(text, false)).toEqual([]);
});

describe.each(['en', 'de', 'fr', 'pl', 'ru', 'de-CH', 'hi', 'hi-u-nu-deva', 'ar-EG', 'zh', 'en-IN', 'es', 'fa', 'sv'])(
  'what %s writes',
  (locale) => {
    const style = styleOf(locale);
    const reads = (value: number, isWhole: boolean, options: Intl.NumberFormatOptions) => {
      expect(readNumber(new Intl.NumberFormat(locale, options).format(value), isWhole, style)).toEqual([value]);
    };

    test('is read back, whole numbers and fractions, grouped or not', () => {
      const groupings = fc.constantFrom<Intl.NumberFormatOptions>(
        {},
        { useGrouping: false },
        { useGrouping: 'always' },
      );
      fc.assert(
        fc.property(fc.integer(), groupings, (value, options) => {
          reads(value, true, options);
          reads(value, false, options);
        }),
      );
      const thousandths = fc.integer({ min: -1e9, max: 1e9 }).map((value) => value / 1000);
      fc.assert(
        fc.property(thousandths, groupings, (value, options) =>
          reads(value, false, { maximumFractionDigits: 3, ...options }),
        ),
      );
    });

    test('is read back with an exponent and as per cent', () => {
      for (const value of [0.001, 0.25, 1.5, -0.07]) {
        reads(value, false, { notation: 'scientific' });
        reads(value, false, { style: 'percent', maximumFractionDigits: 3 });
      }
    });
  },
);

test('no text breaks it, and what it reads is a number', () => {
  const letters = fc.string({ unit: fc.constantFrom(...Array.from('0123456789.,-+e% \u202f’_/٫٬٣५')) });
  fc.assert(
    fc.property(fc.oneof(fc.string(), letters), fc.boolean(), (text, isWhole) => {
      const numbers = readNumber(text, isWhole);
      expect(numbers.length).toBeLessThanOrEqual(2);
      expect(numbers.every(Number.isFinite)).toBe(true);
    }),
    { numRuns: 1000 },
  );
});
