import { usualClasses } from '../../domain/data/datasets';
import type { NetworkAnalysis } from '../../domain/network/analysis';
import { knownShape, type DataShape } from '../data/known-shape';
import { useData, useNetwork, useOwnSets } from '../use-page';
import { analysisOf } from './analysis-of';

/** What the network must fit: what is known of the chosen data set, loaded or not; null while nothing is. */
function useDataShape(): DataShape | null {
  const dataset = useData((state) => state.dataset);
  const info = useData((state) => state.info);
  const heads = useOwnSets((state) => state.heads);
  return knownShape({ dataset, info }, { heads });
}

/** How many classes the network shall tell apart. */
export function useClassCount(): number {
  return useDataShape()?.classCount ?? usualClasses;
}

/** Shapes, parameter counts and problems of the network as it stands. */
export function useAnalysis(): NetworkAnalysis {
  const network = useNetwork((state) => state.network);
  return analysisOf(network, useClassCount());
}
