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
 * in `inputs`.
 */
export function inOrder({ layers }: Pick<NetworkSpec, 'layers'>): readonly OrderedLayer[] {
  return layers.map((layer, index) => ({ layer, inputs: layer.inputs ?? [layerBefore(layers, index)] }));
}

/** The layers as a spec holds them: what goes without saying, that a layer takes the one before it, is left out. Layers that stay as they were are the same objects. */
export function asLayers(order: readonly OrderedLayer[]): readonly LayerSpec[] {
  const layers = order.map(({ layer }) => layer);
  return order.map(({ layer, inputs }, index) => {
    const { inputs: before, ...bare } = layer;
    if (isSame(inputs, [layerBefore(layers, index)])) return before ? bare : layer;
    return before && isSame(inputs, before) ? layer : { ...layer, inputs };
  });
}

/** Whether each layer takes the one before it, and nothing else. */
export function isStack(layers: readonly { readonly id: string; readonly inputs: readonly string[] }[]): boolean {
  return layers.every(({ inputs }, index) => isSame(inputs, [layerBefore(layers, index)]));
}

function isSame(a: readonly string[], b: readonly string[]): boolean {
  return a.length === b.length && a.every((id, index) => id === b[index]);
}

function layerBefore(layers: readonly { readonly id: string }[], index: number): string {
  return layers[index - 1]?.id ?? networkInput;
}
