import { create } from 'zustand';
import { usualClasses } from '../../domain/data/datasets';
import { dataShapeOf, fitOf, type DataShape, type NetworkFit } from '../../domain/network/fit';
import { readNetwork, type NetworkReading } from '../../domain/network/read-network';
import { useData } from '../data/data';
import { createNetworkState, type NetworkState } from './network-state';

export const useNetwork = create<NetworkState>()(createNetworkState(() => performance.now()));

/** How many classes the network shall tell apart. */
export function useClassCount(): number {
  return useData((state) => state.info?.classNames.length ?? usualClasses);
}

/** What the network must fit: the chosen data set; null until it is there. */
export function useDataShape(): DataShape | null {
  const info = useData((state) => state.info);
  return info && dataShapeOf(info);
}

/** Shapes, parameter counts and names of the network as it stands. */
export function useReading(): NetworkReading {
  return readNetwork(useNetwork((state) => state.network));
}

/** What is wrong with the network as it stands, by itself or for the data set. */
export function useFit(): NetworkFit {
  return fitOf(useReading(), useDataShape());
}
