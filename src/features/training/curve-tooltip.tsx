import { useFormat } from '../../i18n/format';
import { useT } from '../../i18n/use-t';
import type { Metric } from '../../state/training/metrics';
import type { CurveRow } from '../../ui/charts/curve';
import { useCheckedOn } from './checked-on';
import styles from './curves.module.css';

const series = ['raw', 'smooth', 'training', 'validation'] as const;

/** The exact values at one place of a chart. */
export function CurveTooltip({ metric, row }: { metric: Metric; row: CurveRow }) {
  const t = useT();
  const format = useFormat();
  const checkedOn = useCheckedOn() ?? 'validation';
  const text = (value: number) => (metric === 'loss' ? format.number(value, 4) : format.percent(value, 2));
  // A batch at 1.5 belongs to the second epoch; one at 2 ends it.
  const epoch = Math.ceil(row.epoch - 1e-9);
  const title =
    row.step === undefined ? t('curves.endOfEpoch', { epoch }) : t('curves.batchAt', { epoch, step: row.step });
  return (
    <>
      <strong>{title}</strong>
      <dl className={styles.exact}>
        {series.map((name) => {
          const value = row[name];
          if (value === undefined) return null;
          return (
            <div key={name}>
              <dt>{t(`curves.value_${name === 'validation' ? checkedOn : name}`)}</dt>
              <dd>{text(value)}</dd>
            </div>
          );
        })}
      </dl>
    </>
  );
}
