import { useT } from '../../i18n/use-t';
import { useTraining } from '../../state/use-page';
import { Setting } from './settings-form';
import styles from './settings-form.module.css';

/** Settings that only matter while others are on. */
function ScheduleSettings() {
  const schedule = useTraining((state) => state.settings.schedule);
  if (schedule === 'constant') return null;
  return (
    <>
      <Setting name="decaySteps" />
      {schedule === 'exponentialDecay' ? (
        <>
          <Setting name="decayRate" />
          <Setting name="staircase" />
        </>
      ) : (
        <Setting name="alpha" />
      )}
    </>
  );
}

function StoppingSettings() {
  const isOn = useTraining((state) => state.settings.earlyStopping);
  return (
    <>
      <Setting name="earlyStopping" />
      {isOn && <Setting name="patience" />}
    </>
  );
}

function PlateauSettings() {
  const isOn = useTraining((state) => state.settings.reduceLrOnPlateau);
  return (
    <>
      <Setting name="reduceLrOnPlateau" />
      {isOn && (
        <>
          <Setting name="plateauFactor" />
          <Setting name="plateauPatience" />
          <Setting name="minLearningRate" />
        </>
      )}
    </>
  );
}

/** Without validation images, callbacks watch the training images instead; that is said where it matters. */
function WatchedNote() {
  const t = useT();
  const isSilent = useTraining(
    ({ settings: { validation, monitor } }) => validation === 'none' && monitor.startsWith('val_'),
  );
  return isSilent ? <p className={styles.note}>{t('settings.monitorNote')}</p> : null;
}

/** What happens between steps and after epochs: schedules, stopping early, keeping weights. */
export function CallbackSettings() {
  return (
    <>
      <div className={styles.grid}>
        <Setting name="schedule" />
        <ScheduleSettings />
        <Setting name="monitor" />
        <Setting name="restoreBestWeights" />
        <StoppingSettings />
        <PlateauSettings />
        <Setting name="checkpointEpochs" />
      </div>
      <WatchedNote />
    </>
  );
}
