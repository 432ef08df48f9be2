/**
 * Reads a TF.js LayersModel (model.json and its weights) into a network of ours. Nothing of it is executed or built: a hostile file can only fail.
 * Understood are plain stacks as TF.js saves them and as its converter makes them of Keras's.
 */
import * as v from 'valibot';
import { analyse } from '../analysis';
import { weightShapes } from '../code/weight-layout';
import { stagesOf } from '../code/code-setup';
import { OpenError } from '../files/open-error';
import type { NetworkSpec } from '../network';
import { outputUnits } from '../output-units';
import { parseNetwork } from '../parse';
import { sizeOf } from '../shape';
import { readLayer, type ReadLayer } from './read-layer';
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
  /** The files that hold the weights, in their order; only names, never paths. */
  readonly weightFiles: readonly string[];
  /** How many bytes these are together. */
  readonly weightBytes: number;
  /** The weights in the order of the layers, from the bytes of their files. Throws an OpenError. */
  readonly weightsIn: (bytes: Uint8Array) => Float32Array[];
}

const configSchema = v.record(v.string(), v.unknown());
const layerSchema = v.object({ class_name: v.string(), config: configSchema });
const layersSchema = v.pipe(v.array(layerSchema), v.minLength(1), v.maxLength(200));
const stackSchema = v.object({
  class_name: v.string(),
  config: v.union([v.object({ layers: layersSchema }), layersSchema]),
});
const modelSchema = v.object({
  modelTopology: v.union([v.object({ model_config: stackSchema }), stackSchema]),
  weightsManifest: v.pipe(
    v.array(v.object({ paths: v.pipe(v.array(v.string()), v.maxLength(1000)), weights: v.array(weightSpecSchema) })),
    v.maxLength(1000),
  ),
});

/** Whether JSON says of itself that it is such a model. */
export function looksLikeModel(json: unknown): boolean {
  return typeof json === 'object' && json !== null && 'modelTopology' in json;
}

function parse(json: unknown) {
  const result = v.safeParse(modelSchema, json);
  if (result.success) return result.output;
  const topology = v.safeParse(v.object({ modelTopology: v.object({ class_name: v.string() }) }), json);
  const name = topology.success ? topology.output.modelTopology.class_name : '';
  if (name !== '' && name !== 'Sequential') throw new OpenError('modelNotSequential', { kind: name.slice(0, 60) });
  throw new OpenError('wrongContents', { detail: v.getDotPath(result.issues[0]) ?? '' });
}

/** An optimizer that was saved along keeps up to three values for each of the network's. */
const mostStoredEach = 4;

/**
 * Reads everything but the weights themselves, so that a model whose weights cannot be those of its network is refused before any are unpacked.
 *
 * @throws OpenError
 */
export function readLayersModel(json: unknown): LayersModel {
  const { modelTopology: topology, weightsManifest } = parse(json);
  const { class_name, config } = 'model_config' in topology ? topology.model_config : topology;
  if (class_name !== 'Sequential') throw new OpenError('modelNotSequential', { kind: class_name.slice(0, 60) });
  const layers = 'layers' in config ? config.layers : config;
  const kept = layers.filter((layer) => layer.class_name !== 'InputLayer');
  const names = kept.map(({ config: { name } }, index) =>
    typeof name === 'string' ? name.slice(0, 60) : `layer ${index + 1}`,
  );
  const read = kept.map((layer, index) => readLayer(layer.class_name, names[index] ?? '', layer.config));
  const network = networkOf(inputShapeOf(layers), read, names);
  const specs = weightsManifest.flatMap((group): WeightSpec[] => group.weights);
  return {
    network,
    weightFiles: weightsManifest.flatMap(({ paths }) => paths.map((path) => path.split(/[\\/]/).at(-1) ?? '')),
    weightBytes: bytesOf(specs, network),
    weightsIn: (bytes) => weightsFor(network, names, locateWeights(specs, bytes)),
  };
}

function bytesOf(specs: readonly WeightSpec[], network: NetworkSpec): number {
  const values = specs.reduce((sum, { shape }) => sum + sizeOf(shape), 0);
  const { total } = analyse(network, outputUnits(network));
  if (values > total * mostStoredEach) throw new OpenError('weightsMismatch', { found: values * 4, wanted: total * 4 });
  return specs.reduce((sum, spec) => sum + storedBytes(spec), 0);
}

/** The first layer, or an InputLayer before it, knows the shape. */
function inputShapeOf(layers: readonly v.InferOutput<typeof layerSchema>[]): unknown {
  for (const { config } of layers.slice(0, 2)) {
    const shape = config.batch_input_shape ?? config.batch_shape;
    if (Array.isArray(shape)) return shape.slice(1);
  }
  throw new OpenError('wrongContents', { detail: 'batch_input_shape' });
}

function networkOf(inputShape: unknown, layers: readonly ReadLayer[], names: readonly string[]): NetworkSpec {
  const parsed = parseNetwork({ inputShape, layers });
  if (!parsed.ok) {
    const [, index, , option] = /^layers\.(\d+)(\.params\.(\w+))?/.exec(parsed.path) ?? [];
    const layer = names[Number(index)];
    if (layer !== undefined && option)
      throw new OpenError('modelOption', { layer, option: `${option} = ${parsed.detail}` });
    throw new OpenError('wrongContents', { detail: parsed.path });
  }
  const { layers: readings, isValid } = analyse(parsed.value, outputUnits(parsed.value));
  const wrong = readings.findIndex(({ problem }) => problem !== null);
  if (!isValid) throw new OpenError('modelInvalid', { layer: names[wrong] ?? '' });
  return parsed.value;
}

/** TF.js names a weight "conv2d_1/kernel"; the converter may put the model's name before and ":0" behind. */
function weightsFor(network: NetworkSpec, names: readonly string[], stored: ReadonlyMap<string, StoredWeight>) {
  const stages = stagesOf(network, outputUnits(network)) ?? [];
  return stages.flatMap((stage, index) =>
    weightShapes([stage]).map(({ weight, shape }) => {
      const name = `${names[index] ?? ''}/${weight}`;
      const found = stored.get(name) ?? [...stored].find(([key]) => isNamed(key, name))?.[1];
      if (!found) throw new OpenError('modelWeights', { weight: name });
      return decodeWeight(found, shape);
    }),
  );
}

function isNamed(key: string, name: string): boolean {
  const bare = key.replace(/:0$/, '');
  return bare === name || bare.endsWith(`/${name}`);
}
