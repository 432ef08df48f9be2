/** What components ask about the network on the page: what it is, and whether it fits the data. */
import { usualClasses } from '../../domain/data/datasets';
import { fitOf, type DataShape, type NetworkFit } from '../../domain/network/fit';
import { readNetwork, type NetworkReading } from '../../domain/network/read-network';
import { knownShape } from '../data/known-shape';
import { useData, useNetwork, useOwnSets } from '../use-page';

/** What the network must fit: the chosen data set, also before it is loaded; null while nothing is known of it. */
export function useDataShape(): DataShape | null {
  const dataset = useData((state) => state.dataset);
  const info = useData((state) => state.info);
  const heads = useOwnSets((state) => state.heads);
  return knownShape({ dataset, info }, { heads });
}

/** How many classes the network is to tell apart. */
export function useClassCount(): number {
  return useDataShape()?.classCount ?? usualClasses;
}

/** Shapes, parameter counts and names of the network as it stands. */
export function useReading(): NetworkReading {
  return readNetwork(useNetwork((state) => state.network));
}

/** What is wrong with the network as it stands, by itself or for the data set. */
export function useFit(): NetworkFit {
  return fitOf(useReading(), useDataShape());
}
