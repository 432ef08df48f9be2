import { analyse, type NetworkAnalysis } from '../../domain/network/analysis';
import type { NetworkSpec } from '../../domain/network/network';

/** Analyses are kept as long as their network, so that many components can ask for the same one. */
const analyses = new WeakMap<NetworkSpec, { readonly classes: number; readonly analysis: NetworkAnalysis }>();

/** Shapes, parameter counts and problems of a network that shall tell so many classes apart. */
export function analysisOf(network: NetworkSpec, classes: number): NetworkAnalysis {
  const known = analyses.get(network);
  if (known?.classes === classes) return known.analysis;
  const analysis = analyse(network, classes);
  analyses.set(network, { classes, analysis });
  return analysis;
}
