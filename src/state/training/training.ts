import { create } from 'zustand';
import { dataShapeOf, fitOf } from '../../domain/network/fit';
import { readNetwork } from '../../domain/network/read-network';
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
    isNetworkValid() {
      const { info } = useData.getState();
      return fitOf(readNetwork(useNetwork.getState().network), info && dataShapeOf(info)).fits;
    },
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
