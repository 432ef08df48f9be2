import { useMemo } from 'react';
import { analyse, type LayerAnalysis } from '../../domain/network/analysis';
import type { LayerSpec, NetworkSpec } from '../../domain/network/network';
import { useClassCount } from '../../state/network/use-analysis';
import { useTraining } from '../../state/use-page';

/** One layer of the network that the weights belong to. */
export interface BuiltLayer {
  readonly spec: LayerSpec;
  readonly analysis: LayerAnalysis;
}

export interface Built {
  readonly network: NetworkSpec;
  readonly layers: readonly BuiltLayer[];
}

/** The network that the worker holds, which is not the edited one until the next training; null when there is none. */
export function useBuilt(): Built | null {
  const network = useTraining((state) => state.built);
  const classes = useClassCount();
  return useMemo(() => {
    if (!network) return null;
    const { layers } = analyse(network, classes);
    return {
      network,
      layers: network.layers.flatMap((spec, index) => {
        const analysis = layers[index];
        return analysis ? [{ spec, analysis }] : [];
      }),
    };
  }, [network, classes]);
}
