/** Which words say what a run is doing. */
import type { TrainProgress } from '../../domain/run/train-progress';
import { isUnderWay } from '../../domain/training/training-flow';
import type { MessageKey } from '../../i18n/use-t';
import type { TrainingState } from '../../state/training/training-state';

/** The state of a run in a word or two. It changes rarely, so that a screen reader may speak every change. */
export function statusKey({
  flow,
  isStopping,
  progress,
  evaluation,
}: Pick<TrainingState, 'flow' | 'isStopping' | 'evaluation'> & {
  readonly progress: Pick<TrainProgress, 'phase'> | null;
}): MessageKey {
  if (isStopping) return 'training.stateStopping';
  if (flow === 'training' && progress?.phase === 'validating') return 'training.stateValidating';
  if (flow === 'done' && !evaluation) return 'training.stateStopped';
  return `training.state_${flow}`;
}

/** How much of a run is done, from 0 to 1. */
export function shareOf(progress: Pick<TrainProgress, 'epoch' | 'epochs' | 'step' | 'stepsPerEpoch'> | null): number {
  if (!progress) return 0;
  const { epoch, epochs, step, stepsPerEpoch } = progress;
  return Math.min(1, (epoch - 1 + step / stepsPerEpoch) / epochs);
}

/** Why Train cannot be pressed; null when it can. What is wrong with the work waits until nothing else is under way. */
export function trainReason(
  { flow, isHeld }: Pick<TrainingState, 'flow' | 'isHeld'>,
  obstacle: MessageKey | null,
): MessageKey | null {
  if (isUnderWay(flow)) return 'training.obstacleUnderWay';
  return isHeld ? 'training.obstacleHeld' : obstacle;
}
