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

/** What the run is doing now, where it is, how fast, and how long it will take. */
export function RunStatus() {
  const t = useT();
  const flow = useTraining((state) => state.flow);
  const words = useTraining(statusKey);
  const isTaught = useTraining((state) => state.taught.length > 0);
  return (
    <div className={styles.status}>
      <span role="status" aria-label={t('training.status')} data-state={flow} className={styles.state}>
        {t(words)}
      </span>
      {isTaught && <span>{t('training.taught')}</span>}
      <Whereabouts />
    </div>
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

function Whereabouts() {
  const t = useT();
  const format = useFormat();
  const progress = useTraining((state) => state.progress);
  const isTraining = useTraining((state) => state.flow === 'training');
  if (!progress) return null;
  if (progress.compiled) return <span>{t('training.compiling', { ...progress.compiled })}</span>;
  const { epoch, epochs, step, stepsPerEpoch, imagesPerSecond, secondsLeft } = progress;
  const speed = Math.round(imagesPerSecond);
  const left = isTraining && secondsLeft !== null ? timeLeft(secondsLeft) : null;
  return (
    <>
      <span>
        {t('training.where', { epoch, epochs, step: format.number(step), steps: format.number(stepsPerEpoch) })}
      </span>
      {speed > 0 && <span>{t('training.speed', { count: speed, speed: format.number(speed) })}</span>}
      <ReducedRate />
      {left && <span>{t(left.key, { count: left.count })}</span>}
    </>
  );
}
