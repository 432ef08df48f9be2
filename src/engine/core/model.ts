import { softmax, tidy, type Tensor, type Tensor2D, type Tensor4D, type Variable } from '@tensorflow/tfjs-core';
import { input, model, sequential, type layers, type LayersModel, type SymbolicTensor } from '@tensorflow/tfjs-layers';
import { isStack, networkInput } from '../../domain/network/in-order';
import type { NetworkSpec, LayerSpec } from '../../domain/network/network';
import { readNetwork, type LayerReading, type NetworkReading } from '../../domain/network/read-network';
import { randomWord, streamKey, streams } from '../../domain/random';
import { sizeOf } from '../../domain/network/shape';
import { EngineFault } from './fault';
import { lateActivation } from './late-activation';
import { readPart } from './read-part';
import { variablesOf, type ForwardContext } from '../layers/engine-layer';
import { engineLayerOf } from '../layers/registry';
import { activate } from '../ops/activate';
import type { Activation } from '../../domain/layers/activations';

/** A layer as it was read, and the tfjs layer that holds its weights. */
export interface ModelLayer {
  readonly reading: LayerReading;
  readonly keras: layers.Layer;
  /** Of its output, what the layers behind it read; undefined where that is all. */
  readonly read?: ForwardContext['read'];
  /** Its activation, where the max pooling behind it may apply it. */
  readonly late: Activation | null;
}

/** A built network: tfjs holds and names the weights, the forward pass is ours. */
export interface Model {
  readonly network: NetworkSpec;
  readonly keras: LayersModel;
  /** By their ids, in the order in which they are computed. */
  readonly layers: ReadonlyMap<string, ModelLayer>;
  /** The last one, whose output is the network's. */
  readonly outputId: string;
  /** How many classes it tells apart. */
  readonly classes: number;
  readonly trainable: readonly Variable[];
  /** All variables, trainable or not, in the order of the layers. */
  readonly variables: readonly Variable[];
  /** Of the loss that it is trained with and measured by: part of what Keras's compile() sets. */
  labelSmoothing: number;
}

/**
 * Builds a network with fresh weights, which depend on nothing but the seed and the stack.
 *
 * @throws EngineFault `networkInvalid` when a layer is broken, the last one gives no probabilities, or two have the same id
 */
export function buildModel(network: NetworkSpec, seed: number): Model {
  const reading = readNetwork(network);
  const { classes } = reading;
  if (classes === null) throw new EngineFault('networkInvalid', brokenLayer(reading));
  if (reading.byId.size < reading.layers.length) throw new EngineFault('networkInvalid', 'two layers of one id');
  const built = reading.layers.map((layer) => ({
    reading: layer,
    keras: createLayer(layer, seed),
    read: readPart(layer, reading.layers),
    late: lateActivation(layer, reading.layers),
  }));
  return {
    network,
    keras: isStack(reading.layers) ? stackOf(network, built) : graphOf(network, built),
    layers: new Map(built.map((layer) => [layer.reading.id, layer])),
    outputId: reading.layers.at(-1)?.id ?? '',
    classes,
    trainable: built.flatMap((layer) => layer.keras.trainableWeights.map((weight) => weight.read() as Variable)),
    variables: built.flatMap((layer) => variablesOf(layer.keras)),
    labelSmoothing: 0,
  };
}

/** The layer that has a problem; the last one where only the output is wrong. */
function brokenLayer({ layers }: NetworkReading): string {
  return (layers.find(({ problem }) => problem !== null) ?? layers.at(-1))?.displayName ?? 'empty';
}

function createLayer({ spec, kerasName, place }: LayerReading, seed: number): layers.Layer {
  return engineLayerOf(spec.kind).create(spec.params, kerasName, layerSeed(seed, place));
}

function stackOf({ inputShape }: NetworkSpec, built: readonly ModelLayer[]): LayersModel {
  const stack = sequential();
  // tfjs learns the input's shape from the first layer's own configuration.
  const [first] = built;
  if (first) first.keras.batchInputShape = [null, ...inputShape];
  for (const { keras } of built) stack.add(keras);
  return stack;
}

function graphOf({ inputShape }: NetworkSpec, built: readonly ModelLayer[]): LayersModel {
  const images = input({ shape: [...inputShape], name: 'input_layer' });
  const outputs = new Map<string, SymbolicTensor>([[networkInput, images]]);
  let last = images;
  for (const { reading, keras } of built) {
    const [x, ...others] = reading.inputs.map((id) => outputs.get(id) as SymbolicTensor);
    last = keras.apply(others.length > 0 && x ? [x, ...others] : (x ?? images)) as SymbolicTensor;
    outputs.set(reading.id, last);
  }
  return model({ inputs: images, outputs: last, name: 'functional' });
}

