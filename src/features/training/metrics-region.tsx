import type { ReactNode } from 'react';
import { useT } from '../../i18n/use-t';
import { useFigures } from './figures';
import styles from './curves.module.css';
import { useTraining } from '../../state/use-page';

/** For scripts: a plain number, or nothing. */
function plain(value: number | null): string {
  return value !== null && Number.isFinite(value) ? String(value) : '';
}

/** The part of the panel that shows how the run goes, with the newest figures as data attributes for programs that drive the page. */
export function MetricsRegion({ children }: { children: ReactNode }) {
  const t = useT();
  const { loss, accuracy, valLoss, valAccuracy } = useFigures();
  const epochs = useTraining((state) => state.epochs.length);
  const steps = useTraining((state) => state.trainedSteps);
  const speed = useTraining((state) => state.progress?.imagesPerSecond ?? 0);
  return (
    <section
      aria-label={t('training.metrics')}
      className={styles.region}
      data-form-room
      data-epoch={epochs}
      data-step={steps}
      data-loss={plain(loss)}
      data-accuracy={plain(accuracy)}
      data-val-loss={plain(valLoss)}
      data-val-accuracy={plain(valAccuracy)}
      data-images-per-second={speed > 0 ? speed : ''}
    >
      {children}
    </section>
  );
}
