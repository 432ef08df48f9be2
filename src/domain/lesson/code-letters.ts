/** Numbers as letters that are read out and written down by hand: Douglas Crockford's base 32, without I, L, O and U, five bits a letter. */
const letters = '0123456789ABCDEFGHJKMNPQRSTVWXYZ';
/** What a hand writes for what was meant. */
const alike: Readonly<Record<string, string>> = { I: '1', L: '1', O: '0' };

/** Filled up with zeros to whole letters. */
export function valuesOfBits(bits: readonly number[]): number[] {
  return Array.from({ length: Math.ceil(bits.length / 5) }, (_, at) =>
    [0, 1, 2, 3, 4].reduce((value, bit) => value * 2 + (bits[5 * at + bit] ?? 0), 0),
  );
}

export function bitsOfValues(values: readonly number[]): number[] {
  return values.flatMap((value) => [16, 8, 4, 2, 1].map((bit) => Number((value & bit) > 0)));
}

export function lettersOf(values: readonly number[]): string {
  return values.map((value) => letters[value]).join('');
}

/** "kernel-4K2M-9PQ1": the letters in groups of four behind a name. */
export function grouped(name: string, values: readonly number[]): string {
  return [name, ...(lettersOf(values).match(/.{1,4}/g) ?? [])].join('-');
}

/** The name of a code, in small letters, and its values; null where a letter is none. Spaces and dashes of any kind stand between groups. */
export function readGroups(text: string): { readonly name: string; readonly values: readonly number[] } | null {
  const [name = '', ...groups] = text.trim().split(/[\s\-–—]+/u);
  const values = Array.from(groups.join('').toUpperCase(), (letter) => letters.indexOf(alike[letter] ?? letter));
  return values.includes(-1) ? null : { name: name.toLowerCase(), values };
}

/** Two values that change with every other value and its place. */
export function checkValues(values: readonly number[]): number[] {
  const sum = values.reduce((total, value, place) => (total + (value + 1) * (2 * place + 3)) % 1021, 7);
  return [sum >> 5, sum & 31];
}