/** tfjs takes seeds as 32-bit integers. */
function layerSeed(seed: number, place: number): number {
  return randomWord(streamKey(seed, streams.initializer), place) >>> 1;
}

/** @throws EngineFault `layerMissing` when the network has no layer of this id: who asked meant another network */
export function layerOf({ layers }: Model, id: string): ModelLayer {
  const layer = layers.get(id);
  if (!layer) throw new EngineFault('layerMissing', id);
  return layer;
}

/** The same layer with its activation left out; null for layers that have none. */
export function withoutActivation(spec: LayerSpec): LayerSpec | null {
  if (!('activation' in spec.params)) return null;
  return { ...spec, params: { ...spec.params, activation: 'linear' } } as LayerSpec;
}

/** In use, nothing is random. */
const inUse: ForwardContext = { training: false, key: 0 };

/** The output of a layer for its inputs: by default in use and as the learner made it, a softmax included. */
export function forward(
  { reading, keras }: ModelLayer,
  all: readonly [Tensor, ...Tensor[]],
  spec = reading.spec,
  context = inUse,
): Tensor {
  return engineLayerOf(spec.kind).forward(all[0], keras, spec.params, context, all);
}

/** Outputs of layers by their ids; the images are under `networkInput`. */
export type Outputs = ReadonlyMap<string, Tensor>;

/** What a layer takes, among the outputs of those before it. */
export function inputsOf({ reading: { inputs } }: ModelLayer, outputs: Outputs): [Tensor, ...Tensor[]] {
  const [first, ...others] = inputs.flatMap((id) => outputs.get(id) ?? []);
  if (!first || others.length < inputs.length - 1) throw new Error(`nothing flows into ${inputs.join()}`);
  return [first, ...others];
}

/** Computes layer after layer, but for those whose outputs are given. */
function walk(
  model: Model,
  given: Outputs,
  compute: (layer: ModelLayer, all: [Tensor, ...Tensor[]]) => Tensor,
  last: string,
) {
  const outputs = new Map(given);
  for (const [id, layer] of model.layers) {
    if (!outputs.has(id)) outputs.set(id, compute(layer, inputsOf(layer, outputs)));
    if (id === last) break;
  }
  return outputs;
}

/** The outputs in use of a layer and of those before it. Inside a tidy. */
export function outputsUpTo(model: Model, images: Tensor, id: string): Outputs {
  layerOf(model, id);
  return walk(model, new Map([[networkInput, images]]), forward, id);
}

/** Training and prediction work on logits; the softmax that every valid network ends in is applied apart. */
function logits(
  model: Model,
  given: Outputs,
  compute: (layer: ModelLayer, all: [Tensor, ...Tensor[]], spec: LayerSpec) => Tensor,
): Tensor2D {
  const computed = (layer: ModelLayer, all: [Tensor, ...Tensor[]]): Tensor => {
    const { id, spec } = layer.reading;
    return compute(layer, all, id === model.outputId ? (withoutActivation(spec) ?? spec) : spec);
  };
  return walk(model, given, computed, model.outputId).get(model.outputId) as Tensor2D;
}

/**
 * The network's logits [batch, classes] for images [batch, height, width, channels]. `key` is the step's random stream; `before` counts the images of the batch that
 * come before these.
 */
export function logitsOf(model: Model, images: Tensor4D, training: boolean, key = 0, before = 0): Tensor2D {
  const given = new Map([[networkInput, images]]);
  return logits(model, given, (layer, all, spec) => {
    const { reading, read, late } = layer;
    const context = { training, key: streamKey(key, reading.place), before, read };
    const y = forward(layer, all, late ? (withoutActivation(spec) ?? spec) : spec, context);
    const owed = model.layers.get(reading.inputs[0] ?? '')?.late;
    return owed ? activate(owed, y) : y;
  });
}

/** The logits in use, going on from outputs that are known. */
export function logitsFrom(model: Model, given: Outputs): Tensor2D {
  return logits(model, given, forward);
}

/** Class probabilities [batch, classes] in use. */
export function probabilitiesOf(model: Model, images: Tensor4D): Tensor2D {
  return tidy(() => softmax(logitsOf(model, images, false)));
}

export function countParameters(model: Model): number {
  return model.variables.reduce((sum, variable) => sum + sizeOf(variable.shape), 0);
}

export function disposeModel(model: Model): void {
  model.keras.dispose();
}
