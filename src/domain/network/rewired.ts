import { inOrder, networkInput, type OrderedLayer } from './in-order';
import type { NetworkSpec } from './network';

/** What became of a layer's inputs when another layer, or itself, was deleted or moved. */
export interface Rewired {
  /** The layer of the new network at which it is to be said. */
  readonly at: string;
  /** The layer whose inputs they were: the same, or the one that was deleted. */
  readonly of: string;
  /** What it took and takes no more, and what it takes instead. Ids, as in `OrderedLayer.inputs`. */
  readonly lost: readonly string[];
  readonly gained: readonly string[];
}

/**
 * Which connections a deletion or a move has changed, beyond what goes without saying: that a layer takes the one before it.
 *
 * @param after the network `before` after one layer was deleted or moved
 */
export function rewired(before: NetworkSpec, after: NetworkSpec): readonly Rewired[] {
  const [old, now] = [inOrder(before), inOrder(after)];
  return old.flatMap((each) => {
    const { id } = each.layer;
    const kept = now.find(({ layer }) => layer.id === id);
    const { lost, gained } = kept ? difference(each, old, kept, now) : { lost: each.inputs.slice(1), gained: [] };
    const at = kept ? id : (old.find(({ inputs }) => inputs.includes(id))?.layer.id ?? now.at(-1)?.layer.id);
    return at === undefined || lost.length === 0 ? [] : [{ at, of: id, lost, gained }];
  });
}

function difference(each: OrderedLayer, old: Order, kept: OrderedLayer, now: Order) {
  const lost = each.inputs.filter((input) => !kept.inputs.includes(input));
  const gained = kept.inputs.filter((input) => !each.inputs.includes(input));
  const [wasBefore, isBefore] = [idBefore(old, each), idBefore(now, kept)];
  if (!lost.includes(wasBefore) || !gained.includes(isBefore)) return { lost, gained };
  return { lost: lost.filter((id) => id !== wasBefore), gained: gained.filter((id) => id !== isBefore) };
}

type Order = readonly OrderedLayer[];

function idBefore(order: Order, each: OrderedLayer): string {
  return order[order.indexOf(each) - 1]?.layer.id ?? networkInput;
}
