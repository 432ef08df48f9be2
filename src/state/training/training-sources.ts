import type { StoreApi } from 'zustand/vanilla';
import { fitOf } from '../../domain/network/fit';
import { readNetwork } from '../../domain/network/read-network';
import { EngineError } from '../../engine-client/api';
import type { DataState } from '../data/data-state';
import { knownShape } from '../data/known-shape';
import type { OwnSetsState } from '../data/own-state';
import type { NetworkState } from '../network/network-state';
import type { TrainingSurroundings } from './training-core';

type Sources = Pick<
  TrainingSurroundings,
  'network' | 'isNetworkValid' | 'dataset' | 'classNames' | 'loadData' | 'dataLost'
>;

/** What the training takes from the page's network and data set. */
export function trainingSources(
  network: StoreApi<NetworkState>,
  data: StoreApi<DataState>,
  ownSets: StoreApi<OwnSetsState>,
): Sources {
  const classNames = () => data.getState().info?.classNames ?? null;
  return {
    network: () => network.getState().network,
    isNetworkValid: () =>
      fitOf(readNetwork(network.getState().network), knownShape(data.getState(), ownSets.getState())).fits,
    dataset: () => data.getState().dataset,
    classNames,
    async loadData() {
      if (await data.getState().ensureLoaded()) return;
      const { failure, dataset } = data.getState();
      throw new EngineError(failure ?? { code: 'datasetMissing', detail: dataset });
    },
    dataLost: () => data.getState().lost(),
  };
}
