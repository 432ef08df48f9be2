import { lazy, Suspense } from 'react';
import styles from './forecast-line.module.css';

const ForecastNote = lazy(async () => ({ default: (await import('./forecast-note')).ForecastNote }));

/** What the training will take, said before it begins. Its room is there from the first. */
export function ForecastLine() {
  return (
    <div className={styles.forecast}>
      <Suspense fallback={null}>
        <ForecastNote />
      </Suspense>
    </div>
  );
}
