import { Suspense, useState } from 'react';
import { late } from '../../i18n/late';
import { useShortcuts } from './use-shortcuts';

const ShortcutsDialog = late(async () => (await import('./shortcuts-dialog')).ShortcutsDialog);

/** Listens to the keys of the whole page, and lists them when one asks. */
export function Shortcuts() {
  const [isOpen, setOpen] = useState(false);
  useShortcuts(() => setOpen(true));
  return <Suspense>{isOpen && <ShortcutsDialog onClose={() => setOpen(false)} />}</Suspense>;
}
