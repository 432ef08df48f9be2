import { findDrawing, pixelsOf } from '../../../domain/digit/own-drawings';
import { classWords } from '../../../i18n/class-words';
import { useT } from '../../../i18n/use-t';
import { useClassNames, useHasItsClasses } from '../../../state/data/use-classes';
import { useDrawing } from '../../../state/use-page';
import { Button } from '../../../ui/button';
import { Select } from '../../../ui/select';
import { readingOf } from '../reading';
import styles from './teach.module.css';
import { TeachControls } from './teach-controls';
import { useTeach } from './use-teach';

/** What the drawing in the drawing area is called, where the learner has said it. */
function useGivenName(): string {
  const image = useDrawing((state) => state.image);
  const drawings = useTeach((state) => state.drawings);
  return (image && findDrawing(drawings, pixelsOf(image))?.name) ?? '';
}

/** Under the answer: right, or "it is a ...". */
export function TeachBar() {
  const t = useT();
  const names = useClassNames();
  const words = classWords(t, names);
  const fits = useHasItsClasses();
  const isOwn = useDrawing(({ image, sample }) => image !== null && sample === null);
  const label = useDrawing(({ prediction }) => readingOf(prediction)?.label);
  const name = useTeach((state) => state.name);
  const given = useGivenName();
  const read = label === undefined ? undefined : names[label];
  if (!fits) return null;
  return (
    <div className={styles.bar} role="group" aria-label={t('teach.title')}>
      {isOwn && read !== undefined ? (
        <div className={styles.row}>
          <Button
            aria-pressed={given === read}
            hint={t('teach.rightHint')}
            onPress={() => name(given === read ? null : read)}
          >
            {t('teach.right')}
          </Button>
          <Select
            isInline
            label={t('teach.itIs')}
            hint={t('teach.itIsHint')}
            value={given}
            options={[
              { value: '', label: '…' },
              ...names.map((value, index) => ({ value, label: words[index] ?? value })),
            ]}
            onChange={(chosen) => name(chosen === '' ? null : chosen)}
          />
        </div>
      ) : (
        <p className={styles.note}>{t('teach.notOwn')}</p>
      )}
      <TeachControls />
    </div>
  );
}
