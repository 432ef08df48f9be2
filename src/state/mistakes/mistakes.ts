/** Where the page's network errs on the page's data: what the reading of images needs to know of both. */
import type { StoreApi } from 'zustand/vanilla';
import type { DatasetId } from '../../domain/data/datasets';
import type { TrainingSettings } from '../../domain/training/training';
import type { Engine } from '../../engine-client/api';
import type { DamageState } from '../damage/damage-state';
import type { DataState } from '../data/data-state';
import type { TrainingState } from '../training/training-state';
import type { MistakesSources } from './mistakes-state';

/** The settings of the run, where it learned from this data set: what it was validated on are images of that. */
export function runOn(
  dataset: DatasetId,
  { runSettings, builtDataset }: Pick<TrainingState, 'runSettings' | 'builtDataset'>,
): TrainingSettings | null {
  return builtDataset === dataset ? runSettings : null;
}

/** The share of the training images that the run kept for validation; null when it kept none. */
export function splitOf(run: TrainingSettings | null): number | null {
  return run?.validation === 'split' ? run.validationSplit : null;
}

export function mistakesSources(
  engine: Engine,
  data: StoreApi<DataState>,
  training: StoreApi<TrainingState>,
  damage: StoreApi<DamageState>,
): MistakesSources {
  return {
    engine,
    now() {
      const { info, dataset } = data.getState();
      const { trainedSteps, built, taught } = training.getState();
      return {
        trainedSteps,
        built,
        taught,
        info,
        validationSplit: splitOf(runOn(dataset, training.getState())),
        damage: damage.getState().damage,
      };
    },
    async loadData() {
      return (await data.getState().ensureLoaded()) ? data.getState().info : null;
    },
  };
}
