import { classScores } from '../../domain/explain/confusion';
import { classWords } from '../../i18n/class-words';
import { useFormat } from '../../i18n/format';
import { useT } from '../../i18n/use-t';
import { useMistakes } from '../../state/use-page';
import { classNames } from '../../ui/class-names';
import { Disclosure } from '../../ui/disclosure';
import { TermLink } from '../../ui/term-link';
import styles from './confusion.module.css';

const columns = ['class', 'precision', 'recall'] as const;

function Score({ share, kind }: { share: number | null; kind: 'precision' | 'recall' }) {
  const t = useT();
  const format = useFormat();
  return (
    <td>
      <div className={classNames(styles.score, kind === 'recall' && styles.recall)}>
        <span className={styles.track} aria-hidden="true">
          <span className={styles.bar} style={{ inlineSize: `${100 * (share ?? 0)}%` }} />
        </span>
        <span className={styles.share}>{share === null ? t('mistakes.noScore') : format.percent(share, 1)}</span>
      </div>
    </td>
  );
}

/** Precision and recall of each class, as numbers and bars. */
export function ClassScores() {
  const t = useT();
  const reading = useMistakes((state) => state.reading);
  if (!reading) return null;
  const scores = classScores(reading.matrix);
  return (
    <Disclosure title={t('mistakes.scores')} term="precision">
      <table className={styles.scores}>
        <caption>{t('mistakes.scoresCaption')}</caption>
        <thead>
          <tr>
            {columns.map((column) => (
              <th key={column} scope="col">
                <TermLink term={column}>{t(`mistakes.${column}`)}</TermLink>
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {classWords(t, reading.info.classNames).map((name, index) => (
            <tr key={name}>
              <th scope="row">{name}</th>
              <Score share={scores[index]?.precision ?? null} kind="precision" />
              <Score share={scores[index]?.recall ?? null} kind="recall" />
            </tr>
          ))}
        </tbody>
      </table>
    </Disclosure>
  );
}
