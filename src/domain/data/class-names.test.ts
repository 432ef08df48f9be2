import fc from 'fast-check';
import { describe, expect, it, test } from 'vitest';
import { longestName, plainName, shortNames, tidyName } from './class-names';

const long = 'Handwritten digits of class 7b, spring 2026, digit';

describe('a name', () => {
  it('loses what nobody sees, and keeps every script', () => {
    expect(tidyName('  spaced \t name ')).toBe('spaced name');
    expect(tidyName('a\u202eb\u0000c')).toBe('abc');
    expect(tidyName('تفاحة حمراء')).toBe('تفاحة حمراء');
    expect(tidyName('A\u0308pfel')).toBe('Äpfel');
    expect(tidyName('a/b:c*?')).toBe('a/b:c*?');
  });

  it('is cut between characters, never inside of one', () => {
    const letters = 'A'.repeat(longestName - 1);
    expect(tidyName(`${letters}😀x`)).toBe(letters);
    expect(tidyName(`${'A'.repeat(36)}👩‍👩‍👧x`)).toBe('A'.repeat(36));
    expect(tidyName(`${letters}e\u0301\u0323x`)).toBe(letters);
    // A single character of many code points is cut after one of them.
    expect(tidyName(`a${'\u0301'.repeat(60)}`).length).toBe(longestName);
  });
});

describe('long names', () => {
  it('keep both ends, so that folders that a program named stay apart', () => {
    const names = shortNames([`${long} one`, `${long} two`]);
    expect([...names.values()]).toEqual([
      'Handwritten digits…ing 2026, digit one',
      'Handwritten digits…ing 2026, digit two',
    ]);
  });

  it('that agree in both ends are numbered', () => {
    const ends = ['x', 'y', 'z'].map((middle) => `${'a'.repeat(30)}${middle}${'b'.repeat(30)}`);
    expect(new Set(shortNames(ends).values()).size).toBe(3);
  });

  test('whatever the names: different ones stay different, none is too long, and tidying changes nothing more', () => {
    const piece = fc.constantFrom('a', 'B', ' ', '😀', '👩‍👩‍👧', 'ä', 'ت', '9', long);
    const name = fc.array(piece, { minLength: 1, maxLength: 30 }).map((pieces) => plainName(pieces.join('')));
    fc.assert(
      fc.property(fc.uniqueArray(name.filter(Boolean), { maxLength: 20 }), (names) => {
        const short = [...shortNames(names).values()];
        expect(new Set(short).size).toBe(names.length);
        for (const each of short) {
          expect(each.length).toBeLessThanOrEqual(longestName);
          expect(tidyName(each)).toBe(each);
          expect(each).not.toMatch(/[\ud800-\udbff](?![\udc00-\udfff])|(?<![\ud800-\udbff])[\udc00-\udfff]/);
        }
      }),
    );
  });
});
