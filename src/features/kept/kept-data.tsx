import { useState } from 'react';
import { useT } from '../../i18n/use-t';
import { isRemovable, removeKept } from '../../state/kept/kept';
import type { KeptKind } from '../../state/kept/kept-storage';
import { usePage } from '../../state/use-page';
import { Button } from '../../ui/button';
import { TrashIcon } from '../../ui/icons';
import { KeptList } from './kept-list';
import styles from './kept.module.css';
import { SaveFirst } from './save-first';
import { useSizes } from './use-sizes';

/** Asked once more before it goes: there is no way back. */
function RemoveButton({ kind, onRemoved }: { kind: KeptKind; onRemoved: () => void }) {
  const page = usePage();
  const t = useT();
  const [isAsked, setAsked] = useState(false);
  if (!isRemovable(kind)) return null;
  const remove = async (): Promise<void> => {
    await removeKept(page, kind);
    setAsked(false);
    onRemoved();
  };
  const name = t(`kept.kind_${kind}`);
  if (!isAsked)
    return (
      <Button
        variant="quiet"
        icon={<TrashIcon />}
        aria-label={t('kept.removeNamed', { name })}
        onPress={() => setAsked(true)}
      >
        {t('kept.remove')}
      </Button>
    );
  return (
    <span className={styles.sure}>
      <Button variant="danger" onPress={() => void remove()}>
        {t('kept.removeSure')}
      </Button>
      <Button variant="quiet" onPress={() => setAsked(false)}>
        {t('kept.cancel')}
      </Button>
    </span>
  );
}

/** What this device keeps for the page, to be saved and removed. */
export function KeptData() {
  const t = useT();
  const { sizes, again } = useSizes();
  return (
    <div className={styles.contents}>
      <p>{t('kept.lead')}</p>
      {sizes ? (
        <KeptList sizes={sizes} action={(kind) => <RemoveButton kind={kind} onRemoved={() => void again()} />} />
      ) : (
        <p>{t('app.loadingTab')}</p>
      )}
      <div className={styles.actions}>
        <SaveFirst />
      </div>
    </div>
  );
}
