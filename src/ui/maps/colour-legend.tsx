import { useT } from '../../i18n/use-t';
import styles from './colour-legend.module.css';

/** What the colours and signs of maps mean; that of what is no number only where there is such a map. */
export function ColourLegend({ hasNotFinite }: { hasNotFinite: boolean }) {
  const t = useT();
  return (
    <ul className={styles.legend} aria-label={t('maps.legend')}>
      <li className={styles.item}>
        <span>{t('maps.negative')}</span>
        <span className={styles.scale} aria-hidden="true" />
        <span>{t('maps.positive')}</span>
      </li>
      <li className={styles.item}>
        <Sign>
          <circle cx="7" cy="7" r="3.4" />
        </Sign>
        {t('maps.zero')}
      </li>
      <li className={styles.item}>
        <Sign>
          <path d="m4 4 6 6M10 4l-6 6" />
        </Sign>
        {t('maps.dead')}
      </li>
      {hasNotFinite && (
        <li className={styles.item}>
          <Sign isAlarm>
            <path d="M7 2.5v5.5M7 10.5v1" />
          </Sign>
          {t('maps.notFinite')}
        </li>
      )}
    </ul>
  );
}

function Sign({ isAlarm, children }: { isAlarm?: boolean; children: React.ReactNode }) {
  return (
    <svg className={isAlarm ? styles.alarm : styles.sign} viewBox="0 0 14 14" aria-hidden="true">
      {children}
    </svg>
  );
}
