import { extentText, shortExtent } from '../../../domain/layers/extent';
import type { Window } from '../../../domain/layers/windows';
import { useT } from '../../../i18n/use-t';
import styles from './detail.module.css';

/** How a window moves, in one line. */
export function WindowRules({ window: { size, strides, padding, dilation = 1 } }: { window: Window }) {
  const t = useT();
  const isDilated = dilation !== 1;
  return (
    <p className={styles.muted}>
      {t('inside.windowRules', { size: extentText(size), strides: shortExtent(strides), padding })}
      {padding === 'same' && ` ${t('inside.windowFrame')}`}
      {isDilated && ` ${t('inside.windowDilation', { dilation: shortExtent(dilation) })}`}
    </p>
  );
}
