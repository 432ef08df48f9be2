import { Suspense } from 'react';
import { late } from '../../i18n/late';
import { useT } from '../../i18n/use-t';
import { Button } from '../../ui/button';
import { Dialog } from '../../ui/dialog';
import { CodeIcon } from '../../ui/menu-icons';
import styles from './share.module.css';

const CodePanel = late(async () => (await import('./code-panel')).CodePanel);

/** The network as code, behind a button. */
export function CodeDialog() {
  const t = useT();
  const trigger = (
    <Button variant="quiet" icon={<CodeIcon />}>
      {t('share.code')}
    </Button>
  );
  return (
    <Dialog title={t('share.codeTitle')} trigger={trigger} isWide>
      <Suspense fallback={<p className={styles.note}>{t('app.loadingTab')}</p>}>
        <CodePanel />
      </Suspense>
    </Dialog>
  );
}
