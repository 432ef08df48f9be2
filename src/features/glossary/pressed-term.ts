type Press = Pick<MouseEvent, 'target' | 'ctrlKey' | 'metaKey' | 'shiftKey'>;

/** The term of the link (ui/term-link) that was pressed. Null where none was, and with a key held down, by which the browser opens a new tab or window. */
export function pressedTerm({ target, ctrlKey, metaKey, shiftKey }: Press): string | null {
  if (ctrlKey || metaKey || shiftKey || !(target instanceof Element)) return null;
  return target.closest<HTMLElement>('[data-term]')?.dataset.term ?? null;
}
