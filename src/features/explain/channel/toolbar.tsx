import type { ReactNode } from 'react';
import { useT } from '../../../i18n/use-t';
import { scaleScopes } from '../../../state/inside/inside-state';
import { useDrawing, useInside } from '../../../state/use-page';
import { Select } from '../../../ui/select';
import { Switch } from '../../../ui/switch';
import styles from './channel-view.module.css';

/** Which picture is looked at, how strongly its maps are coloured, and what can be done to the opened channel. */
export function Toolbar({ children }: { children: ReactNode }) {
  const t = useT();
  const pinned = useInside((state) => state.pinned);
  const pin = useInside((state) => state.pin);
  const scale = useInside((state) => state.scale);
  const setScale = useInside((state) => state.setScale);
  const drawn = useDrawing((state) => state.image);
  return (
    <div className={styles.toolbar}>
      <Select
        isInline
        label={t('inside.scale')}
        hint={t('inside.scaleHint')}
        value={scale}
        options={scaleScopes.map((value) => ({ value, label: t(`inside.scale_${value}`) }))}
        onChange={setScale}
      />
      <Switch
        label={t('inside.pin')}
        hint={t('inside.pinHint')}
        isSelected={pinned !== null}
        isDisabled={!pinned && !drawn}
        onChange={(isPinned) => pin(isPinned ? drawn : null)}
      />
      {children}
    </div>
  );
}
