/** Puts code together: calls that are broken where they would become too long. */
import type { Sides } from '../../layers/extent';

/** The longest line, in characters. */
const width = 100;

/** Moves every line of a block to the right; empty lines stay empty. */
export function indent(block: string, spaces: number): string {
  return block.replaceAll(/^(?=.)/gm, ' '.repeat(spaces));
}

/** Lines, of which some are left out (null). */
export function lines(...parts: readonly (string | null)[]): string {
  return parts.filter((part) => part !== null).join('\n');
}

/**
 * A list between brackets, on one line if there is room.
 *
 * @param taken columns that are taken on the line already
 */
export function bracket(
  open: string,
  items: readonly string[],
  close: string,
  { taken = 0, step = 4, spaced = false }: { taken?: number; step?: number; spaced?: boolean } = {},
): string {
  const gap = spaced && items.length > 0 ? ' ' : '';
  const line = `${open}${gap}${items.join(', ')}${gap}${close}`;
  if (!line.includes('\n') && taken + line.length <= width) return line;
  return `${open}\n${items.map((item) => `${indent(item, step)},`).join('\n')}\n${close}`;
}

/** A call in Python, `taken` columns from the left: plain arguments, then those with names, of which undefined ones are left out. */
export function pythonCall(
  name: string,
  plain: readonly (string | number)[],
  named: Readonly<Record<string, string | number | undefined>> = {},
  taken = 0,
): string {
  return bracket(`${name}(`, [...plain.map(String), ...assignments(named, '=')], ')', { taken });
}

/** The options object of a call in JavaScript: `tf.layers.dense({ units: 10 })`. */
export function scriptCall(
  name: string,
  options: Readonly<Record<string, string | number | undefined>>,
  taken = 0,
): string {
  const items = assignments(options, ': ');
  if (items.length === 0) return `${name}({})`;
  return bracket(`${name}({`, items, '})', { taken, step: 2, spaced: true });
}

function assignments(named: Readonly<Record<string, string | number | undefined>>, sign: string): string[] {
  return Object.entries(named).flatMap(([key, value]) => (value === undefined ? [] : [`${key}${sign}${value}`]));
}

/** Numbers as they are written in Python: 3, or (3, 5). */
export function pythonTuple(value: Sides): string {
  return typeof value === 'number' ? String(value) : `(${value.map(pythonTuple).join(', ')})`;
}

/** ... and in JavaScript: 3, or [3, 5]. */
export function scriptArray(value: Sides): string {
  return typeof value === 'number' ? String(value) : `[${value.map(scriptArray).join(', ')}]`;
}

/** Such numbers, or undefined where they are what the library takes anyway. */
export function tupleUnless(usual: Sides, value: Sides): string | undefined {
  return unless(pythonTuple(usual), pythonTuple(value));
}
export function arrayUnless(usual: Sides, value: Sides): string | undefined {
  return unless(scriptArray(usual), scriptArray(value));
}

/** The value, or undefined where it is what the library takes anyway. */
export function unless<T>(usual: T, value: T): T | undefined {
  return value === usual ? undefined : value;
}

export function quoted(text: string | undefined, quote = '"'): string | undefined {
  return text === undefined ? undefined : `${quote}${text}${quote}`;
}
