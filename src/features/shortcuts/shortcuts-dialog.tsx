import { useT } from '../../i18n/use-t';
import { OpenDialog } from '../../ui/open-dialog';
import { ShortcutList } from './shortcut-list';

/** The list as it comes by its own key. */
export function ShortcutsDialog({ onClose }: { onClose: () => void }) {
  const t = useT();
  return (
    <OpenDialog title={t('shortcuts.title')} onClose={onClose}>
      <ShortcutList />
    </OpenDialog>
  );
}
