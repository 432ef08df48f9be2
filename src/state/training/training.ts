import { create } from 'zustand';
import { analyse } from '../../domain/network/analysis';
import { usualClasses } from '../../domain/data/datasets';
import { EngineError } from '../../engine-client/api';
import { useData } from '../data/data';
import { engine, onEngineEnd } from '../engine/engine';
import { metrics } from './metrics';
import { recorder } from '../runs/recording';
import { useNetwork } from '../network/network';
import { createTrainingState } from './training-slice';
import type { TrainingState } from './training-state';

/** The training of the page's network on the page's data set. */
export const useTraining = create<TrainingState>()(
  createTrainingState({
    engine,
    metrics,
    network: () => useNetwork.getState().network,
    isNetworkValid: () =>
      analyse(useNetwork.getState().network, useData.getState().info?.classNames.length ?? usualClasses).isValid,
    dataset: () => useData.getState().dataset,
    classNames: () => useData.getState().info?.classNames ?? null,
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

onEngineEnd(() => useTraining.getState().engineEnded());

// The worker loads other data only after the run under way.
useData.subscribe(({ dataset }, before) => {
  if (dataset !== before.dataset) useTraining.getState().stop();
});
