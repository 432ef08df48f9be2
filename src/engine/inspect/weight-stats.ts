import {
  dispose,
  max,
  reshape,
  concat,
  square,
  stack,
  sum,
  sqrt,
  tidy,
  variableGrads,
  type Tensor,
  type Tensor1D,
} from '@tensorflow/tfjs-core';
import { gatherBatch, whole } from '../data/batches';
import { fits, type Dataset } from '../data/dataset';
import { logitsOf, outputsUpTo, type Model, type ModelLayer } from '../core/model';
import { crossEntropy } from '../ops/cross-entropy';
import type { Batch } from '../training/train-step';
import type { SeenRun } from './damaged-model';
import { distributionOf } from './histogram';
import { namedVariables, type NamedVariable } from './variables';
import type { LayerActivity, VariableStats, WeightStats } from '../../domain/explain/weight-stats';

/** Images that gradients and activity are measured on: the first ones of the training set, about as costly as half a usual step. */
const probeCount = 32;

/** How the weights lie, how large their gradients are, and which channels are dead. Asks all of the device at once, as layerDetailOf does. */
export async function weightStatsOf({ model, position }: SeenRun, dataset: Dataset | null): Promise<WeightStats> {
  const batch = probeBatch(model, dataset);
  const norms = batch && model.trainable.length > 0 ? gradientNorms(model, batch) : null;
  const tops = batch && greatestOutputs(model, batch);
  if (batch) dispose([batch.images, batch.labels]);
  const trainedSteps = position.steps;
  const named = [...model.layers].flatMap(([layerId, layer]) =>
    namedVariables(layer).map((one) => ({ ...one, layerId })),
  );
  const [values, lengths, greatest] = await Promise.all([
    Promise.all(named.map(({ variable }) => read(variable))),
    norms && taken(norms),
    tops && taken(tops.values),
  ]);
  const variables = named.map((one, index) =>
    variableStats(one, values[index] ?? new Float32Array(), lengths?.[model.trainable.indexOf(one.variable)] ?? null),
  );
  return { trainedSteps, variables, activity: tops && greatest ? activityOf(tops.layers, greatest) : [] };
}

function variableStats(
  { layerId, name, variable, trainable }: NamedVariable & { readonly layerId: string },
  values: Float32Array,
  gradientNorm: number | null,
): VariableStats {
  return { layerId, name, shape: variable.shape, trainable, ...distributionOf(values), gradientNorm };
}

/** Null without data that this network can take. */
function probeBatch({ network }: Model, dataset: Dataset | null): Batch | null {
  if (!dataset || !fits(dataset, network)) return null;
  const count = Math.min(probeCount, dataset.train.count);
  const positions = Uint32Array.from({ length: count }, (_, index) => index);
  return gatherBatch(whole(dataset.train), positions, dataset.imageShape);
}

/** The Euclidean length of the gradient by each trainable variable. In use, not in training: the averages of a batch normalisation must not move. */
function gradientNorms(model: Model, { images, labels }: Batch): Tensor {
  const metrics: Tensor1D[] = [];
  const norms = tidy(() => {
    const onMetrics = (kept: Tensor1D) => metrics.push(kept);
    const loss = () => crossEntropy(logitsOf(model, images, false), labels, onMetrics, model.labelSmoothing);
    const { grads } = variableGrads(loss, [...model.trainable]);
    return sqrt(stack(model.trainable.map(({ name }) => sum(square(grads[name] as Tensor)))));
  });
  dispose(metrics);
  return norms;
}

interface GreatestOutputs {
  readonly layers: readonly { readonly layerId: string; readonly channels: number }[];
  /** The greatest output of each channel, layer after layer. */
  readonly values: Tensor;
}

/** Null for a network without ReLU. */
function greatestOutputs(model: Model, { images }: Batch): GreatestOutputs | null {
  const relus = [...model.layers].filter(([, layer]) => isRelu(layer));
  const lastId = relus.at(-1)?.[0];
  if (lastId === undefined) return null;
  const layers = relus.map(([layerId, { reading }]) => ({ layerId, channels: reading.output?.at(-1) ?? 0 }));
  const values = tidy(() => {
    const outputs = outputsUpTo(model, images, lastId);
    return concat(layers.map(({ layerId, channels }) => greatestOf(outputs.get(layerId) as Tensor, channels)));
  });
  return { layers, values };
}

function greatestOf(output: Tensor, channels: number): Tensor1D {
  return max<Tensor1D>(reshape(output, [-1, channels]), 0);
}

function isRelu({ reading: { spec } }: ModelLayer): boolean {
  return 'activation' in spec.params && spec.params.activation === 'relu';
}

function activityOf(layers: GreatestOutputs['layers'], greatest: ArrayLike<number>): LayerActivity[] {
  let from = 0;
  return layers.map(({ layerId, channels }) => {
    const first = from;
    from += channels;
    const dead = Uint8Array.from({ length: channels }, (_, channel) => ((greatest[first + channel] ?? 0) > 0 ? 0 : 1));
    return { layerId, dead, deadCount: dead.reduce((count, one) => count + one, 0) };
  });
}

async function read(tensor: Tensor): Promise<Float32Array> {
  return Float32Array.from(await tensor.data());
}

async function taken(tensor: Tensor): Promise<Float32Array> {
  const values = await read(tensor);
  tensor.dispose();
  return values;
}
