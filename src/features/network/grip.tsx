import { useT } from '../../i18n/use-t';
import { GripIcon } from '../../ui/icons';
import { useHint } from '../../ui/use-hint';
import styles from './grip.module.css';
import type { GripProps } from './use-layer-drag';

/** The handle by which a layer is moved. */
export function Grip({ name, isLifted, gripProps }: { name: string; isLifted: boolean; gripProps: GripProps }) {
  const t = useT();
  const { describedBy, handlers, tip } = useHint(t('network.gripHint'));
  return (
    <>
      <button
        type="button"
        className={styles.grip}
        aria-label={t('network.grip', { name })}
        aria-describedby={describedBy}
        aria-pressed={isLifted}
        {...handlers}
        {...gripProps}
        onPointerDown={(event) => {
          handlers.onPointerDown?.(event);
          gripProps.onPointerDown(event);
        }}
        onBlur={() => {
          handlers.onBlur?.();
          gripProps.onBlur();
        }}
      >
        <GripIcon size={16} />
      </button>
      {tip}
    </>
  );
}
