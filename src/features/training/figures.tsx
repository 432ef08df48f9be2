import { useFormat } from '../../i18n/format';
import { useT } from '../../i18n/use-t';
import type { Metric } from '../../state/training/metrics';
import { useCheckedOn } from './checked-on';
import styles from './curves.module.css';
import { useTraining } from '../../state/use-page';

interface Figures {
  readonly loss: number | null;
  readonly accuracy: number | null;
  readonly valLoss: number | null;
  readonly valAccuracy: number | null;
}

/** The newest figures: the mean over the epoch under way for training, those of the last epoch that ended for what is measured after it. */
export function useFigures(): Figures {
  const progress = useTraining((state) => state.progress);
  const last = useTraining((state) => state.epochs.at(-1));
  return {
    loss: progress?.loss ?? last?.loss ?? null,
    accuracy: progress?.accuracy ?? last?.accuracy ?? null,
    valLoss: last?.valLoss ?? null,
    valAccuracy: last?.valAccuracy ?? null,
  };
}

/**
 * One metric in large figures: where the thick line of its chart has come to, and where there is a second line, its last mark.
 *
 * @param average the newest value of the thick line
 */
export function Figure({ metric, average }: { metric: Metric; average: number | undefined }) {
  const t = useT();
  const format = useFormat();
  const { loss, accuracy, valLoss, valAccuracy } = useFigures();
  const checkedOn = useCheckedOn() ?? 'validation';
  const [mean, checked] = metric === 'loss' ? [loss, valLoss] : [accuracy, valAccuracy];
  // A run that was kept without its batches has no thick line.
  const value = average ?? mean;
  const text = (number: number) => (metric === 'loss' ? format.number(number, 3) : format.percent(number));
  return (
    <p className={styles.values}>
      {value !== null && t('training.trained')}{' '}
      <strong className={styles.value}>{value === null ? '–' : text(value)}</strong>
      {checked !== null && (
        <>
          {t(`training.${checkedOn}`)} <strong className={styles.validation}>{text(checked)}</strong>
        </>
      )}
    </p>
  );
}
