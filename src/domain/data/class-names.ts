/** Names that people and folders give to sets and classes: tidied, short enough to be shown, and told apart. */

/** UTF-16 units, as a text field counts them. */
export const longestName = 40;

/** Control characters, and those that turn the direction of what stands behind them. */
const unseen = /[\p{Cc}\u200e\u200f\u202a-\u202e\u2066-\u2069\ufeff]/gu;

/** A name without what nobody sees, of any length. */
export function plainName(name: string): string {
  return name.normalize('NFC').replaceAll(/\s+/g, ' ').replaceAll(unseen, '').trim();
}

/** A name as it is kept: cut at its end where it is too long, never inside a character. */
export function tidyName(name: string): string {
  return start(plainName(name), longestName).trim();
}

/**
 * A short name for each of these (plain ones), different for different names. Of a long one both ends stay, since folders that were named by a program differ in
 * their ends; names that would still be the same are numbered.
 */
export function shortNames(names: Iterable<string>): Map<string, string> {
  const all = new Set(names);
  const taken = new Set([...all].filter((name) => name.length <= longestName));
  return new Map([...all].map((name) => [name, name.length <= longestName ? name : free(name, taken)]));
}

function free(name: string, taken: Set<string>): string {
  let found = withBothEnds(name, longestName);
  for (let number = 2; taken.has(found); number++) {
    const ending = ` (${number})`;
    found = withBothEnds(name, longestName - ending.length) + ending;
  }
  taken.add(found);
  return found;
}

function withBothEnds(name: string, length: number): string {
  const half = Math.floor((length - 1) / 2);
  return `${start(name, half).trimEnd()}…${end(name, half).trimStart()}`;
}

function start(text: string, length: number): string {
  return text.length <= length ? text : fitting(text, length).join('');
}

function end(text: string, length: number): string {
  return text.slice(text.length - fitting(text, length, true).join('').length);
}

/** The first characters, or the last, that fit into `length`; of a single one that is longer, the first code points. */
function fitting(text: string, length: number, fromEnd = false): string[] {
  const within = (parts: readonly string[]) => {
    let room = length;
    const ordered = fromEnd ? parts.toReversed() : parts;
    const over = ordered.findIndex((part) => (room -= part.length) < 0);
    return ordered.slice(0, over < 0 ? ordered.length : over);
  };
  const found = within(characters(text));
  return found.length > 0 ? found : within(Array.from(text));
}

/** As a reader sees them: an emoji of several code points is one. */
function characters(text: string): string[] {
  // Older browsers lack it: there at least no code point is cut.
  const { Segmenter } = Intl as { Segmenter?: typeof Intl.Segmenter };
  return Segmenter ? Array.from(new Segmenter().segment(text), ({ segment }) => segment) : Array.from(text);
}
