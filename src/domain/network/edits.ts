import { hasForm, simplest, type ParamValue } from '../layers/fields';
import type { Mend } from '../layers/layer-definition';
import { definitionOf, type LayerKind, type LayerParams } from '../layers/registry';
import type { LayerSpec, NetworkSpec } from './network';

/** The most layers of a network; an edit that would exceed it changes nothing. */
export const mostLayers = 64;

/** A layer of a kind with its defaults, except for the parameters that are given. */
export function newLayer<K extends LayerKind>(kind: K, id: string, params: Partial<LayerParams[K]> = {}): LayerSpec {
  // The compiler cannot see that `kind` and `params` belong together once K is open; the signature guarantees it.
  return { id, kind, params: { ...definitionOf(kind).defaults, ...params } } as LayerSpec;
}

/** The next free id: "layer-8" when the highest number in use is 7. Counting makes edits repeatable. */
export function nextId(network: { readonly layers: readonly { readonly id?: string }[] }): string {
  const numbers = network.layers.map(({ id = '' }) => Number(/^layer-(\d{1,9})$/.exec(id)?.[1] ?? 0));
  return `layer-${Math.max(0, ...numbers) + 1}`;
}

/** Puts a new layer with defaults at `index` (0 is before the first layer; out of range is the nearer end). */
export function insertLayer(network: NetworkSpec, index: number, kind: LayerKind): NetworkSpec {
  return withLayerAt(network, index, newLayer(kind, nextId(network)));
}

/** Moves a layer so that it stands at `toIndex` of the result. */
export function moveLayer(network: NetworkSpec, id: string, toIndex: number): NetworkSpec {
  const layer = network.layers.find((each) => each.id === id);
  return layer ? withLayerAt(deleteLayer(network, id), toIndex, layer) : network;
}

/** Puts a copy of a layer, with an id of its own, behind it. */
export function duplicateLayer(network: NetworkSpec, id: string): NetworkSpec {
  const index = indexOf(network, id);
  const layer = network.layers[index];
  return layer ? withLayerAt(network, index + 1, { ...layer, id: nextId(network) }) : network;
}

export function deleteLayer(network: NetworkSpec, id: string): NetworkSpec {
  return { ...network, layers: network.layers.filter((layer) => layer.id !== id) };
}

/**
 * Sets one parameter of a layer. A value of the wrong type or an unknown name changes nothing; a number outside its limits is kept, so that
 * `readNetwork` can say what is wrong with it.
 */
export function setParam(network: NetworkSpec, id: string, name: string, value: ParamValue): NetworkSpec {
  return {
    ...network,
    layers: network.layers.map((layer) => (layer.id === id ? withParam(layer, name, value) : layer)),
  };
}

/** Carries out a repair that was offered for the layer `id`, or for the network as a whole. */
export function applyMend(network: NetworkSpec, id: string, mend: Mend): NetworkSpec {
  switch (mend.kind) {
    case 'insertBefore': {
      const index = indexOf(network, id);
      return index < 0 ? network : insertLayer(network, index, mend.layerKind);
    }
    case 'setParam':
      return setParam(network, id, mend.name, mend.value);
    case 'remove':
      return deleteLayer(network, id);
    case 'append': {
      const output = newLayer(mend.layerKind, nextId(network), { units: mend.units, activation: 'softmax' });
      return withLayerAt(network, network.layers.length, output);
    }
    case 'setInput':
      return { ...network, inputShape: mend.shape };
    default:
      return mend satisfies never;
  }
}

function indexOf(network: NetworkSpec, id: string): number {
  return network.layers.findIndex((layer) => layer.id === id);
}

function withLayerAt(network: NetworkSpec, index: number, layer: LayerSpec): NetworkSpec {
  if (network.layers.length >= mostLayers) return network;
  const place = Math.min(Math.max(Math.trunc(index) || 0, 0), network.layers.length);
  return { ...network, layers: network.layers.toSpliced(place, 0, layer) };
}

function withParam(layer: LayerSpec, name: string, value: ParamValue): LayerSpec {
  const { fields } = definitionOf(layer.kind);
  const field = Object.hasOwn(fields, name) ? fields[name] : undefined;
  if (!field || !hasForm(field, value)) return layer;
  // The name and the form of the value were just compared with the kind's fields.
  return { ...layer, params: { ...layer.params, [name]: simplest(value) } } as LayerSpec;
}
