import { usualClasses } from '../../domain/data/datasets';
import type { NetworkAnalysis } from '../../domain/network/analysis';
import { useData, useNetwork } from '../use-page';
import { analysisOf } from './analysis-of';

/** How many classes the network shall tell apart. */
export function useClassCount(): number {
  return useData((state) => state.info?.classNames.length ?? usualClasses);
}

/** Shapes, parameter counts and problems of the network as it stands. */
export function useAnalysis(): NetworkAnalysis {
  const network = useNetwork((state) => state.network);
  return analysisOf(network, useClassCount());
}
