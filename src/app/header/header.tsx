import { ShareTools } from '../../features/share/share-tools';
import { useT } from '../../i18n/use-t';
import { BackendControl } from './backend-control';
import { DatasetSelect } from './dataset-select';
import styles from './header.module.css';
import { HelpDialog } from './help-dialog';
import { LanguageSelect } from './language-select';
import { PresentButton } from './present-button';
import { PresetSelect } from './preset-select';
import { ThemeButton } from './theme-button';

export function Header() {
  const t = useT();
  return (
    <header className={styles.header}>
      <h1 className={styles.title}>{t('app.title')}</h1>
      <div className={styles.choices}>
        <PresetSelect />
        <DatasetSelect />
      </div>
      <div className={styles.tools}>
        <PresentButton />
        <ShareTools />
        <BackendControl />
        <LanguageSelect />
        <ThemeButton />
        <HelpDialog />
      </div>
    </header>
  );
}
