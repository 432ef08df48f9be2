/** Finding an entry by a few letters, whatever their accents. */

/** Small letters without accents. */
export function folded(text: string): string {
  return text.normalize('NFD').replace(/\p{M}/gu, '').toLowerCase().replaceAll('ł', 'l');
}

/** An entry as it is searched: what it is called, in this language and by its id, and what it says. */
export interface SearchedEntry {
  readonly names: readonly string[];
  readonly text: string;
}

/** Those in which every word of the query is found; the ones that are called so come first, the others in their order. */
export function found<E extends SearchedEntry>(entries: readonly E[], query: string): readonly E[] {
  const words = folded(query).split(/\s+/u).filter(Boolean);
  const has = (text: string) => words.every((word) => text.includes(word));
  const named = (entry: E) => has(folded(entry.names.join(' ')));
  const matching = entries.filter((entry) => has(folded([...entry.names, entry.text].join(' '))));
  return [...matching.filter(named), ...matching.filter((entry) => !named(entry))];
}
