import { compareRuns, type ResultDifference, type RunComparison } from '../../domain/run/compare/compare-runs';
import type { RunRecord } from '../../domain/run/run-record';
import { useFormat, type Format } from '../../i18n/format';
import { useT, type Translate } from '../../i18n/use-t';
import { RunSample } from '../../ui/charts/run-marks';
import styles from './comparison.module.css';
import { useDifferenceWords } from './difference-words';
import { useRunWords } from './run-words';

/** A share as points of a percent, to two digits. */
function pointsOf(share: number): number {
  return Math.round(share * 10_000) / 100;
}

function resultText(t: Translate, format: Format, { on, from, to }: ResultDifference): string {
  const points = pointsOf(to - from);
  const where = on === 'test' ? 'Test' : 'Validation';
  const words = { from: format.percent(from, 2), to: format.percent(to, 2) };
  if (points === 0) return t(`compare.same${where}`, words);
  const count = Math.abs(points);
  return t(`compare.${points > 0 ? 'better' : 'worse'}${where}`, { ...words, count, points: format.number(count) });
}

function Notes({ comparison: { result, mayBeChance, isLuck } }: { comparison: RunComparison }) {
  const t = useT();
  const format = useFormat();
  if (isLuck && result) return <p className={styles.empty}>{t('compare.luck')}</p>;
  if (!mayBeChance || !result || pointsOf(result.to - result.from) === 0) return null;
  const margin = pointsOf(result.margin ?? 0);
  return (
    <p className={styles.empty}>
      {t('compare.chance', {
        count: margin,
        points: format.number(margin),
        images: format.number(result.images ?? 0),
      })}
    </p>
  );
}

function Sentence({ comparison }: { comparison: RunComparison }) {
  const t = useT();
  const format = useFormat();
  const words = useDifferenceWords();
  const { differences, result } = comparison;
  const phrases = differences.length > 0 ? differences.map((each) => words.phrase(each)) : [t('compare.nothing')];
  const changes = format.list(phrases);
  if (!result) return t('compare.unmeasured', { changes });
  return t('compare.better', { changes, result: resultText(t, format, result) });
}

/** What was changed from the oldest of some runs to each of the others, and what came of it: a sentence each. */
export function RunSentences({ runs }: { runs: readonly RunRecord[] }) {
  const t = useT();
  const words = useRunWords();
  const [oldest, ...others] = runs.toSorted((one, other) => one.createdAt - other.createdAt);
  if (!oldest) return null;
  return (
    <div className={styles.sentences}>
      <p className={styles.empty}>
        {t('compare.from', { name: words.name(oldest), date: words.date(oldest.createdAt) })}
      </p>
      <ul className={styles.sentenceList} aria-label={t('compare.title')}>
        {others.map((run) => {
          const comparison = compareRuns(oldest, run);
          return (
            <li key={run.id}>
              <RunSample index={runs.indexOf(run)} /> <Sentence comparison={comparison} />
              <Notes comparison={comparison} />
            </li>
          );
        })}
      </ul>
    </div>
  );
}
