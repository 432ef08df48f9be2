import { useT } from '../../i18n/use-t';
import { HelpIcon } from '../../ui/menu-icons';
import styles from './help-dialog.module.css';
import { MenuDialog } from './menu-dialog';

/** What to press, in three steps. */
export function HelpDialog() {
  const t = useT();
  return (
    <MenuDialog label={t('help.label')} title={t('help.title')} icon={<HelpIcon />}>
      <ol className={styles.steps}>
        <li>{t('help.train')}</li>
        <li>{t('help.draw')}</li>
        <li>{t('help.build')}</li>
      </ol>
      <p className={styles.note}>{t('help.private')}</p>
    </MenuDialog>
  );
}
