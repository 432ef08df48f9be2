import { isUnderWay } from '../../domain/training/training-flow';
import { errorCount, trainedSeconds, type RunRecord } from '../../domain/run/run-record';
import { useFormat } from '../../i18n/format';
import { useT } from '../../i18n/use-t';
import { comparisonOf, pairFor } from '../../state/runs/comparison';
import { useComparison } from '../../state/runs/use-comparison';
import { useData, usePage, useRuns, useTraining } from '../../state/use-page';
import { Button } from '../../ui/button';
import { PlayIcon, StopIcon } from '../../ui/icons';
import { Panel } from '../../ui/panel';
import { useRunWords } from './run-words';
import styles from './comparison.module.css';

interface Quantity {
  readonly name: 'parameters' | 'time' | 'accuracy' | 'errors';
  readonly values: readonly number[];
  readonly text: (value: number) => string;
}

/** One quantity of both networks as bars from zero, on one scale. */
function Bars({ quantity, names }: { quantity: Quantity; names: readonly string[] }) {
  const t = useT();
  const most = quantity.name === 'accuracy' ? 1 : Math.max(...quantity.values, 1e-9);
  return (
    <div className={styles.quantity} role="group" aria-label={t(`runs.fair_${quantity.name}`)}>
      <p className={styles.quantityName}>{t(`runs.fair_${quantity.name}`)}</p>
      {quantity.values.map((value, index) => (
        <div key={names[index]} className={styles.bar} data-kind={index === 0 ? 'dense' : 'convolution'}>
          <span className={styles.barName}>{names[index]}</span>
          <span className={styles.barTrack}>
            <span className={styles.barFill} style={{ inlineSize: `${((100 * value) / most).toFixed(2)}%` }} />
          </span>
          <strong>{quantity.text(value)}</strong>
        </div>
      ))}
    </div>
  );
}

function Result({ runs }: { runs: readonly RunRecord[] }) {
  const t = useT();
  const format = useFormat();
  const words = useRunWords();
  const tested = runs.flatMap((run) => (run.evaluation ? [{ run, test: run.evaluation }] : []));
  const [dense, convolutional] = tested;
  if (!dense || !convolutional) return null;
  const errors = tested.map(({ test }) => errorCount(test));
  const quantities: readonly Quantity[] = [
    { name: 'parameters', values: runs.map(({ parameters }) => parameters), text: (value) => format.number(value) },
    { name: 'time', values: runs.map(trainedSeconds), text: words.time },
    { name: 'accuracy', values: tested.map(({ test }) => test.accuracy), text: (value) => format.percent(value, 2) },
    { name: 'errors', values: errors, text: (value) => format.number(value) },
  ];
  return (
    <figure className={styles.result}>
      <figcaption>
        {t('runs.fairResult', {
          dense: format.number(errors[0] ?? 0),
          convolutional: format.number(errors[1] ?? 0),
          images: format.number(dense.test.count),
        })}
      </figcaption>
      {quantities.map((quantity) => (
        <Bars key={quantity.name} quantity={quantity} names={[t('runs.fairDense'), t('runs.fairConvolutional')]} />
      ))}
    </figure>
  );
}

/** The two steps, the one under way marked. */
function Sequence() {
  const t = useT();
  const words = useRunWords();
  const { phase, pair, at, runIds } = useComparison((state) => state);
  if (!pair || phase === 'idle') return null;
  const stateOf = (index: number) =>
    index < runIds.length ? 'done' : index === at && phase === 'running' ? 'running' : 'waiting';
  return (
    <ol className={styles.sequence} aria-label={t('runs.fairSteps')}>
      {pair.map((id, index) => (
        <li key={id} data-state={stateOf(index)} aria-current={stateOf(index) === 'running' ? 'step' : undefined}>
          {words.preset(id)}: {t(`runs.fairStep_${stateOf(index)}`)}
        </li>
      ))}
    </ol>
  );
}

/** Trains the dense and the convolutional preset one after the other, and shows both results in one picture. */
export function FairComparison() {
  const page = usePage();
  const t = useT();
  const dataset = useData((state) => state.dataset);
  const phase = useComparison((state) => state.phase);
  const runIds = useComparison((state) => state.runIds);
  const { start, cancel } = comparisonOf(page).getState();
  const isTraining = useTraining((state) => isUnderWay(state.flow));
  const epochs = useTraining((state) => state.settings.epochs);
  const runs = useRuns((state) => state.runs);
  const compared = runIds.flatMap((id) => runs.find((run) => run.id === id) ?? []);
  const isPossible = pairFor(dataset) !== null;
  const reason = isPossible ? t('runs.fairBusy') : t('runs.fairOwnData');
  return (
    <Panel title={t('runs.fair')} level={3}>
      <p className={styles.intro}>{t('runs.fairIntro', { count: epochs })}</p>
      <div className={styles.controls}>
        {phase === 'running' ? (
          <Button icon={<StopIcon />} hint={t('runs.fairCancelHint')} onPress={cancel}>
            {t('runs.fairCancel')}
          </Button>
        ) : (
          <Button
            icon={<PlayIcon />}
            hint={t('runs.fairStartHint')}
            isDisabled={isTraining || !isPossible}
            disabledReason={reason}
            onPress={() => void start()}
          >
            {t('runs.fairStart')}
          </Button>
        )}
        <Sequence />
      </div>
      {(phase === 'cancelled' || phase === 'failed') && <p className={styles.intro}>{t(`runs.fair_${phase}`)}</p>}
      {phase === 'done' && <Result runs={compared} />}
    </Panel>
  );
}
