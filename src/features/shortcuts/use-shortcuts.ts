import { useEffect } from 'react';
import { needsControl, pageShortcuts } from '../../domain/keys/page-shortcuts';
import { shortcutIn } from '../../domain/keys/shortcuts';
import { lowerTabs } from '../../domain/lesson/place';
import { usePage } from '../../state/use-page';
import { hasOpenLayer } from '../../ui/open-layer';

type Shortcut = (typeof pageShortcuts)[number];

/** What is written into, and undoes its own words. */
const texts = 'input:not([type=checkbox], [type=radio], [type=range]), textarea, [contenteditable]';
/** What takes letters or digits for itself, or is worked by keys of its own. */
const takesLetters = `${texts}, [type=range], select, canvas, [role=slider], [role=grid] *`;

/** What a key press asks of the whole page; null where it means something else. A dialog is about the page as it stands. */
function shortcutOf(event: KeyboardEvent, hasLetterKeys: boolean): Shortcut['id'] | null {
  const { target } = event;
  const id = shortcutIn(pageShortcuts, event);
  const shortcut = pageShortcuts.find((each) => each.id === id);
  if (!shortcut || event.defaultPrevented || event.isComposing) return null;
  if (hasOpenLayer()) return null;
  const isIn = (selector: string) => target instanceof Element && target.matches(selector);
  if (needsControl(shortcut)) return isIn(texts) ? null : shortcut.id;
  // A key that is held down longer is meant once.
  return hasLetterKeys && !event.repeat && !isIn(takesLetters) ? shortcut.id : null;
}

/** Presses the control that a shortcut stands for: what is not possible now says why, as under a mouse. */
function press(id: string): void {
  document.querySelector<HTMLElement>(`[data-shortcut=${id}]`)?.click();
}

/** @param onList the list of all shortcuts is asked for */
export function useShortcuts(onList: () => void): void {
  const { preferences, view } = usePage();
  useEffect(() => {
    const ends = new AbortController();
    const listen = (event: KeyboardEvent): void => {
      const id = shortcutOf(event, preferences.getState().hasLetterKeys);
      if (!id) return;
      event.preventDefault();
      const tab = lowerTabs.find((each) => each === id);
      if (tab) view.getState().goToTab(tab);
      else if (id === 'list') onList();
      else press(id);
    };
    window.addEventListener('keydown', listen, { signal: ends.signal });
    return () => ends.abort();
  }, [preferences, view, onList]);
}
