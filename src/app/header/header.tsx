import { useRef } from 'react';
import { ShareTools } from '../../features/share/share-tools';
import { useT } from '../../i18n/use-t';
import { useLocked } from '../../state/use-page';
import { Locked } from '../../ui/locked';
import { BackendStatus } from './backend-status';
import { DatasetSelect } from './dataset-select';
import { HeaderMenu } from './header-menu';
import styles from './header.module.css';
import { PresentButton } from './present-button';
import { PresetSelect } from './preset-select';

/** What is wanted every minute; the rest is in the menu. */
export function Header() {
  const t = useT();
  const file = useRef<HTMLInputElement>(null);
  return (
    <header className={styles.header}>
      <h1 className={styles.title}>{t('app.title')}</h1>
      <div className={styles.choices}>
        <Locked when={useLocked('network', 'settings', 'data')}>
          <PresetSelect />
        </Locked>
        <Locked when={useLocked('data')}>
          <DatasetSelect />
        </Locked>
      </div>
      <div className={styles.tools}>
        <ShareTools file={file} />
        <PresentButton />
        <BackendStatus />
        <HeaderMenu onOpenFile={() => file.current?.click()} />
      </div>
    </header>
  );
}
