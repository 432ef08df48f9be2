import type { TrainProgress } from '../../domain/run/train-progress';
import { useFormat } from '../../i18n/format';
import { useT } from '../../i18n/use-t';
import { shareOf, statusKey } from './run-words';
import styles from './training-panel.module.css';
import { timeLeft } from './time-words';
import { useTraining } from '../../state/use-page';

export function ProgressBar() {
  const t = useT();
  const format = useFormat();
  const progress = useTraining((state) => state.progress);
  const share = shareOf(progress);
  const { epoch = 0, epochs = 0, step = 0, stepsPerEpoch = 0 } = progress ?? {};
  const where = { epoch, epochs, step: format.number(step), steps: format.number(stepsPerEpoch) };
  return (
    <div
      role="progressbar"
      aria-label={t('training.progress')}
      aria-valuemin={0}
      aria-valuemax={100}
      aria-valuenow={Math.round(share * 100)}
      aria-valuetext={progress ? t('training.where', where) : t('training.notStarted')}
      className={styles.track}
    >
      <div className={styles.bar} style={{ inlineSize: `${(share * 100).toFixed(2)}%` }} />
    </div>
  );
}

/** What the run is doing now, and how long it will take. */
export function RunStatus() {
  const t = useT();
  const flow = useTraining((state) => state.flow);
  const words = useTraining(statusKey);
  const secondsLeft = useTraining((state) => (state.flow === 'training' ? state.progress?.secondsLeft : null)) ?? null;
  const left = secondsLeft === null ? null : timeLeft(secondsLeft);
  const isTaught = useTraining((state) => state.taught.length > 0);
  return (
    <>
      <span role="status" aria-label={t('training.status')} data-state={flow} className={styles.state}>
        {t(words)}
      </span>
      {isTaught && <span>{t('training.taught')}</span>}
      <span className={styles.left}>{left && t(left.key, { count: left.count })}</span>
    </>
  );
}

/** The learning rate, where a schedule or a plateau has changed it. */
function ReducedRate() {
  const t = useT();
  const rate = useTraining((state) => state.progress?.learningRate);
  const chosen = useTraining((state) => state.runSettings?.learningRate);
  if (rate === undefined || rate === chosen) return null;
  return <span>{t('training.rate', { rate: Number(rate.toPrecision(3)) })}</span>;
}

/** "Epoch 1 of 5, step 7 of 125", with room for the last step of all, so that what follows does not move while they are counted. */
function Place({
  epoch,
  epochs,
  step,
  stepsPerEpoch,
}: Pick<TrainProgress, 'epoch' | 'epochs' | 'step' | 'stepsPerEpoch'>) {
  const t = useT();
  const format = useFormat();
  const steps = format.number(stepsPerEpoch);
  return (
    <span className={styles.place} data-widest={t('training.where', { epoch: epochs, epochs, step: steps, steps })}>
      {t('training.where', { epoch, epochs, step: format.number(step), steps })}
    </span>
  );
}

function Speed({ imagesPerSecond }: { imagesPerSecond: number }) {
  const t = useT();
  const format = useFormat();
  const speed = Math.round(imagesPerSecond);
  return speed > 0 && <span>{t('training.speed', { count: speed, speed: format.number(speed) })}</span>;
}

/** Where the run is, and how fast it goes: what is most wanted comes first, and what finds no room beside it is on a line of its own. */
export function Whereabouts() {
  const t = useT();
  const progress = useTraining((state) => state.progress);
  return (
    <div className={styles.whereabouts}>
      {progress?.compiled && <span>{t('training.compiling', { ...progress.compiled })}</span>}
      {progress && !progress.compiled && (
        <>
          <Place {...progress} />
          <ReducedRate />
          <Speed {...progress} />
        </>
      )}
    </div>
  );
}
