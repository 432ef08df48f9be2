import type { MessageKey } from '../../i18n/use-t';
import { useFit, useReading } from '../../state/network/use-network';
import { continuesRun, invalidSettings } from '../../state/training/training-run';
import { useData, useNetwork, useTraining } from '../../state/use-page';

/** What must be mended before anything can be built; null when nothing. */
export function useObstacle(): MessageKey | null {
  const { fits } = useFit();
  const settings = useTraining((state) => state.settings);
  if (!fits) return 'training.obstacleNetwork';
  return invalidSettings(settings).length > 0 ? 'training.obstacleSettings' : null;
}

/** The same, where all that is wrong may be that every layer is frozen: then only training is of no use. */
export function useTrainObstacle(): MessageKey | null {
  const obstacle = useObstacle();
  const { trainable } = useReading();
  return obstacle ?? (trainable === 0 ? 'failure.nothingTrainable' : null);
}

/** Whether Train would go on with the weights as they are. */
export function useContinues(): boolean {
  const network = useNetwork((state) => state.network);
  const dataset = useData((state) => state.dataset);
  const classNames = useData((state) => state.info?.classNames ?? null);
  return useTraining((state) => continuesRun(state, network, { dataset, classNames }));
}
