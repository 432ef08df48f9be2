import { classWords } from '../../i18n/class-words';
import { useFormat } from '../../i18n/format';
import { useT } from '../../i18n/use-t';
import type { Reading } from '../../domain/explain/prediction';
import { useClassNames } from '../../state/data/use-classes';
import { useDamage } from '../../state/use-page';
import styles from './damage-bar.module.css';

/** What the damage does: to the answer for the drawing, and to the share of right answers. */
export function Effects() {
  const t = useT();
  const format = useFormat();
  const answer = useDamage((state) => state.answer);
  const accuracy = useDamage((state) => state.accuracy);
  const said = useAnswerWords();
  const share = (value: number | null) => (value === null ? '…' : format.percent(value, 1));
  return (
    <div role="status">
      <dl className={styles.effects}>
        {answer && (
          <div data-effect="answer" data-before={answer.before?.label} data-after={answer.after?.label}>
            <dt>{t('damage.drawing')}</dt>
            <dd>{t('damage.change', { before: said(answer.before), after: said(answer.after) })}</dd>
          </div>
        )}
        {accuracy && (
          <div data-effect="accuracy" data-before={accuracy.before} data-after={accuracy.after}>
            <dt>{t('damage.images', { count: accuracy.count, number: format.number(accuracy.count) })}</dt>
            <dd>{t('damage.change', { before: share(accuracy.before), after: share(accuracy.after) })}</dd>
          </div>
        )}
      </dl>
    </div>
  );
}

/** "3 (97%)". */
function useAnswerWords(): (answer: Reading | null) => string {
  const t = useT();
  const format = useFormat();
  const names = classWords(t, useClassNames());
  return (answer) => {
    if (!answer) return t('damage.noAnswer');
    const { label, share } = answer;
    return t('damage.answer', { name: names[label] ?? String(label), share: format.percent(share, 0) });
  };
}
