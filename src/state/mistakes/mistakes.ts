import { create } from 'zustand';
import type { DatasetId } from '../../domain/data/datasets';
import type { TrainingSettings } from '../../domain/training/training';
import { useData } from '../data/data';
import { engine } from '../engine/engine';
import { createMistakesState, partsOf, type MistakesState, type Part } from './mistakes-state';
import { useTraining } from '../training/training';
import type { TrainingState } from '../training/training-state';

/** The settings of the run, where it learned from this data set: what it was validated on are images of that. */
function runOn(dataset: DatasetId, { runSettings, builtDataset }: TrainingState): TrainingSettings | null {
  return builtDataset === dataset ? runSettings : null;
}

function splitOf(run: TrainingSettings | null): number | null {
  return run?.validation === 'split' ? run.validationSplit : null;
}

/** Where the page's network errs on the page's data. */
export const useMistakes = create<MistakesState>()(
  createMistakesState({
    engine,
    now() {
      const { info, dataset } = useData.getState();
      const { trainedSteps, built } = useTraining.getState();
      return { trainedSteps, built, info, validationSplit: splitOf(runOn(dataset, useTraining.getState())) };
    },
    async loadData() {
      return (await useData.getState().ensureLoaded()) ? useData.getState().info : null;
    },
  }),
);

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

useTraining.subscribe(({ trainedSteps, built, runSettings }, before) => {
  const isSame = trainedSteps === before.trainedSteps && built === before.built && runSettings === before.runSettings;
  if (!isSame) useMistakes.getState().checkFreshness();
});
useData.subscribe(({ dataset, info }, before) => {
  if (dataset !== before.dataset) useMistakes.getState().stop();
  if (info !== before.info) useMistakes.getState().checkFreshness();
});
