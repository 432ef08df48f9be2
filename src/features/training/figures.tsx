import { useFormat } from '../../i18n/format';
import { useT } from '../../i18n/use-t';
import type { Metric } from '../../state/training/metrics';
import styles from './curves.module.css';
import { useTraining } from '../../state/use-page';

interface Figures {
  readonly loss: number | null;
  readonly accuracy: number | null;
  readonly valLoss: number | null;
  readonly valAccuracy: number | null;
}

/** The newest figures: of the epoch under way for training, of the last epoch that ended for validation. */
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

/** One metric in large figures, with its validation where there is one. */
export function Figure({ metric }: { metric: Metric }) {
  const t = useT();
  const format = useFormat();
  const { loss, accuracy, valLoss, valAccuracy } = useFigures();
  const [value, validation] = metric === 'loss' ? [loss, valLoss] : [accuracy, valAccuracy];
  const text = (number: number) => (metric === 'loss' ? format.number(number, 3) : format.percent(number));
  return (
    <p className={styles.values}>
      <strong className={styles.value}>{value === null ? '–' : text(value)}</strong>
      {validation !== null && (
        <>
          {t('training.validation')} <strong className={styles.validation}>{text(validation)}</strong>
        </>
      )}
    </p>
  );
}
