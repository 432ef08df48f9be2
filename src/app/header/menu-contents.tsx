import { KeptDialog } from '../../features/kept/kept-dialog';
import { TaskDialog } from '../../features/lesson/task/task-dialog';
import { CodeDialog } from '../../features/share/code-dialog';
import { OfflineNote } from '../../features/offline/offline-note';
import { useFormat } from '../../i18n/format';
import { useT } from '../../i18n/use-t';
import { useBackend, usePage, useShare, useTraining } from '../../state/use-page';
import { Button } from '../../ui/button';
import { Dialog } from '../../ui/dialog';
import { ChipIcon, FolderIcon, InfoIcon, PersonIcon } from '../../ui/icons';
import { BackendChooser } from './backend-chooser';
import { backendLabels } from './backend-labels';
import styles from './header-menu.module.css';
import { HelpDialog } from './help-dialog';
import { LanguageSelect } from './language-select';
import { ThemeSelect } from './theme-select';

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

/** What computes, with what was measured of it: the steps of a run, or those that were tried when the backend was chosen. */
function ComputingOn() {
  const t = useT();
  const format = useFormat();
  const report = useBackend((state) => state.report);
  const error = useBackend((state) => state.error);
  const speed = useTraining((state) => Math.round(state.progress?.imagesPerSecond ?? 0));
  if (!report) return <p className={styles.note}>{t(error ? 'backend.none' : 'backend.starting')}</p>;
  const { backend, threads, stepMilliseconds } = report;
  const tried = stepMilliseconds[backend];
  return (
    <p id="header-menu-backend" className={styles.note}>
      {t('backend.computingOn', { backend: backendLabels[backend] })}
      {backend === 'wasm' && ` ${t('backend.threads', { count: threads })}`}
      {tried !== undefined &&
        ` ${t('backend.stepTime', { backend: backendLabels[backend], milliseconds: format.number(tried, 1) })}.`}
      {speed > 0 && ` ${t('backend.speed', { count: speed, speed: format.number(speed) })}`}
    </p>
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

function BackendDialog() {
  const t = useT();
  const trigger = (
    <Button variant="quiet" icon={<ChipIcon />} aria-describedby="header-menu-backend">
      {t('backend.change')}
    </Button>
  );
  return (
    <Dialog title={t('backend.title')} trigger={trigger}>
      <BackendChooser />
    </Dialog>
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
        <HelpDialog />
        <KeptDialog />
        <NewLearner />
        <GlossaryButton />
        <div>
          <BackendDialog />
          <ComputingOn />
        </div>
      </div>
      <div className={styles.part}>
        <ThemeSelect />
        <LanguageSelect />
        <OfflineNote className={styles.note} />
      </div>
    </>
  );
}
