import { partnersAmong } from '../layers/merging';
import type { LayerKind } from '../layers/registry';
import { networkInput } from './in-order';
import type { NetworkSpec } from './network';
import { readNetwork } from './read-network';

/** What a layer that merges could take besides the layer before the place `index`, the nearest first: outputs whose shapes fit that layer's. */
export function partnersOf(network: NetworkSpec, index: number, kind: LayerKind): readonly string[] {
  const reading = readNetwork(network);
  const before = [{ id: networkInput, output: reading.inputShape }, ...reading.layers.slice(0, Math.max(index, 0))];
  const source = before.pop()?.output;
  return source ? partnersAmong(before, kind, source) : [];
}
