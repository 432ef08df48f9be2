import { create } from 'zustand';
import { analyse } from '../domain/analysis';
import { EngineError } from '../engine-client/api';
import { useData } from './data';
import { engine } from './engine';
import { metrics } from './metrics';
import { recorder } from './runs-recording';
import { useNetwork } from './network';
import { createTrainingState } from './training-slice';
import type { TrainingState } from './training-state';

/** Digits and garments alike; the loaded data set knows better. */
const usualClasses = 10;

/** The training of the page's network on the page's data set. */
export const useTraining = create<TrainingState>()(
  createTrainingState({
    engine,
    metrics,
    network: () => useNetwork.getState().network,
    isNetworkValid: () =>
      analyse(useNetwork.getState().network, useData.getState().info?.classNames.length ?? usualClasses).isValid,
    dataset: () => useData.getState().dataset,
    async loadData() {
      if (await useData.getState().ensureLoaded()) return;
      throw new EngineError(
        useData.getState().failure ?? { code: 'datasetMissing', detail: useData.getState().dataset },
      );
    },
    dataLost: () => useData.getState().lost(),
    listener: recorder,
  }),
);

// The worker loads other data only after the run under way; and a measured accuracy belongs to its data set.
useData.subscribe(({ dataset }, before) => {
  if (dataset === before.dataset) return;
  useTraining.getState().stop();
  useTraining.setState({ evaluation: null });
});
