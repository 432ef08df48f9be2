import { lowerTabs } from '../lesson/place';
import type { Shortcut } from './shortcuts';

/** Wherever the focus is, except in what takes letters itself. A control with this id as its `data-shortcut` is pressed; a tab of this id is shown. */
export const pageShortcuts = [
  { id: 'train', keys: ['t'] },
  { id: 'pause', keys: ['p'] },
  { id: 'stop', keys: ['s'] },
  { id: 'clear', keys: ['c'] },
  { id: 'undo', keys: ['Ctrl z'] },
  { id: 'redo', keys: ['Ctrl Shift z', 'Ctrl y'] },
  ...lowerTabs.map((id, index) => ({ id, keys: [String(index + 1)] })),
  { id: 'present', keys: ['f'] },
  { id: 'list', keys: ['?'] },
] as const satisfies readonly Shortcut[];

/** Whether a key works with Ctrl, so that nobody presses it by speaking or by chance (WCAG 2.1.4). */
export const needsControl = ({ keys }: Pick<Shortcut, 'keys'>): boolean => keys.every((key) => key.startsWith('Ctrl '));
