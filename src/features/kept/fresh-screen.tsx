import { useEffect, useRef, useState } from 'react';
import { useT } from '../../i18n/use-t';
import type { KeptSizes } from '../../state/kept/kept-storage';
import { usePage } from '../../state/use-page';
import { Button } from '../../ui/button';
import { KeptList } from './kept-list';
import styles from './kept.module.css';
import { SaveFirst } from './save-first';

interface FreshScreenProps {
  sizes: KeptSizes;
  onKeep: () => void;
  onRemoved: () => void;
}

/** Before anything of the work of somebody else is shown: it goes, or one goes on with it. */
export function FreshScreen({ sizes, onKeep, onRemoved }: FreshScreenProps) {
  const { kept } = usePage();
  const t = useT();
  const [isBusy, setBusy] = useState(false);
  const heading = useRef<HTMLHeadingElement>(null);
  useEffect(() => heading.current?.focus(), []);
  const removeAll = async (): Promise<void> => {
    setBusy(true);
    await (await kept()).wipe();
    onRemoved();
  };
  return (
    <main className={styles.fresh}>
      <h1 ref={heading} tabIndex={-1}>
        {t('fresh.title')}
      </h1>
      <p>{t('fresh.lead')}</p>
      <KeptList sizes={sizes} />
      <p>{t('fresh.stays')}</p>
      <div className={styles.actions}>
        <Button variant="primary" size="large" isDisabled={isBusy} onPress={() => void removeAll()}>
          {t('fresh.start')}
        </Button>
        <Button isDisabled={isBusy} onPress={onKeep}>
          {t('fresh.keep')}
        </Button>
      </div>
      <div className={styles.actions}>
        <SaveFirst />
      </div>
    </main>
  );
}
