import { useT } from '../../i18n/use-t';
import { classNames } from '../../ui/class-names';
import { useHint } from '../../ui/use-hint';
import styles from './skip-handle.module.css';
import type { SkipProps } from './use-skip-drag';

/** The dot from which a skip is drawn to a later layer. It stays out of the way until the pointer or the focus comes near. */
export function SkipHandle({ name, isDrawn, skipProps }: { name: string; isDrawn: boolean; skipProps: SkipProps }) {
  const t = useT();
  const { describedBy, handlers, tip } = useHint(t('network.skipHint'));
  return (
    <>
      <button
        type="button"
        className={classNames(styles.handle, isDrawn && styles.drawn)}
        aria-label={t('network.skip', { name })}
        aria-describedby={describedBy}
        aria-pressed={isDrawn}
        {...handlers}
        {...skipProps}
        onPointerDown={(event) => {
          handlers.onPointerDown?.(event);
          skipProps.onPointerDown(event);
        }}
        onBlur={() => {
          handlers.onBlur?.();
          skipProps.onBlur();
        }}
      >
        <span className={styles.dot} />
      </button>
      {tip}
    </>
  );
}
