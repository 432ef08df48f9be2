import { isUnderWay } from '../../domain/training-flow';
import { useT, type MessageKey } from '../../i18n/use-t';
import { lossCauses, type EngineFailure } from '../../protocol/messages';
import { useData } from '../../state/data';
import { useNetwork } from '../../state/network';
import { useTraining } from '../../state/training';
import { hasPendingSettings, isSameNetwork } from '../../state/training-run';
import { Notice } from '../../ui/notice';
import { useObstacle } from './obstacles';

/** What happened and what to do about it. */
function failureKey({ code, detail }: EngineFailure): MessageKey {
  if (code !== 'lossNotFinite') return `failure.${code}`;
  const cause = lossCauses.find((each) => each === detail) ?? 'unknown';
  return `failure.lossNotFinite_${cause}`;
}

function FailureNotice() {
  const t = useT();
  const failure = useTraining((state) => state.failure);
  const learningRate = useTraining((state) => state.runSettings?.learningRate ?? 0);
  if (!failure) return null;
  return <Notice tone="danger">{t(failureKey(failure), { detail: failure.detail, learningRate })}</Notice>;
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

/** All that the user should know about the run now, at most a sentence each. */
export function RunNotices() {
  const t = useT();
  const obstacle = useObstacle();
  const change = useChangeKey();
  return (
    <>
      <FailureNotice />
      {obstacle && <Notice tone="warning">{t(obstacle)}</Notice>}
      {!obstacle && change && <Notice tone="info">{t(change)}</Notice>}
    </>
  );
}
