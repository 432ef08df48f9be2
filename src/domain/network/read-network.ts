/**
 * What a network is: shapes, parameter counts, cost, names, and what is wrong where. All of it comes from the spec alone; whether the network fits a data set is
 * told by `fitOf`.
 */
import type { ParameterCount, Problem } from '../layers/layer-definition';
import { layerProblem, paramProblem } from '../layers/layer-problem';
import { outputProblem } from '../layers/output-problem';
import { definitionOf, type LayerKind } from '../layers/registry';
import { inOrder, networkInput, type OrderedLayer } from './in-order';
import { isOfGraph, mendsOf, unusedProblem } from './merge-mends';
import { layerNames, type LayerName } from './names';
import type { LayerSpec, NetworkSpec } from './network';
import type { Shape } from './shape';
import { remembered } from '../remembered';

export interface LayerReading extends LayerName {
  readonly id: string;
  readonly kind: LayerKind;
  readonly spec: LayerSpec;
  /** Its place in the order of computing, which is all that its random numbers depend on beside the seed and the step. */
  readonly place: number;
  /** Ids of the layers whose outputs it takes, see `inOrder`. */
  readonly inputs: readonly string[];
  /** Of its only or first input. Null behind a broken layer, because nothing is known there. */
  readonly input: Shape | null;
  /** Of all its inputs; empty behind a broken layer. */
  readonly inputShapes: readonly Shape[];
  /** Null where this layer or one before it is broken. */
  readonly output: Shape | null;
  readonly parameters: ParameterCount | null;
  /** Multiply-adds of one forward pass over one example. */
  readonly multiplyAdds: number;
  /** Why the layer cannot work where it stands, whatever the data. */
  readonly problem: Problem | null;
}

export interface NetworkReading {
  readonly inputShape: Shape;
  /** In the order in which they are computed. */
  readonly layers: readonly LayerReading[];
  readonly byId: ReadonlyMap<string, LayerReading>;
  /** How many classes it tells apart: its last layer gives so many probabilities. Null while it gives none, or a layer is broken: such a network cannot be built. */
  readonly classes: number | null;
  /** Parameters over all layers; of a broken network, over the layers before the break. */
  readonly trainable: number;
  readonly nonTrainable: number;
  readonly total: number;
  readonly multiplyAdds: number;
}

/** Reads a network. A spec never changes, so that each is read once, however many ask. */
export const readNetwork: (network: NetworkSpec) => NetworkReading = remembered(freshReading);

function freshReading(network: NetworkSpec): NetworkReading {
  const layers = withMends(network, readLayers(network));
  const trainable = sum(layers, ({ parameters }) => parameters?.trainable ?? 0);
  const nonTrainable = sum(layers, ({ parameters }) => parameters?.nonTrainable ?? 0);
  return {
    inputShape: network.inputShape,
    layers,
    byId: new Map(layers.map((layer) => [layer.id, layer])),
    classes: classesOf(layers),
    trainable,
    nonTrainable,
    total: trainable + nonTrainable,
    multiplyAdds: sum(layers, ({ multiplyAdds }) => multiplyAdds),
  };
}

/** What mends a layer that merges depends on what comes before it, so that it is only known once everything is read. */
function withMends(network: NetworkSpec, layers: readonly LayerReading[]): readonly LayerReading[] {
  return layers.map((layer) => {
    const problem = layer.problem ?? unusedProblem(layer, layers);
    return problem && isOfGraph(problem)
      ? { ...layer, problem: { ...problem, mends: mendsOf(network, layer, problem, readLayers) } }
      : layer;
  });
}

/** Every layer of a network: shapes and problems, without the mends that depend on other layers. */
function readLayers(network: NetworkSpec): LayerReading[] {
  const order = inOrder(network);
  const names = layerNames(order.map(({ layer }) => layer.kind));
  const outputs = new Map<string, Shape | null>([[networkInput, network.inputShape]]);
  return order.map((ordered, place) => {
    const { layer } = ordered;
    const reading = readLayer(ordered, outputs);
    outputs.set(layer.id, reading.output);
    const { displayName = '', kerasName = '' } = names[place] ?? {};
    return { id: layer.id, kind: layer.kind, spec: layer, place, displayName, kerasName, ...reading };
  });
}

type Found = Pick<
  LayerReading,
  'inputs' | 'input' | 'inputShapes' | 'output' | 'parameters' | 'multiplyAdds' | 'problem'
>;

function readLayer({ layer, inputs }: OrderedLayer, outputs: ReadonlyMap<string, Shape | null>): Found {
  const inputShapes = inputs.flatMap((id) => [outputs.get(id) ?? null].filter((shape) => shape !== null));
  const [input = null] = inputShapes;
  const isKnown = input !== null && inputShapes.length === inputs.length;
  const problem = isKnown ? layerProblem(layer, input, inputShapes) : paramProblem(layer);
  if (!isKnown || problem) return { inputs, ...broken, ...(isKnown && { input, inputShapes }), problem };
  const definition = definitionOf(layer.kind);
  return {
    inputs,
    input,
    inputShapes,
    output: definition.outputShape(input, layer.params, inputShapes),
    parameters: definition.parameterCount(input, layer.params),
    multiplyAdds: definition.multiplyAdds(input, layer.params, inputShapes),
    problem: null,
  };
}

const broken = { input: null, inputShapes: [], output: null, parameters: null, multiplyAdds: 0 };

function classesOf(layers: readonly LayerReading[]): number | null {
  const last = layers.at(-1);
  const count = last?.output?.at(-1);
  if (!last?.output || count === undefined || layers.some(({ problem }) => problem !== null)) return null;
  return outputProblem(last.spec, last.output, count) ? null : count;
}

function sum<T>(items: readonly T[], value: (item: T) => number): number {
  return items.reduce((total, item) => total + value(item), 0);
}
