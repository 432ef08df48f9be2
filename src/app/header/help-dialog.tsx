import { useT } from '../../i18n/use-t';
import { Button } from '../../ui/button';
import { Dialog } from '../../ui/dialog';
import { HelpIcon } from '../../ui/menu-icons';
import styles from './help-dialog.module.css';

/** What to press, in three steps. */
export function HelpDialog() {
  const t = useT();
  const trigger = (
    <Button variant="quiet" icon={<HelpIcon />}>
      {t('help.label')}
    </Button>
  );
  return (
    <Dialog title={t('help.title')} trigger={trigger}>
      <ol className={styles.steps}>
        <li>{t('help.train')}</li>
        <li>{t('help.draw')}</li>
        <li>{t('help.build')}</li>
      </ol>
      <p className={styles.note}>{t('help.private')}</p>
    </Dialog>
  );
}
