import { Suspense } from 'react';
import { toTryOf } from '../../domain/data/datasets';
import { exampleDigits } from '../../domain/digit/examples';
import { late } from '../../i18n/late';
import { useT } from '../../i18n/use-t';
import { useData, useDrawing } from '../../state/use-page';
import { Button } from '../../ui/button';
import { useRovingTab } from '../../ui/maps/use-roving-tab';
import styles from './examples-to-try.module.css';

const ImagesToTry = late(async () => (await import('./images-to-try')).ImagesToTry);

/** The digits drawn for the page. */
function Digits() {
  const t = useT();
  const shown = useDrawing((state) => state.example);
  const showExample = useDrawing((state) => state.showExample);
  const count = exampleDigits.length;
  const roving = useRovingTab({ columns: count, count }, shown ?? 0);
  return (
    <div className={styles.buttons} onKeyDown={roving.onKeyDown}>
      {exampleDigits.map((_, digit) => (
        <Button
          key={digit}
          variant="quiet"
          aria-label={t('draw.example', { digit })}
          aria-pressed={digit === shown}
          {...roving.tabProps(digit)}
          hint={t('draw.exampleHint')}
          onPress={() => showExample(digit)}
        >
          {digit}
        </Button>
      ))}
    </div>
  );
}

/** Ten drawn digits, or images of the data set, for those who cannot or do not want to draw. */
export function ExamplesToTry() {
  const t = useT();
  const toTry = useData((state) => toTryOf(state.dataset));
  return (
    <div className={styles.examples} role="group" aria-label={t('draw.examples')}>
      <span className={styles.title} aria-hidden="true">
        {t('draw.try')}
      </span>
      <Suspense fallback={<div className={styles.buttons} />}>
        {toTry === 'drawings' ? <Digits /> : <ImagesToTry split={toTry} />}
      </Suspense>
    </div>
  );
}
