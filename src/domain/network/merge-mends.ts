/** What is wrong with branches, and what mends it: unlike other problems, it depends on more of the network than one layer's input. */
import type { Mend, Problem } from '../layers/layer-definition';
import { commonShape, fitsBeside, joinedShape, partnersAmong } from '../layers/merging';
import { networkInput } from './in-order';
import type { LayerSpec, NetworkSpec } from './network';
import type { Shape } from './shape';

/** What a layer was read as, as far as it matters here. */
interface Layer {
  readonly id: string;
  readonly kind: LayerSpec['kind'];
  readonly spec: LayerSpec;
  readonly inputs: readonly string[];
  readonly input: Shape | null;
  readonly inputShapes: readonly Shape[];
  readonly output: Shape | null;
}

type Fitting = Mend & { readonly kind: 'fitInputs' };
/** Reads a network's layers; given by the caller, which reads networks. */
type Read = (network: NetworkSpec) => readonly Layer[];

/** Whether what mends a problem depends on the layers around. */
export function isOfGraph({ code }: Problem): boolean {
  return code === 'needsSeveral' || code === 'inputShapes' || code === 'unused';
}

/** A layer whose output goes nowhere; the last one's is the network's. */
export function unusedProblem({ id }: Layer, layers: readonly Layer[]): Problem | null {
  const isUsed = id === layers.at(-1)?.id || layers.some(({ inputs }) => inputs.includes(id));
  return isUsed ? null : { code: 'unused', values: {}, mends: [] };
}

/** The repairs that the page offers, the most likely first. */
export function mendsOf(network: NetworkSpec, layer: Layer, { code }: Problem, read: Read): readonly Mend[] {
  const remove: Mend = { kind: 'remove' };
  if (code === 'unused') return [{ kind: 'join', layerKind: 'Concatenate' }, remove];
  if (code === 'inputShapes') return [...fittings(network, layer, read), remove];
  const partners = partnersOf(network, read(network), layer).slice(0, 2);
  return [...partners.map((from): Mend => ({ kind: 'takeAlso', from })), remove];
}

/** What the layer could take besides what it takes, the nearest first. */
function partnersOf(network: NetworkSpec, layers: readonly Layer[], { id, kind, inputs, input }: Layer) {
  const before = layers.slice(
    0,
    layers.findIndex((each) => each.id === id),
  );
  const outputs = [{ id: networkInput, output: network.inputShape }, ...before].filter(
    (each) => !inputs.includes(each.id),
  );
  return input ? partnersAmong(outputs, kind, input) : [];
}

/** As the inputs are, and with the padding 'same' of the layers on the branches. */
function fittings(network: NetworkSpec, layer: Layer, read: Read): Fitting[] {
  const samePadding = shrinkingOnBranches(read(network), layer);
  const padded = read(withSamePadding(network, samePadding)).find(({ id }) => id === layer.id);
  return [fitting(layer, []), padded && samePadding.length > 0 ? fitting(padded, samePadding) : null].filter(
    (each) => each !== null,
  );
}

function fitting({ kind, inputs, inputShapes }: Layer, samePadding: readonly string[]): Fitting | null {
  const sameShapes = kind === 'Concatenate' ? joinedShape(inputShapes) : commonShape(inputShapes);
  if (sameShapes) return { kind: 'fitInputs', samePadding, convolve: null };
  const order = inputShapes.map((_, index) => index);
  for (const wanted of order) {
    const target = inputShapes[wanted] ?? [];
    const [misfit, ...more] = order.filter((index) => !fitsBeside(kind, inputShapes[index] ?? [], target));
    const strides = misfit === undefined || more.length > 0 ? null : stridesFor(inputShapes[misfit] ?? [], target);
    if (misfit === undefined || strides === null) continue;
    const filters = (kind === 'Concatenate' ? inputShapes[misfit] : target)?.at(-1) ?? 1;
    return { kind: 'fitInputs', samePadding, convolve: { from: inputs[misfit] ?? '', filters, strides } };
  }
  return null;
}

/** The strides with which a convolution of 1 x 1 makes a picture as high and wide as the target; null where none does. */
function stridesFor(shape: Shape, target: Shape): number | null {
  if (shape.length !== 3 || target.length !== 3) return null;
  const fits = (strides: number): boolean =>
    [0, 1].every((axis) => Math.ceil((shape[axis] ?? 0) / strides) === target[axis]);
  return [1, 2, 3, 4].find(fits) ?? null;
}

/** Layers without padding that lie on some of the ways to the layer, but not on all. */
function shrinkingOnBranches(layers: readonly Layer[], layer: Layer): string[] {
  const ways = layer.inputs.map((id) => before(layers, id));
  return layers
    .filter(({ id }) => ways.some((way) => way.has(id)) && !ways.every((way) => way.has(id)))
    .filter(({ spec }) => 'padding' in spec.params && spec.params.padding === 'valid')
    .map(({ id }) => id);
}

/** A layer and all those that it takes something from. */
function before(layers: readonly Layer[], id: string): ReadonlySet<string> {
  const found = new Set([id]);
  for (const layer of layers.toReversed()) if (found.has(layer.id)) layer.inputs.forEach((input) => found.add(input));
  return found;
}

function withSamePadding(network: NetworkSpec, ids: readonly string[]): NetworkSpec {
  const layers = network.layers.map((layer) =>
    ids.includes(layer.id) ? ({ ...layer, params: { ...layer.params, padding: 'same' } } as typeof layer) : layer,
  );
  return { ...network, layers };
}
