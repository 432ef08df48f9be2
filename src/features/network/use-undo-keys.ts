import { useEffect } from 'react';
import { usePage } from '../../state/use-page';
import { undoAction } from '../../ui/undo-action';

/** A text field has an undo of its own, and a dialog is about the network as it stands. */
function isBusyElsewhere(target: EventTarget | null): boolean {
  if (document.querySelector('dialog[open]')) return true;
  return (
    target instanceof HTMLElement &&
    target.matches('input:not([type=checkbox], [type=range]), textarea, [contenteditable]')
  );
}

/** Undo and redo of the network by keyboard, anywhere on the page. */
export function useUndoKeys(): void {
  const { setup } = usePage();
  useEffect(() => {
    const onKeyDown = (event: KeyboardEvent) => {
      const action = undoAction(event);
      if (!action || event.defaultPrevented || isBusyElsewhere(event.target)) return;
      event.preventDefault();
      if (action === 'undo') setup.undo();
      else setup.redo();
    };
    window.addEventListener('keydown', onKeyDown);
    return () => window.removeEventListener('keydown', onKeyDown);
  }, [setup]);
}
