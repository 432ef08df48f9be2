import { create } from 'zustand';
import { analyse, type NetworkAnalysis } from '../../domain/network/analysis';
import { usualClasses } from '../../domain/data/datasets';
import type { NetworkSpec } from '../../domain/network/network';
import { useData } from '../data/data';
import { createNetworkState, type NetworkState } from './network-state';

export const useNetwork = create<NetworkState>()(createNetworkState(() => performance.now()));

/** How many classes the network shall tell apart. */
export function useClassCount(): number {
  return useData((state) => state.info?.classNames.length ?? usualClasses);
}

/** Analyses are kept as long as their network, so that many components can ask for the same one. */
const analyses = new WeakMap<NetworkSpec, { readonly classes: number; readonly analysis: NetworkAnalysis }>();

export function analysisOf(network: NetworkSpec, classes: number): NetworkAnalysis {
  const known = analyses.get(network);
  if (known?.classes === classes) return known.analysis;
  const analysis = analyse(network, classes);
  analyses.set(network, { classes, analysis });
  return analysis;
}

/** Shapes, parameter counts and problems of the network as it stands. */
export function useAnalysis(): NetworkAnalysis {
  const network = useNetwork((state) => state.network);
  return analysisOf(network, useClassCount());
}
