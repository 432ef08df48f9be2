import type { Problem } from '../layers/layer-definition';
import { layerProblem } from '../layers/layer-problem';
import { definitionOf, layerKinds, type LayerKind } from '../layers/registry';
import { insertLayer, newLayer } from './edits';
import { fitOf, type DataShape, type NetworkFit } from './fit';
import type { NetworkSpec } from './network';
import { partnersOf } from './partners';
import { readNetwork } from './read-network';
import type { Shape } from './shape';

/** Whether a layer of a kind could stand at a place of the stack. */
export interface Candidate {
  readonly kind: LayerKind;
  /** Why a layer of this kind, with its defaults, cannot stand there; null when it can, or when a broken layer before hides its input. */
  readonly problem: Problem | null;
  /** Whether it would bring a problem to a layer that has none now (the one behind it, or the output). */
  readonly breaksOthers: boolean;
}

/** Which kinds may be inserted at `index`, in the order of the menu. `data` as for `fitOf`. */
export function whatMayFollow(network: NetworkSpec, index: number, data: DataShape | null): Candidate[] {
  const reading = readNetwork(network);
  const before = fitOf(reading, data);
  const input = index > 0 ? reading.layers[index - 1]?.output : network.inputShape;
  return layerKinds.map((kind) => {
    const problem = input ? problemAt(network, index, kind, input) : null;
    const after = () => fitOf(readNetwork(insertLayer(network, index, kind)), data);
    return { kind, problem, breaksOthers: problem === null && breaksMore(before, after()) };
  });
}

/** A layer that merges can stand where there is another output that fits. */
function problemAt(network: NetworkSpec, index: number, kind: LayerKind, input: Shape): Problem | null {
  const hasPartner = definitionOf(kind).merges && partnersOf(network, index, kind).length > 0;
  return hasPartner ? null : layerProblem(newLayer(kind, 'candidate'), input);
}

function breaksMore(before: NetworkFit, after: NetworkFit): boolean {
  return [...after.problems.keys()].some((id) => !before.problems.has(id));
}
