import { exampleDigits } from '../../domain/digit/examples';
import { useT } from '../../i18n/use-t';
import { useDrawing } from '../../state/use-page';
import { Button } from '../../ui/button';
import styles from './examples-to-try.module.css';

/** Ten drawn digits, for those who cannot or do not want to draw. */
export function ExamplesToTry() {
  const t = useT();
  const shown = useDrawing((state) => state.example);
  const showExample = useDrawing((state) => state.showExample);
  return (
    <div className={styles.examples} role="group" aria-label={t('draw.examples')}>
      <span className={styles.title} aria-hidden="true">
        {t('draw.try')}
      </span>
      <div className={styles.buttons}>
        {exampleDigits.map((_, digit) => (
          <Button
            key={digit}
            variant="quiet"
            aria-label={t('draw.example', { digit })}
            aria-pressed={digit === shown}
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
