import { Suspense } from 'react';
import { late } from '../../i18n/late';

const ForecastNote = late(async () => (await import('./forecast-note')).ForecastNote);

/** What the training will take, said before it begins. Its room, a line high, is there from the first. */
export function ForecastLine() {
  return (
    <div style={{ minBlockSize: '1.45em' }}>
      <Suspense fallback={null}>
        <ForecastNote />
      </Suspense>
    </div>
  );
}
