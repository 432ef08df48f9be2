/**
 * Reads a TF.js LayersModel (model.json and its weights) into a network of ours. Nothing of it is executed or built: a hostile file can only fail.
 * Understood are stacks and graphs with one input and one output as TF.js saves them and as its converter makes them of those of Keras 2 and 3, also models in models.
 */
import * as v from 'valibot';
import { weightShapes } from '../code/weight-layout';
import { codeStages } from '../code/code-setup';
import { OpenError } from '../files/open-error';
import { networkInput } from '../../network/in-order';
import type { NetworkSpec } from '../../network/network';
import { parseNetwork } from '../../network/parse';
import { readNetwork, type LayerReading } from '../../network/read-network';
import { sizeOf, type Shape } from '../../network/shape';
import { denseBehind, rowsInOurOrder } from './channels-first';
import { completeStack, readInput, type CompleteStack, type ModelNote } from './complete-stack';
import { isConfig } from './layer-options';
import { readLayer, type ReadLayer } from './read-layer';
import { readTopology, type TopologyLayer } from './read-topology';
import {
  decodeWeight,
  locateWeights,
  storedBytes,
  weightSpecSchema,
  type StoredWeight,
  type WeightSpec,
} from './read-weights';

export interface LayersModel {
  readonly network: NetworkSpec;
  /** What was added to the file's layers, or left out. */
  readonly notes: readonly ModelNote[];
  /** The files that hold the weights, in their order; only names, never paths. */
  readonly weightFiles: readonly string[];
  /** How many bytes these are together. */
  readonly weightBytes: number;
  /** The weights in the order of the layers, from the bytes of their files. Throws an OpenError. */
  readonly weightsIn: (bytes: Uint8Array) => Float32Array[];
}

/** What the page writes into its files. */
const ownName = 'CNN Playground';
/** Factors as small as this, 1/255 or 1/127.5 mostly, are meant for bytes. */
const largestOfBytes = 0.02;

/** TensorFlow.js puts the pixels of a bilinear UpSampling2D elsewhere than Keras, and than we do. */
function movesBilinear({ layers }: NetworkSpec, generatedBy: unknown): boolean {
  const isKeras = typeof generatedBy === 'string' && /^(keras|CNN Playground)/i.test(generatedBy);
  return !isKeras && layers.some(({ kind, params }) => kind === 'UpSampling2D' && params.interpolation === 'bilinear');
}

/** Pictures on the page lie between 0 and 1. A network of another program that begins by making bytes as small as that is told so. */
function fromBytes([first, ...others]: readonly ReadLayer[], generatedBy: unknown): ReadLayer[] {
  if (!first) return [];
  const scale = first.kind === 'Rescaling' ? Number(first.params.scale) : NaN;
  if (generatedBy === ownName || !(Math.abs(scale) < largestOfBytes)) return [first, ...others];
  return [{ ...first, params: { ...first.params, scale: Number((scale * 255).toPrecision(7)) } }, ...others];
}

/** Whether its kernels were drawn in a way that none of ours is; the usual one then stands for it. */
function drawsOtherwise({ params }: ReadLayer): boolean {
  return 'kernelInitializer' in params && params.kernelInitializer === undefined;
}

const modelSchema = v.object({
  generatedBy: v.optional(v.unknown()),
  modelTopology: v.looseObject({}),
  weightsManifest: v.pipe(
    v.array(v.object({ paths: v.pipe(v.array(v.string()), v.maxLength(1000)), weights: v.array(weightSpecSchema) })),
    v.maxLength(1000),
  ),
});
/** The other kind of model that TensorFlow.js writes: operations, not layers. */
const graphModelSchema = v.looseObject({ format: v.literal('graph-model') });
const topologySchema = v.looseObject({ class_name: v.string(), config: v.unknown() });

/** Whether JSON says of itself that it is such a model. */
export function looksLikeModel(json: unknown): boolean {
  return typeof json === 'object' && json !== null && 'modelTopology' in json;
}

function accepted<S extends v.GenericSchema>(schema: S, json: unknown): v.InferOutput<S> {
  const result = v.safeParse(schema, json);
  if (result.success) return result.output;
  throw new OpenError('wrongContents', { detail: v.getDotPath(result.issues[0]) ?? 'model_config' });
}

/** An optimizer that was saved along keeps up to three values for each of the network's. */
const mostStoredEach = 4;

/**
 * Reads everything but the weights themselves, so that a model whose weights cannot be those of its network is refused before any are unpacked.
 *
 * @throws OpenError
 */
export function readLayersModel(json: unknown): LayersModel {
  if (v.is(graphModelSchema, json)) throw new OpenError('foreignModel', { name: 'TensorFlow.js (graph model)' });
  const { modelTopology: outer, weightsManifest, generatedBy } = accepted(modelSchema, json);
  const { class_name, config } = accepted(topologySchema, outer.model_config ?? outer);
  const buildShape = isConfig(config) ? config.build_input_shape : undefined;
  const input = readInput(readTopology(class_name, config), buildShape);
  const written = input.layers.map((layer) => readLayer(layer.className, layer.name, layer.config));
  const read = fromBytes(written, generatedBy);
  const stack = completeStack(input.shape, read);
  // What was added has no weights and no name.
  const layers = stack.layers.map(([, place]) => (place === null ? null : (input.layers[place] ?? null)));
  const network = networkOf(stack, layers);
  const turned = turnedKernels(stack, layers, readNetwork(network).layers);
  const specs = weightsManifest.flatMap((group): WeightSpec[] => group.weights);
  return {
    network,
    notes: [
      ...stack.notes,
      ...(outer.training_config ? (['settingsLeftOut'] as const) : []),
      ...(read.some(drawsOtherwise) ? (['initializerLeftOut'] as const) : []),
      ...(read[0] !== written[0] ? (['bytesRescaled'] as const) : []),
      ...(movesBilinear(network, generatedBy) ? (['bilinearMoved'] as const) : []),
    ],
    weightFiles: weightsManifest.flatMap(({ paths }) => paths.map((path) => path.split(/[\\/]/).at(-1) ?? '')),
    weightBytes: bytesOf(specs, network),
    weightsIn: (bytes) => weightsFor({ network, layers, turned }, locateWeights(specs, bytes)),
  };
}

