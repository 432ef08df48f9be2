/**
 * Every key of the page that does something of its own, here and in `page-shortcuts.ts`: what listens to keys and what lists them both read it there.
 */

/** What is told of a key press by the browser: what it writes, its place on the keyboard, and what is held down with it. */
export interface KeyPress {
  readonly key: string;
  readonly code: string;
  readonly ctrlKey: boolean;
  readonly metaKey: boolean;
  readonly shiftKey: boolean;
  readonly altKey: boolean;
}

export interface Shortcut {
  readonly id: string;
  /** Any of them does: named as in `KeyboardEvent.key`, letters small, behind what is held down with it; `Ctrl` is Cmd on a Mac. */
  readonly keys: readonly string[];
}

/** In the drawing area. */
export const penShortcuts = [
  { id: 'move', keys: ['ArrowLeft', 'ArrowRight', 'ArrowUp', 'ArrowDown'] },
  { id: 'moveLess', keys: ['Shift ArrowLeft', 'Shift ArrowRight', 'Shift ArrowUp', 'Shift ArrowDown'] },
  { id: 'toggle', keys: [' '] },
  { id: 'clear', keys: ['Escape', 'Delete', 'Backspace'] },
  { id: 'undo', keys: ['Ctrl z'] },
  // Nothing happens here, nor elsewhere: a stroke cannot be redone, and redoing edits of the network is not what is meant here.
  { id: 'nothing', keys: ['Ctrl Shift z', 'Ctrl y'] },
] as const satisfies readonly Shortcut[];

/** On a layer of the picture. */
export const layerShortcuts = [
  { id: 'delete', keys: ['Delete'] },
  { id: 'close', keys: ['Escape'] },
] as const satisfies readonly Shortcut[];

/** A key of a keyboard that writes other letters than Latin ones does what the Latin letter on it would; a digit needs no Shift where writing one would. */
function nameOf({ key, code, shiftKey }: KeyPress): string {
  if (/^[a-z]$/i.test(key)) return key.toLowerCase();
  const [, kind, sign = ''] = /^(Key|Digit)(\w)$/.exec(code) ?? [];
  if (kind === 'Key' && /^[^\0-\x7f]$/.test(key)) return sign.toLowerCase();
  if (kind === 'Digit' && !shiftKey) return sign;
  return /^[؟？]$/.test(key) ? '?' : key;
}

function combinationOf(press: KeyPress): string {
  const name = nameOf(press);
  // What is written with Shift anyway is meant without.
  const isShifted = press.shiftKey && !/^[^a-z ]$/.test(name);
  const held = [press.altKey && 'Alt', (press.ctrlKey || press.metaKey) && 'Ctrl', isShifted && 'Shift'];
  return [...held.filter(Boolean), name].join(' ');
}

/** What a key press asks for; null for every other one. */
export function shortcutIn<Id extends string>(
  shortcuts: readonly (Shortcut & { readonly id: Id })[],
  press: KeyPress,
): Id | null {
  const combination = combinationOf(press);
  return shortcuts.find(({ keys }) => keys.includes(combination))?.id ?? null;
}
