/** What was changed in a network to make another one of it: layers added, taken out and moved, parameters set otherwise. */
import type { LayerKind } from '../../layers/registry';
import { layerNames } from '../../network/names';
import type { LayerSpec, NetworkSpec } from '../../network/network';
import { isSameNetwork } from '../../network/same-network';

/** A value as it stands in a form: words of Keras, numbers, or sizes such as "3 × 3"; flags are true or false. */
export type SetValue = string | number | boolean;

export type NetworkDifference =
  | { readonly kind: 'added' | 'removed' | 'moved'; readonly layer: LayerKind; readonly count: number }
  /** `layer` is its name as the page shows it, in the network that came of it. */
  | {
      readonly kind: 'param';
      readonly layer: string;
      readonly name: string;
      readonly from: SetValue;
      readonly to: SetValue;
    }
  /** The same layers take their numbers from others. */
  | { readonly kind: 'wiring' }
  /** Too much for a list. */
  | { readonly kind: 'otherNetwork' };

/** More changes than these are another network. */
const mostChanges = 5;

type Pair = readonly [before: number, after: number];

/** What leads from one network to another; nothing where they are the same but for the ids of their layers and the size of their pictures, which the data tell. */
export function networkDifferences(before: NetworkSpec, after: NetworkSpec): readonly NetworkDifference[] {
  if (isSameNetwork({ ...before, inputShape: after.inputShape }, after)) return [];
  const pairs = alignedLayers(before.layers, after.layers);
  const removed = before.layers.filter((_, at) => !pairs.some(([one]) => one === at));
  const added = after.layers.filter((_, at) => !pairs.some(([, other]) => other === at));
  const moved = added.filter((layer) => removed.some((other) => isSameLayer(layer, other)));
  const isMoved = (layer: LayerSpec): boolean => moved.some((other) => isSameLayer(layer, other));
  const names = layerNames(after.layers.map(({ kind }) => kind));
  const changes = [
    ...counted(
      'removed',
      removed.filter((layer) => !isMoved(layer)),
    ),
    ...counted(
      'added',
      added.filter((layer) => !isMoved(layer)),
    ),
    ...counted('moved', moved),
    ...pairs.flatMap(([one, other]) =>
      paramDifferences(before.layers[one], after.layers[other], names[other]?.displayName ?? ''),
    ),
  ];
  if (changes.length > mostChanges || (pairs.length === 0 && before.layers.length > 0))
    return [{ kind: 'otherNetwork' }];
  return changes.length > 0 ? changes : [{ kind: 'wiring' }];
}

/** The id alone does not tell: every preset names its layers alike. */
function isSameLayer(one: LayerSpec, other: LayerSpec): boolean {
  return one.id === other.id && one.kind === other.kind;
}

/** One for each kind of layer, in the order in which they stand. */
function counted(kind: 'added' | 'removed' | 'moved', layers: readonly LayerSpec[]): readonly NetworkDifference[] {
  const kinds = [...new Set(layers.map((layer) => layer.kind))];
  return kinds.map((layer) => ({ kind, layer, count: layers.filter((each) => each.kind === layer).length }));
}

function paramDifferences(
  before: LayerSpec | undefined,
  after: LayerSpec | undefined,
  layer: string,
): readonly NetworkDifference[] {
  if (!before || !after) return [];
  const old = new Map<string, unknown>(Object.entries(before.params));
  return Object.entries(after.params).flatMap(([name, value]): NetworkDifference[] => {
    const [from, to] = [valueOf(old.get(name)), valueOf(value)];
    return from === to ? [] : [{ kind: 'param', layer, name, from, to }];
  });
}

function valueOf(value: unknown): SetValue {
  if (Array.isArray(value)) return value.flat().join(' × ');
  return typeof value === 'number' || typeof value === 'boolean' ? value : String(value);
}

/** How well one layer can have come of another: not at all for another kind, best where the id and all parameters are the same. */
function likeness(one: LayerSpec, other: LayerSpec): number {
  if (one.kind !== other.kind) return 0;
  const isAlike = JSON.stringify(one.params) === JSON.stringify(other.params);
  return 4 + (one.id === other.id ? 2 : 0) + (isAlike ? 1 : 0);
}

/** Which layer became which, in order: the pairing with the greatest likeness (as the longest common part of two texts is found). */
function alignedLayers(before: readonly LayerSpec[], after: readonly LayerSpec[]): readonly Pair[] {
  const best = Array.from({ length: before.length + 1 }, () => new Array<number>(after.length + 1).fill(0));
  const at = (one: number, other: number): number => best[one]?.[other] ?? 0;
  const likenessAt = (one: number, other: number): number => {
    const [old, now] = [before[one], after[other]];
    return old && now ? likeness(old, now) : 0;
  };
  for (let one = before.length - 1; one >= 0; one--)
    for (let other = after.length - 1; other >= 0; other--) {
      const paired = likenessAt(one, other);
      const row = best[one] ?? [];
      row[other] = Math.max(at(one + 1, other), at(one, other + 1), paired > 0 ? paired + at(one + 1, other + 1) : 0);
    }
  const pairs: Pair[] = [];
  for (let one = 0, other = 0; one < before.length && other < after.length;) {
    const paired = likenessAt(one, other);
    if (paired > 0 && at(one, other) === paired + at(one + 1, other + 1)) pairs.push([one++, other++]);
    else if (at(one, other) === at(one + 1, other)) one++;
    else other++;
  }
  return pairs;
}