function bytesOf(specs: readonly WeightSpec[], network: NetworkSpec): number {
  const values = specs.reduce((sum, { shape }) => sum + sizeOf(shape), 0);
  const { total } = readNetwork(network);
  if (values > total * mostStoredEach) throw new OpenError('weightsMismatch', { found: values * 4, wanted: total * 4 });
  return specs.reduce((sum, spec) => sum + storedBytes(spec), 0);
}

/** The layers with ids, and the ids of those that they take. What was added before the first stands for the network's input, what was added behind takes the last. */
function wired(stack: CompleteStack, layers: FileLayers): unknown[] {
  const idOf = (index: number): string => `layer-${index + 1}`;
  const input = stack.layers[0]?.[1] === null ? idOf(0) : networkInput;
  const idAt = (place: number): string => {
    const index = stack.layers.findIndex(([, each]) => each === place);
    return index < 0 ? input : idOf(index);
  };
  return stack.layers.map(([layer], index) => {
    const inputs = layers[index]?.inputs.map(idAt);
    return { ...layer, id: idOf(index), ...(inputs && { inputs }) };
  });
}

type FileLayers = readonly (TopologyLayer | null)[];

function networkOf(stack: CompleteStack, layers: FileLayers): NetworkSpec {
  const parsed = parseNetwork({ inputShape: stack.inputShape, layers: wired(stack, layers) });
  if (!parsed.ok) {
    const [, index, , option] = /^layers\.(\d+)(\.params\.(\w+))?/.exec(parsed.path) ?? [];
    const layer = layers[Number(index)];
    if (layer && option)
      throw new OpenError('modelOption', { ...named(layer), option: `${option} = ${parsed.detail}` });
    if (parsed.path.startsWith('inputShape'))
      throw new OpenError('modelShape', { shape: JSON.stringify(stack.inputShape).slice(0, 60) });
    throw new OpenError('wrongContents', { detail: parsed.path });
  }
  const { layers: readings, classes } = readNetwork(parsed.value);
  const wrong = readings.findIndex(({ problem }) => problem !== null);
  if (classes === null) throw new OpenError('modelInvalid', { layer: layers.at(wrong)?.name ?? '' });
  stack.layers.forEach(([{ axis }], index) => {
    const last = readings[index]?.input?.length;
    const layer = layers[index];
    if (layer && axis !== null && axis !== -1 && axis !== last)
      throw new OpenError('modelOption', { ...named(layer), option: `axis = ${axis}` });
  });
  return parsed.value;
}

/**
 * The Dense layers whose kernels must be put into our order, by id, with the shape of the picture that is flattened for them.
 *
 * @throws OpenError `modelOption` where anything else takes what a Flatten gives that was told "channels_first"
 */
function turnedKernels(
  stack: CompleteStack,
  layers: FileLayers,
  readings: readonly LayerReading[],
): ReadonlyMap<string, Shape> {
  return new Map(
    stack.layers.flatMap(([{ isChannelsFirst }], index) => {
      const [reading, layer] = [readings[index], layers[index]];
      if (!isChannelsFirst || !reading?.input || !layer || reading.input.length === 1) return [];
      const { input } = reading;
      const behind = denseBehind(reading.id, readings);
      if (!behind) throw new OpenError('modelOption', { ...named(layer), option: 'data_format = "channels_first"' });
      return behind.map(({ id }) => [id, input] as const);
    }),
  );
}

function named({ name, className }: TopologyLayer) {
  return { layer: name, kind: className.slice(0, 60) };
}

interface Wanted {
  readonly network: NetworkSpec;
  readonly layers: FileLayers;
  readonly turned: ReadonlyMap<string, Shape>;
}

function weightsFor({ network, layers, turned }: Wanted, stored: ReadonlyMap<string, StoredWeight>) {
  const stages = codeStages(network) ?? [];
  return stages.flatMap((stage, index) =>
    weightShapes([stage]).map(({ weight, shape }) => {
      const { name = '', within = [] } = layers[index] ?? {};
      const found = findWeight([...within, name, weight], stored);
      if (!found) throw new OpenError('modelWeights', { weight: `${name}/${weight}` });
      const values = decodeWeight(found, shape);
      const flattened = weight === 'kernel' ? turned.get(stage.id) : undefined;
      return flattened ? rowsInOurOrder(values, flattened) : values;
    }),
  );
}

/**
 * TF.js names a weight "conv2d_1/kernel"; the converter may put the names of models before and ":0" behind. Two weights that could both be meant are none.
 */
function findWeight(path: readonly string[], stored: ReadonlyMap<string, StoredWeight>): StoredWeight | null {
  for (let from = 0; from < path.length - 1; from++) {
    const name = path.slice(from).join('/');
    const matches = [...stored].filter(([key]) => isNamed(key, name));
    const exact = matches.filter(([key]) => key.replace(/:0$/, '') === name);
    const [first, ...others] = exact.length > 0 ? exact : matches;
    if (first) return others.length === 0 ? first[1] : null;
  }
  return null;
}

function isNamed(key: string, name: string): boolean {
  const bare = key.replace(/:0$/, '');
  return bare === name || bare.endsWith(`/${name}`);
}
