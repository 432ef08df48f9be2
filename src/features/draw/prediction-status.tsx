import { Suspense, useEffect, useState } from 'react';
import type { Reading } from '../../domain/explain/prediction';
import { classWords } from '../../i18n/class-words';
import { useFormat } from '../../i18n/format';
import { late } from '../../i18n/late';
import { useT } from '../../i18n/use-t';
import { isEmptyContent } from '../../state/drawing/content';
import styles from './prediction-status.module.css';
import { readingOf, unsureBelow } from './reading';
import { useClassNames } from '../../state/data/use-classes';
import { useDrawing } from '../../state/use-page';

const PredictionFailure = late(async () => (await import('./prediction-failure')).PredictionFailure);

/** Milliseconds for which the words must stay the same before a screen reader speaks them. */
const calm = 800;

/** What the network reads in the drawing, in words. */
export function PredictionStatus() {
  const t = useT();
  const prediction = useDrawing((state) => state.prediction);
  const reading = readingOf(prediction);
  const isUntrained = prediction?.trainedSteps === 0;
  const words = useWords(reading, isUntrained);
  const failure = useDrawing((state) => state.failure);
  return (
    <>
      {/* Not live: while one draws the words change many times a second. */}
      <div
        role="status"
        aria-live="off"
        aria-label={t('draw.prediction')}
        className={styles.status}
        data-class={reading?.label}
        data-confidence={reading?.share.toFixed(4)}
      >
        <p className={isUntrained || !reading ? styles.note : styles.words}>
          <Suspense fallback={words}>{failure ? <PredictionFailure failure={failure} /> : words}</Suspense>
        </p>
      </div>
      <p className={styles.spoken} aria-live="polite">
        {useSettled(words)}
      </p>
    </>
  );
}

function useWords(reading: Reading | null, isUntrained: boolean): string {
  const t = useT();
  const format = useFormat();
  const names = classWords(t, useClassNames());
  const failure = useDrawing((state) => state.failure);
  const isEmpty = useDrawing(isEmptyContent);
  const hasImage = useDrawing((state) => state.image !== null);
  if (isEmpty) return t('draw.nothing');
  if (!hasImage) return t('draw.noInk');
  if (failure) return t('draw.failed');
  if (!reading) return t('draw.waiting');
  if (isUntrained) return t('draw.untrained');
  const name = names[reading.label] ?? String(reading.label);
  const share = format.percent(reading.share, 0);
  return t(reading.share < unsureBelow ? 'draw.unsure' : 'draw.reads', { name, share });
}

/** A text once it has stopped changing. */
function useSettled(text: string): string {
  const [settled, setSettled] = useState('');
  useEffect(() => {
    const timer = setTimeout(() => setSettled(text), calm);
    return () => clearTimeout(timer);
  }, [text]);
  return settled;
}
