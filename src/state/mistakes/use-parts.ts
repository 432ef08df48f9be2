import type { TrainingSettings } from '../../domain/training/training';
import { useData, useTraining } from '../use-page';
import { runOn, splitOf } from './mistakes';
import { partsOf, type Part } from './mistakes-state';

function useRun(): TrainingSettings | null {
  const dataset = useData((state) => state.dataset);
  return useTraining((state) => runOn(dataset, state));
}

/** The parts of the data that can be read. */
export function useParts(): readonly Part[] {
  return partsOf(splitOf(useRun()));
}

/** Whether the test images are also those that the run was validated on. */
export function useIsValidatedOnTest(): boolean {
  return useRun()?.validation === 'test';
}
