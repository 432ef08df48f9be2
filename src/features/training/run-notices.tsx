import { isSameNetwork } from '../../domain/network/same-network';
import { isUnderWay } from '../../domain/training/training-flow';
import { useFormat } from '../../i18n/format';
import { useT, type MessageKey } from '../../i18n/use-t';
import { isForReport } from '../../state/engine/failure';
import { hasPendingSettings } from '../../state/training/training-run';
import { useData, useNetwork, usePage, useTraining } from '../../state/use-page';
import { bringIntoSight } from '../../ui/bring-into-sight';
import { Button } from '../../ui/button';
import { CopyReport } from '../../ui/copy-report';
import { Notice } from '../../ui/notice';
import { useTrainObstacle } from './obstacles';
import { failureKey } from './failure-key';

function FailureNotice() {
  const page = usePage();
  const t = useT();
  const failure = useTraining((state) => state.failure);
  const learningRate = useTraining((state) => state.runSettings?.learningRate ?? 0);
  if (!failure) return null;
  const actions = isForReport(failure) && <CopyReport report={() => page.engineReport(failure)} />;
  return (
    <Notice tone="danger" actions={actions}>
      {t(failureKey(failure), { detail: failure.detail, learningRate })}
    </Notice>
  );
}

/** What callbacks have done at the end of the run. */
function CallbackNotice() {
  const t = useT();
  const { gap } = useFormat();
  const stopped = useTraining((state) => state.stoppedEarly);
  const restored = useTraining((state) => state.restoredEpoch);
  if (stopped === null && restored === null) return null;
  return (
    <Notice tone="info">
      {stopped !== null && t('training.stoppedEarly', { epoch: stopped })}
      {gap}
      {restored !== null && t('training.restoredBest', { epoch: restored })}
    </Notice>
  );
}

/** The epoch in which the run was best, where training went on past it. That it learns by heart since is the coach's to say, and the charts'. */
function BestEpochNotice() {
  const t = useT();
  const isDone = useTraining((state) => state.flow === 'done');
  const best = useTraining((state) => state.bestEpoch);
  const goBack = useTraining((state) => state.useBestWeights);
  if (!isDone || best === null) return null;
  const actions = (
    <Button hint={t('training.useBestHint', { epoch: best })} onPress={() => void goBack()}>
      {t('training.useBest')}
    </Button>
  );
  return (
    <Notice tone="info" actions={actions}>
      {t('training.bestEpoch', { epoch: best })}
    </Notice>
  );
}

/**
 * Why what was changed has no effect on the run under way, or what it means for the next one. That a trained network was edited
 * stands above its layers.
 */
function useChangeKey(): MessageKey | null {
  const network = useNetwork((state) => state.network);
  const dataset = useData((state) => state.dataset);
  return useTraining(({ flow, built, builtDataset, settings, runSettings, trainedSteps }): MessageKey | null => {
    if (!isUnderWay(flow)) return trainedSteps > 0 && builtDataset !== dataset ? 'training.dataNextRun' : null;
    if (built && !isSameNetwork(built, network)) return 'training.networkNextRun';
    return hasPendingSettings(settings, runSettings) ? 'training.settingsNextRun' : null;
  });
}

/** What is wrong with the network, where it is told with what mends it. */
const wrong = '[data-part="network"] [data-notice="danger"]';

/** It may be out of sight: the page, and the row of layers, scroll to it. */
function showWhatIsWrong(): void {
  const notice = document.querySelector(wrong);
  notice?.querySelector('button')?.focus({ preventScroll: true });
  bringIntoSight(notice, 'center');
}

/** Why nothing can be trained, with the way to what must be mended. */
function ObstacleNotice({ obstacle }: { obstacle: MessageKey }) {
  const t = useT();
  const show = <Button onPress={showWhatIsWrong}>{t('training.showWrong')}</Button>;
  return (
    <Notice tone="warning" actions={obstacle === 'training.obstacleNetwork' && show}>
      {t(obstacle)}
    </Notice>
  );
}

/** All that the user should know about the run now, at most a sentence each. */
export function RunNotices() {
  const t = useT();
  const obstacle = useTrainObstacle();
  const change = useChangeKey();
  return (
    <>
      <FailureNotice />
      {obstacle && <ObstacleNotice obstacle={obstacle} />}
      <CallbackNotice />
      <BestEpochNotice />
      {!obstacle && change && <Notice tone="info">{t(change)}</Notice>}
    </>
  );
}
