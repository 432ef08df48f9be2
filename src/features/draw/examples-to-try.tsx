import { Suspense } from 'react';
import { toTryOf } from '../../domain/data/datasets';
import { exampleDigits } from '../../domain/digit/examples';
import { late } from '../../i18n/late';
import { useT } from '../../i18n/use-t';
import { useData, useDrawing } from '../../state/use-page';
import { Button } from '../../ui/button';
import { classNames } from '../../ui/class-names';
import { useRovingTab } from '../../ui/maps/use-roving-tab';
import styles from './examples-to-try.module.css';

const ImagesToTry = late(async () => (await import('./images-to-try')).ImagesToTry);

/** Ten drawn digits, or images of the data set, for those who cannot or do not want to draw. */
export function ExamplesToTry() {
  const t = useT();
  const toTry = useData((state) => toTryOf(state.dataset));
  const shown = useDrawing((state) => state.example);
  const showExample = useDrawing((state) => state.showExample);
  const isDrawn = toTry === 'drawings';
  const count = useData((state) => state.info?.classNames.length) ?? exampleDigits.length;
  const roving = useRovingTab({ columns: count, count: isDrawn ? exampleDigits.length : count }, shown ?? 0);
  return (
    <div className={styles.examples} role="group" aria-label={t('draw.examples')}>
      <span className={styles.title} aria-hidden="true">
        {t('draw.try')}
      </span>
      <div className={classNames(styles.buttons, !isDrawn && styles.images)} onKeyDown={roving.onKeyDown}>
        <Suspense>{!isDrawn && <ImagesToTry split={toTry} roving={roving} />}</Suspense>
        {isDrawn &&
          exampleDigits.map((_, digit) => (
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
    </div>
  );
}
