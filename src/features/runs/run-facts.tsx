import { trainedSeconds, type RunRecord } from '../../domain/run/run-record';
import { resultOf } from '../../domain/run/run-record-list';
import { useFormat } from '../../i18n/format';
import { useT } from '../../i18n/use-t';
import styles from './run-list.module.css';
import { useRunWords } from './run-words';

/** The figures of a run, each under its name. */
export function RunFacts({ run }: { run: RunRecord }) {
  const t = useT();
  const format = useFormat();
  const words = useRunWords();
  const result = resultOf(run);
  const facts: readonly (readonly [name: string, value: string])[] = [
    [t('runs.accuracy'), result ? format.percent(result.accuracy, 2) : '–'],
    [t('runs.loss'), result ? format.number(result.loss, 4) : '–'],
    [t('runs.measuredOn'), result ? t(`runs.from_${result.from}`) : '–'],
    [t('runs.parameters'), format.number(run.parameters)],
    [t('runs.epochs'), format.number(run.epochs.length)],
    [t('runs.time'), words.time(trainedSeconds(run))],
    [t('runs.backend'), run.backend],
    [t('runs.data'), words.dataset(run.dataset)],
    ...(run.taught ?? []).map(({ step, drawings }) => {
      return [t('teach.inRun'), t('teach.inRunWith', { drawings, step: format.number(step) })] as const;
    }),
  ];
  return (
    <dl className={styles.facts}>
      {facts.map(([name, value]) => (
        <div key={name + value}>
          <dt>{name}</dt>
          <dd>{value}</dd>
        </div>
      ))}
    </dl>
  );
}
