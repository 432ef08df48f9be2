import { asLayers, inOrder, networkInput, type OrderedLayer } from './in-order';
import type { NetworkSpec } from './network';

/**
 * Moves a layer so that it stands at `toIndex` of the result. There it takes the layer before it, and what it took besides, if that still comes before. Others go on
 * taking whatever stands before them, and by name what they took by name; of a layer that now comes too late for them, they take what it took.
 */
export function moveLayer(network: NetworkSpec, id: string, toIndex: number): NetworkSpec {
  const from = network.layers.findIndex((layer) => layer.id === id);
  const old = inOrder(network);
  const moved = old[from];
  const place = Math.min(Math.max(Math.trunc(toIndex) || 0, 0), old.length - 1);
  if (!moved || place === from) return network;
  const order = old.toSpliced(from, 1).toSpliced(place, 0, moved);
  const rewired = order.map((each) => ({ layer: each.layer, inputs: inputsAfter(each, moved, old, order) }));
  return { ...network, layers: asLayers(taken(rewired, place)) };
}

function inputsAfter(each: OrderedLayer, moved: OrderedLayer, old: Order, order: Order): readonly string[] {
  const { id } = moved.layer;
  const [source = networkInput, ...others] = moved.inputs;
  const before = idsBefore(order, each);
  const [wasBefore, isBefore = networkInput] = [idsBefore(old, each).at(-1), before.at(-1)];
  if (each === moved) return [...new Set([isBefore, ...others.filter((input) => before.includes(input))])];
  const byName = each.inputs.map((input) => (input === id && !before.includes(id) ? source : input));
  const byPlace = byName.map((input, at) => {
    if (each.inputs[at] !== wasBefore) return input;
    return wasBefore === id ? source : isBefore;
  });
  const [wanted, otherwise] = [new Set(byPlace), new Set(byName)];
  return [...(wanted.size < otherwise.size ? otherwise : wanted)];
}

/** Put at the end of a branch, which the layer behind does not go on, the layer is taken by those that took the branch. */
function taken(order: Order, place: number): Order {
  const moved = order[place];
  const behind = order.slice(place + 1);
  if (!moved || behind.some(({ inputs }) => inputs.includes(moved.layer.id))) return order;
  const [source] = moved.inputs;
  return [
    ...order.slice(0, place + 1),
    ...behind.map(({ layer, inputs }) => ({
      layer,
      inputs: inputs.map((input) => (input === source ? moved.layer.id : input)),
    })),
  ];
}

type Order = readonly OrderedLayer[];

/** The network's input and the layers before one, as they stand. */
function idsBefore(order: Order, { layer }: OrderedLayer): readonly string[] {
  const ids = order.map((each) => each.layer.id);
  return [networkInput, ...ids.slice(0, ids.indexOf(layer.id))];
}
