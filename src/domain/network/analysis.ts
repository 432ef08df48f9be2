/**
 * Reads a stack of layers from the input to the output: shapes, parameter counts, cost, and what is wrong where. Everything is derived
 * from the network spec, nothing is stored.
 */
import { insertLayer, newLayer } from './edits';
import type { ParameterCount, Problem } from '../layers/layer-definition';
import { layerProblem, paramProblem } from '../layers/layer-problem';
import { outputProblem } from '../layers/output-problem';
import { definitionOf, layerKinds, type LayerKind } from '../layers/registry';
import { layerNames } from './names';
import type { LayerSpec, NetworkSpec } from './network';
import type { Shape } from './shape';

export interface LayerAnalysis {
  readonly id: string;
  readonly kind: LayerKind;
  /** "Conv2D 1". */
  readonly displayName: string;
  /** "conv2d", "conv2d_1". */
  readonly kerasName: string;
  /** Null behind a broken layer, because nothing is known there. */
  readonly input: Shape | null;
  /** Null where this layer or one before it is broken. A last layer that only does not fit the classes still has its output. */
  readonly output: Shape | null;
  readonly parameters: ParameterCount | null;
  /** Multiply-adds of one forward pass over one example. */
  readonly multiplyAdds: number;
  readonly problem: Problem | null;
}

export interface NetworkAnalysis {
  readonly layers: readonly LayerAnalysis[];
  /** What is wrong with the stack as a whole rather than with one layer: `empty`, or null. */
  readonly problem: Problem | null;
  /** Whether the network can be built and trained. */
  readonly isValid: boolean;
  /** Parameters over all layers; of a broken network, over the layers before the break. */
  readonly trainable: number;
  readonly nonTrainable: number;
  readonly total: number;
  readonly multiplyAdds: number;
}

/** Analyses a network that shall tell `classes` classes apart: its last layer must give [classes] probabilities. */
export function analyse(network: NetworkSpec, classes: number): NetworkAnalysis {
  const layers = analyseLayers(network, classes);
  const problem = network.layers.length === 0 ? emptyProblem(classes) : null;
  const trainable = sum(layers, (layer) => layer.parameters?.trainable ?? 0);
  const nonTrainable = sum(layers, (layer) => layer.parameters?.nonTrainable ?? 0);
  return {
    layers,
    problem,
    isValid: problem === null && layers.every((layer) => layer.problem === null),
    trainable,
    nonTrainable,
    total: trainable + nonTrainable,
    multiplyAdds: sum(layers, (layer) => layer.multiplyAdds),
  };
}

/** Whether a layer of a kind could stand at a place of the stack. */
export interface Candidate {
  readonly kind: LayerKind;
  /** Why a layer of this kind, with its defaults, cannot stand there; null when it can, or when a broken layer before hides its input. */
  readonly problem: Problem | null;
  /** Whether it would bring a problem to a layer that has none now (the one behind it, or the output). */
  readonly breaksOthers: boolean;
}

/** Which kinds may be inserted at `index`, in the order of the menu. */
export function whatMayFollow(network: NetworkSpec, index: number, classes: number): Candidate[] {
  const before = analyse(network, classes);
  const input = index > 0 ? before.layers[index - 1]?.output : network.inputShape;
  return layerKinds.map((kind) => {
    const problem = input ? layerProblem(newLayer(kind, 'candidate'), input) : null;
    return { kind, problem, breaksOthers: problem === null && breaksOthers(network, before, index, kind, classes) };
  });
}

function breaksOthers(network: NetworkSpec, before: NetworkAnalysis, index: number, kind: LayerKind, classes: number) {
  const broken = new Set(before.layers.filter((layer) => layer.problem !== null).map((layer) => layer.id));
  const after = analyse(insertLayer(network, index, kind), classes);
  return after.layers.some((layer) => layer.problem !== null && !broken.has(layer.id));
}

function analyseLayers(network: NetworkSpec, classes: number): LayerAnalysis[] {
  const names = layerNames(network.layers.map((layer) => layer.kind));
  let input: Shape | null = network.inputShape;
  return network.layers.map((layer, index) => {
    const isLast = index === network.layers.length - 1;
    const reading = readLayer(layer, input, isLast ? classes : null);
    input = reading.output;
    return { id: layer.id, kind: layer.kind, displayName: '', kerasName: '', ...names[index], ...reading };
  });
}

type Reading = Pick<LayerAnalysis, 'input' | 'output' | 'parameters' | 'multiplyAdds' | 'problem'>;

/** Reads one layer; `classes` is null for all but the last. */
function readLayer(layer: LayerSpec, input: Shape | null, classes: number | null): Reading {
  const problem = input ? layerProblem(layer, input) : paramProblem(layer);
  if (!input || problem) return { input, output: null, parameters: null, multiplyAdds: 0, problem };
  const definition = definitionOf(layer.kind);
  const output = definition.outputShape(input, layer.params);
  return {
    input,
    output,
    parameters: definition.parameterCount(input, layer.params),
    multiplyAdds: definition.multiplyAdds(input, layer.params),
    problem: classes === null ? null : outputProblem(layer, output, classes),
  };
}

function emptyProblem(classes: number): Problem {
  return { code: 'empty', values: {}, mends: [{ kind: 'append', layerKind: 'Dense', units: classes }] };
}

function sum<T>(items: readonly T[], value: (item: T) => number): number {
  return items.reduce((total, item) => total + value(item), 0);
}
