import type { ReactNode } from 'react';
import { useFormat } from '../../i18n/format';
import { useT } from '../../i18n/use-t';
import type { KeptKind, KeptSizes } from '../../state/kept/kept-storage';
import styles from './kept.module.css';
import { kindsIn, sizeParts } from './kept-words';

/** What there is of each kind, and how much; with `action` something to be done about it. */
export function KeptList({ sizes, action }: { sizes: KeptSizes; action?: (kind: KeptKind) => ReactNode }) {
  const t = useT();
  const format = useFormat();
  const kinds = kindsIn(sizes);
  if (kinds.length === 0) return <p>{t('kept.nothing')}</p>;
  const size = (kind: KeptKind): string => {
    const { key, value } = sizeParts(sizes[kind]);
    return t(key, { size: format.number(value, 1) });
  };
  return (
    <ul className={styles.list} aria-label={t('kept.title')}>
      {kinds.map((kind) => (
        <li key={kind} className={styles.item} data-kept={kind}>
          <span className={styles.name}>{t(`kept.kind_${kind}`)}</span>
          <span className={styles.size}>{size(kind)}</span>
          {action?.(kind)}
        </li>
      ))}
    </ul>
  );
}
