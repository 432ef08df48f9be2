import { settingsFields } from '../../domain/training/training';
import { isUnderWay, type FlowState } from '../../domain/training/training-flow';
import { useT, type MessageKey } from '../../i18n/use-t';
import { useLocked, usePage, useTraining } from '../../state/use-page';
import { Button } from '../../ui/button';
import { PauseIcon, PlayIcon, ResetIcon, StepIcon, StopIcon } from '../../ui/icons';
import { Locked } from '../../ui/locked';
import { useContinues, useObstacle, useTrainObstacle } from './obstacles';
import { NumberSetting } from './number-setting';
import { trainReason } from './run-words';
import styles from './training-panel.module.css';

function TrainButton() {
  const t = useT();
  const flow = useTraining((state) => state.flow);
  const train = useTraining((state) => state.train);
  const count = useTraining((state) => state.settings.epochs);
  const continues = useContinues();
  const obstacle = useTrainObstacle();
  const isHeld = useTraining((state) => state.isHeld);
  const reason = trainReason({ flow, isHeld }, obstacle);
  return (
    <Button
      variant="primary"
      size="large"
      data-keep-clear
      data-shortcut="train"
      icon={<PlayIcon />}
      hint={t(continues ? 'training.trainMoreHint' : 'training.trainHint', { count })}
      isDisabled={reason !== null}
      disabledReason={reason === null ? undefined : t(reason)}
      onPress={() => void train()}
    >
      {t('training.train')}
    </Button>
  );
}

function PauseButton() {
  const page = usePage();
  const t = useT();
  const flow = useTraining((state) => state.flow);
  const isStopping = useTraining((state) => state.isStopping);
  const { pause, resume } = page.training.getState();
  if (flow === 'paused')
    return (
      <Button
        variant="primary"
        data-shortcut="pause"
        icon={<PlayIcon />}
        hint={t('training.resumeHint')}
        isDisabled={isStopping}
        onPress={resume}
      >
        {t('training.resume')}
      </Button>
    );
  return (
    <Button
      data-shortcut="pause"
      icon={<PauseIcon />}
      hint={t('training.pauseHint')}
      isDisabled={flow !== 'training' || isStopping}
      onPress={pause}
    >
      {t('training.pause')}
    </Button>
  );
}

function StopButton() {
  const t = useT();
  const canStop = useTraining((state) => isUnderWay(state.flow) && !state.isStopping);
  const isStopping = useTraining((state) => state.isStopping);
  const stop = useTraining((state) => state.stop);
  return (
    <Button
      data-shortcut="stop"
      icon={<StopIcon />}
      hint={t('training.stopHint')}
      isDisabled={!canStop}
      disabledReason={t(isStopping ? 'training.obstacleStopping' : 'training.nothingToStop')}
      onPress={stop}
    >
      {t('training.stop')}
    </Button>
  );
}

/** Why a run that is under way does no single batch now; a paused one is held up by nothing else. */
function stepObstacle(flow: FlowState, isStopping: boolean): MessageKey | null {
  if (isStopping) return 'training.obstacleStopping';
  return flow === 'preparing' || flow === 'training' ? 'training.obstacleStep' : null;
}

function StepButton() {
  const t = useT();
  const flow = useTraining((state) => state.flow);
  const isStopping = useTraining((state) => state.isStopping);
  const stepOneBatch = useTraining((state) => state.stepOneBatch);
  const obstacle = useTrainObstacle();
  const isHeld = useTraining((state) => state.isHeld);
  const reason = stepObstacle(flow, isStopping) ?? (isHeld ? 'training.obstacleHeld' : obstacle);
  return (
    <Button
      icon={<StepIcon />}
      hint={t('training.stepHint')}
      isDisabled={reason !== null}
      disabledReason={reason === null ? undefined : t(reason)}
      onPress={stepOneBatch}
    >
      {t('training.step')}
    </Button>
  );
}

function ResetButton() {
  const t = useT();
  const flow = useTraining((state) => state.flow);
  const resetWeights = useTraining((state) => state.resetWeights);
  const obstacle = useObstacle();
  const isHeld = useTraining((state) => state.isHeld);
  const isBlocked = isHeld || flow === 'preparing' || flow === 'training' || obstacle !== null;
  return (
    <Button
      icon={<ResetIcon />}
      hint={t('training.resetHint')}
      isDisabled={isBlocked}
      onPress={() => void resetWeights()}
    >
      {t('training.reset')}
    </Button>
  );
}

/** How long a run is; its other settings are loaded when they are opened. */
function Length() {
  const t = useT();
  const { epochs, batchSize } = useTraining((state) => state.settings);
  const setSettings = useTraining((state) => state.setSettings);
  return (
    <>
      <NumberSetting
        label={t('settings.epochs')}
        hint={t('settings.epochsHint')}
        term="epoch"
        field={settingsFields.epochs}
        value={epochs}
        onChange={(next) => setSettings({ epochs: next })}
      />
      <NumberSetting
        label={t('settings.batchSize')}
        hint={t('settings.batchSizeHint')}
        term="batch"
        field={settingsFields.batchSize}
        value={batchSize}
        onChange={(next) => setSettings({ batchSize: next })}
      />
    </>
  );
}

/** Everything that steers a run. What is not possible now is disabled, and each has a place of one width, so that nothing moves about. */
export function TrainButtons() {
  return (
    <>
      <div className={styles.run}>
        <TrainButton />
        <PauseButton />
        <StopButton />
      </div>
      <div className={styles.quick}>
        <Locked when={useLocked('settings')}>
          <Length />
        </Locked>
      </div>
      <div className={styles.quick}>
        <StepButton />
        <ResetButton />
      </div>
    </>
  );
}
