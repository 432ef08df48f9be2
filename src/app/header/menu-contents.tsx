import { TaskDialog } from '../../features/lesson/task/task-dialog';
import { CodeDialog } from '../../features/share/code-dialog';
import { OfflineNote } from '../../features/offline/offline-note';
import { ShortcutList } from '../../features/shortcuts/shortcut-list';
import { late } from '../../i18n/late';
import { useT } from '../../i18n/use-t';
import { usePage, useShare } from '../../state/use-page';
import { Button } from '../../ui/button';
import { InfoIcon } from '../../ui/icons';
import { FolderIcon, KeyIcon, PersonIcon, SettingsIcon } from '../../ui/menu-icons';
import styles from './header-menu.module.css';
import { HelpDialog } from './help-dialog';
import { MenuDialog } from './menu-dialog';

const Settings = late(async () => (await import('../settings/settings')).Settings);

function OpenFile({ onOpenFile }: { onOpenFile: () => void }) {
  const t = useT();
  const isBusy = useShare((state) => state.isBusy);
  return (
    <div>
      <Button
        variant="quiet"
        icon={<FolderIcon />}
        isDisabled={isBusy}
        aria-describedby="header-menu-open"
        onPress={onOpenFile}
      >
        {t('share.open')}
      </Button>
      <p id="header-menu-open" className={styles.note}>
        {t('share.openWhat')}
      </p>
    </div>
  );
}

function GlossaryButton() {
  const t = useT();
  const { view } = usePage();
  return (
    <Button variant="quiet" icon={<InfoIcon />} onPress={() => view.getState().showTerms([''])}>
      {t('glossary.title')}
    </Button>
  );
}

function SettingsDialog() {
  const t = useT();
  return (
    <MenuDialog label={t('settings.page')} icon={<SettingsIcon />}>
      <Settings />
    </MenuDialog>
  );
}

function ShortcutsDialog() {
  const t = useT();
  return (
    <MenuDialog label={t('shortcuts.title')} icon={<KeyIcon />}>
      <ShortcutList />
    </MenuDialog>
  );
}

/** Leads to the page's own question what becomes of the work that lies here. */
function NewLearner() {
  const t = useT();
  return (
    <div>
      <Button
        variant="quiet"
        icon={<PersonIcon />}
        aria-describedby="header-menu-fresh"
        onPress={() => location.assign(`${location.pathname}?fresh=1`)}
      >
        {t('fresh.title')}
      </Button>
      <p id="header-menu-fresh" className={styles.note}>
        {t('fresh.what')}
      </p>
    </div>
  );
}

/** @param onLeave closes the menu: what is pressed leads elsewhere, and back to the menu's button */
export function MenuContents({ onOpenFile, onLeave }: { onOpenFile: () => void; onLeave: () => void }) {
  return (
    <>
      {/* The presses of the buttons come up to here. */}
      <div
        className={styles.part}
        onClick={({ target }) => target instanceof Element && target.closest('button') && onLeave()}
      >
        <OpenFile onOpenFile={onOpenFile} />
        <CodeDialog />
        <TaskDialog variant="quiet" />
        <NewLearner />
        <GlossaryButton />
        <HelpDialog />
        <ShortcutsDialog />
        <SettingsDialog />
        <OfflineNote className={styles.note} />
      </div>
    </>
  );
}
