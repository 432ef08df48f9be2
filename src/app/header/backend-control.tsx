import { useT } from '../../i18n/use-t';
import { useBackend } from '../../state/use-page';
import { IconButton } from '../../ui/button';
import { Dialog } from '../../ui/dialog';
import { ChipIcon } from '../../ui/icons';
import styles from './backend-control.module.css';
import { BackendChooser } from './backend-chooser';
import { backendLabels } from './backend-words';

/** What the network is computed with, and a way to choose another backend. */
export function BackendControl() {
  const t = useT();
  const report = useBackend((state) => state.report);
  const error = useBackend((state) => state.error);
  const trigger = (
    <IconButton label={t('backend.change')} hint={t('backend.changeHint')}>
      <ChipIcon />
    </IconButton>
  );
  const waiting = t(error ? 'backend.none' : 'backend.starting');
  return (
    <div className={styles.control}>
      <span
        role="status"
        aria-label={t('backend.label')}
        data-backend={report?.backend ?? ''}
        className={styles.status}
      >
        {report ? backendLabels[report.backend] : waiting}
      </span>
      <Dialog title={t('backend.title')} trigger={trigger}>
        <BackendChooser />
      </Dialog>
    </div>
  );
}
