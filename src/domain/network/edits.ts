import { hasForm, simplest, type ParamValue } from '../layers/fields';
import type { Mend } from '../layers/layer-definition';
import { definitionOf, type LayerKind, type LayerParams } from '../layers/registry';
import { asLayers, inOrder, networkInput, type OrderedLayer } from './in-order';
import { partnersOf } from './partners';
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

/**
 * Puts a new layer with defaults at `index` (0 is before the first layer; out of range is the nearer end). One that merges also takes the nearest layer before that
 * fits, if there is one.
 */
export function insertLayer(network: NetworkSpec, index: number, kind: LayerKind): NetworkSpec {
  const [partner] = definitionOf(kind).merges ? partnersOf(network, index, kind) : [];
  return withLayerAt(network, index, newLayer(kind, nextId(network)), partner === undefined ? [] : [partner]);
}

/** Puts a copy of a layer, with an id of its own, behind it. */
export function duplicateLayer(network: NetworkSpec, id: string): NetworkSpec {
  const index = indexOf(network, id);
  const original = inOrder(network)[index];
  if (!original) return network;
  return withLayerAt(network, index + 1, { ...original.layer, id: nextId(network) }, original.inputs.slice(1));
}

/** Who took the layer's output takes its first input instead. */
export function deleteLayer(network: NetworkSpec, id: string): NetworkSpec {
  const order = inOrder(network);
  const [source = networkInput] = order.find(({ layer }) => layer.id === id)?.inputs ?? [];
  return withOrder(
    network,
    order.filter(({ layer }) => layer.id !== id).map((each) => retaking(each, id, source)),
  );
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

/** Lets a layer take another output instead of its first input. The other one must come before it. */
export function takeFrom(network: NetworkSpec, id: string, from: string): NetworkSpec {
  if (!comesBefore(network, from, id)) return network;
  return changed(network, id, ([, ...others]) => [from, ...others.filter((each) => each !== from)]);
}

/** Lets a layer take another output too: one that merges takes it by itself, before any other an Add is put that does. */
export function takeAlso(network: NetworkSpec, id: string, from: string): NetworkSpec {
  const target = inOrder(network).find(({ layer }) => layer.id === id);
  if (!target || !comesBefore(network, from, id) || target.inputs.includes(from)) return network;
  if (definitionOf(target.layer.kind).merges) return changed(network, id, (inputs) => [...inputs, from]);
  const [source = networkInput] = target.inputs;
  return withLayerOn(network, source, id, newLayer('Add', nextId(network)), [from]);
}

/** Lets a layer that merges take one output less; with one left there is nothing to merge, and it goes. */
export function takeNoMore(network: NetworkSpec, id: string, from: string): NetworkSpec {
  const without = changed(network, id, (inputs) => inputs.filter((each) => each !== from));
  const left = inOrder(without).find(({ layer }) => layer.id === id)?.inputs.length ?? 0;
  return left < 2 ? deleteLayer(without, id) : without;
}

/** Carries out a repair that was offered for the layer `id`, or for the network as a whole. */
export function applyMend(network: NetworkSpec, id: string, mend: Mend): NetworkSpec {
  const index = indexOf(network, id);
  switch (mend.kind) {
    case 'insertBefore':
      return index < 0 ? network : insertLayer(network, index, mend.layerKind);
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
    case 'takeAlso':
      return takeAlso(network, id, mend.from);
    case 'fitInputs':
      return fitInputs(network, id, mend);
    case 'join':
      return index < 0 ? network : withLayerAt(network, index + 2, newLayer(mend.layerKind, nextId(network)), [id]);
    default:
      return mend satisfies never;
  }
}

function fitInputs(network: NetworkSpec, id: string, mend: Mend & { kind: 'fitInputs' }): NetworkSpec {
  const padded = mend.samePadding.reduce((each, layer) => setParam(each, layer, 'padding', 'same'), network);
  if (!mend.convolve) return padded;
  const { from, filters, strides } = mend.convolve;
  const fitting = newLayer('Conv2D', nextId(network), { filters, kernelSize: 1, strides, padding: 'same' });
  return withLayerOn(padded, from, id, fitting);
}

function indexOf(network: NetworkSpec, id: string): number {
  return network.layers.findIndex((layer) => layer.id === id);
}

/** Whether a layer, or the network's input, comes before another layer: only then may this one take it. */
function comesBefore(network: NetworkSpec, from: string, id: string): boolean {
  const index = indexOf(network, from);
  return (from === networkInput || index >= 0) && index < indexOf(network, id);
}

function withOrder(network: NetworkSpec, order: readonly OrderedLayer[]): NetworkSpec {
  return { ...network, layers: asLayers(order) };
}

function changed(network: NetworkSpec, id: string, change: (inputs: readonly string[]) => readonly string[]) {
  const order = inOrder(network);
  return withOrder(
    network,
    order.map((each) => (each.layer.id === id ? { ...each, inputs: change(each.inputs) } : each)),
  );
}

/** Takes `to` where it took `from`. */
function retaking({ layer, inputs }: OrderedLayer, from: string, to: string): OrderedLayer {
  return { layer, inputs: [...new Set(inputs.map((id) => (id === from ? to : id)))] };
}

/**
 * Puts a layer at a place, where it takes the layer before it, and `also` what else of it comes before. The layer behind it now takes this one; at the end of a
 * branch, which the layer behind does not go on, those that took the branch do.
 */
function withLayerAt(network: NetworkSpec, index: number, layer: LayerSpec, also: readonly string[] = []): NetworkSpec {
  if (network.layers.length >= mostLayers) return network;
  const place = Math.min(Math.max(Math.trunc(index) || 0, 0), network.layers.length);
  const order = inOrder(network);
  const source = order[place - 1]?.layer.id ?? networkInput;
  const before = [networkInput, ...order.slice(0, place).map((each) => each.layer.id)];
  const goesOn = order[place]?.inputs.includes(source) ?? false;
  const behind = order.slice(place).map((each, at) => (at === 0 || !goesOn ? retaking(each, source, layer.id) : each));
  const inputs = [source, ...also.filter((id) => id !== source && before.includes(id))];
  return withOrder(network, [...order.slice(0, place), { layer, inputs }, ...behind]);
}

/** Puts a layer on the way from one layer to another. */
function withLayerOn(network: NetworkSpec, from: string, to: string, layer: LayerSpec, also: readonly string[] = []) {
  if (network.layers.length >= mostLayers) return network;
  const order = inOrder(network).flatMap((each) => {
    if (each.layer.id !== to) return [each];
    return [{ layer, inputs: [from, ...also] }, retaking(each, from, layer.id)];
  });
  return withOrder(network, order);
}

function withParam(layer: LayerSpec, name: string, value: ParamValue): LayerSpec {
  const { fields } = definitionOf(layer.kind);
  const field = Object.hasOwn(fields, name) ? fields[name] : undefined;
  if (!field || !hasForm(field, value)) return layer;
  // The name and the form of the value were just compared with the kind's fields.
  return { ...layer, params: { ...layer.params, [name]: simplest(value) } } as LayerSpec;
}
