import type { LayerSpec, NetworkSpec } from './network';

/** Stands among the ids of a layer's inputs for the network's own input. No layer has an empty id. */
export const networkInput = '';

/** A layer, and where its values come from. */
export interface OrderedLayer {
  readonly layer: LayerSpec;
  /** Ids of the layers whose outputs it takes, or `networkInput`. */
  readonly inputs: readonly string[];
}

/**
 * The layers of a network, each behind those whose outputs it takes. Code that reads, builds, runs or writes a network walks this order, and asks for values by the ids
 * in `inputs`. In a stack each layer takes the output of the one before it.
 */
export function inOrder({ layers }: NetworkSpec): readonly OrderedLayer[] {
  return layers.map((layer, index) => ({ layer, inputs: [layers[index - 1]?.id ?? networkInput] }));
}
