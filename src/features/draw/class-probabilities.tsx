import { classWords } from '../../i18n/class-words';
import { useFormat } from '../../i18n/format';
import { useT } from '../../i18n/use-t';
import { useClassNames } from '../../state/data/use-classes';
import { useDrawing } from '../../state/use-page';
import { classNames } from '../../ui/class-names';
import styles from './class-probabilities.module.css';
import { readingOf } from './reading';

/** How likely the network holds each class to be, as numbers and as bars. */
export function ClassProbabilities() {
  const t = useT();
  const format = useFormat();
  const names = classWords(t, useClassNames());
  const prediction = useDrawing((state) => state.prediction);
  const best = readingOf(prediction)?.label;
  return (
    <ul className={styles.list} aria-label={t('draw.probabilities')}>
      {names.map((name, label) => {
        const share = prediction?.probabilities[label];
        return (
          <li key={name} className={classNames(styles.item, label === best && styles.best)}>
            <span className={styles.name}>{name}</span>
            <span className={styles.track} aria-hidden="true">
              <span className={styles.bar} style={{ inlineSize: `${100 * (share ?? 0)}%` }} />
            </span>
            <span className={styles.share}>{share === undefined ? t('draw.noShare') : format.percent(share, 0)}</span>
          </li>
        );
      })}
    </ul>
  );
}
