/** What stands on keys that are named otherwise, the same on keyboards of all languages. The space bar has nothing on it. */
const signs: Readonly<Record<string, string>> = {
  ArrowLeft: '←',
  ArrowRight: '→',
  ArrowUp: '↑',
  ArrowDown: '↓',
  Backspace: '⌫',
  Escape: 'Esc',
};

/** The keys of a combination of `domain/keys`, as they are written on the keyboard; ' ' is the space bar. */
export function keyWords(combination: string): readonly string[] {
  if (combination === ' ') return [' '];
  return combination.split(' ').map((key) => signs[key] ?? (key.length === 1 ? key.toUpperCase() : key));
}
