import { useT } from '../../i18n/use-t';
import { useBackend } from '../../state/use-page';
import styles from './header.module.css';
import { backendLabels } from './backend-labels';

/** What the network is computed with, for screen readers and for programs that drive the page; the menu shows it, with its figures. */
export function BackendStatus() {
  const t = useT();
  const report = useBackend((state) => state.report);
  const error = useBackend((state) => state.error);
  const waiting = t(error ? 'app.backendNone' : 'app.backendStarting');
  return (
    <span role="status" aria-label={t('app.backend')} data-backend={report?.backend ?? ''} className={styles.unseen}>
      {report ? backendLabels[report.backend] : waiting}
    </span>
  );
}
