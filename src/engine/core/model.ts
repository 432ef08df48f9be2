import { softmax, tidy, type Tensor, type Tensor2D, type Tensor4D, type Variable } from '@tensorflow/tfjs-core';
import { sequential, type layers, type Sequential } from '@tensorflow/tfjs-layers';
import type { NetworkSpec, LayerSpec } from '../../domain/network/network';
import { readNetwork, type NetworkReading } from '../../domain/network/read-network';
import { randomWord, streamKey, streams } from '../../domain/random';
import { sizeOf } from '../../domain/network/shape';
import { EngineFault } from './fault';
import { variablesOf, type ForwardContext } from '../layers/engine-layer';
import { engineLayerOf } from '../layers/registry';

interface Stage {
  readonly spec: LayerSpec;
  readonly layer: layers.Layer;
}

/** A built network: tfjs holds and names the weights, the forward pass is ours. */
export interface Model {
  readonly network: NetworkSpec;
  readonly keras: Sequential;
  readonly stages: readonly Stage[];
  readonly trainable: readonly Variable[];
  /** All variables, trainable or not, in the order of the layers. */
  readonly variables: readonly Variable[];
}

/**
 * Builds a network with fresh weights, which depend on nothing but the seed and the stack.
 *
 * @throws EngineFault `networkInvalid` when a layer is broken, or the last one gives no probabilities
 */
export function buildModel(network: NetworkSpec, seed: number): Model {
  const reading = readNetwork(network);
  if (reading.classes === null) throw new EngineFault('networkInvalid', brokenLayer(reading));
  const keras = sequential();
  const stages = reading.layers.map(({ spec, kerasName }, index) => {
    const layer = engineLayerOf(spec.kind).create(spec.params, kerasName, layerSeed(seed, index));
    if (index === 0) addInput(layer, network);
    keras.add(layer);
    return { spec, layer };
  });
  const trainable = stages.flatMap(({ layer }) => layer.trainableWeights.map((weight) => weight.read() as Variable));
  const variables = stages.flatMap(({ layer }) => variablesOf(layer));
  return { network, keras, stages: withoutFinalSoftmax(stages), trainable, variables };
}

/** The layer that has a problem; the last one where only the output is wrong. */
function brokenLayer({ layers }: NetworkReading): string {
  return (layers.find(({ problem }) => problem !== null) ?? layers.at(-1))?.displayName ?? 'empty';
}

/** tfjs learns the input's shape from the first layer's own configuration. */
function addInput(layer: layers.Layer, network: NetworkSpec): void {
  layer.batchInputShape = [null, ...network.inputShape];
}

/** tfjs takes seeds as 32-bit integers. */
function layerSeed(seed: number, index: number): number {
  return randomWord(streamKey(seed, streams.initializer), index) >>> 1;
}

/** Training and prediction work on logits; the softmax that every valid network ends in is applied apart. */
function withoutFinalSoftmax(stages: readonly Stage[]): Stage[] {
  return stages.map((stage, index) => {
    if (index < stages.length - 1 || !('activation' in stage.spec.params)) return stage;
    return { ...stage, spec: { ...stage.spec, params: { ...stage.spec.params, activation: 'linear' } } as LayerSpec };
  });
}

/**
 * The network's logits [batch, classes] for images [batch, height, width, channels]. `key` is the step's random stream; `before` counts the images of the batch that
 * come before these.
 */
export function logitsOf(model: Model, images: Tensor4D, training: boolean, key = 0, before = 0): Tensor2D {
  return model.stages.reduce<Tensor>((x, { spec, layer }, index) => {
    const context: ForwardContext = { training, key: streamKey(key, index), before };
    return engineLayerOf(spec.kind).forward(x, layer, spec.params, context);
  }, images) as Tensor2D;
}

/** The logits in use for what the layer at position `from` gets as its input. */
export function logitsFrom(model: Model, x: Tensor, from: number): Tensor2D {
  const context: ForwardContext = { training: false, key: 0 };
  return model.stages
    .slice(from)
    .reduce((y, { spec, layer }) => engineLayerOf(spec.kind).forward(y, layer, spec.params, context), x) as Tensor2D;
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
