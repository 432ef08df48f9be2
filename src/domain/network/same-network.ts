import { inOrder, networkInput } from './in-order';
import type { NetworkSpec } from './network';
import { orderedJson } from '../formats/files/ordered-json';

/** Whether two specs describe the same network, whatever the ids of their layers. */
export function isSameNetwork(a: NetworkSpec, b: NetworkSpec): boolean {
  return a === b || orderedJson(bare(a)) === orderedJson(bare(b));
}

function bare(network: NetworkSpec): unknown {
  const places = new Map(network.layers.map(({ id }, place) => [id, place]));
  const layers = inOrder(network).map(({ layer: { kind, params }, inputs }) => [
    kind,
    params,
    inputs.map((id) => places.get(id) ?? networkInput),
  ]);
  return [network.inputShape, layers];
}
