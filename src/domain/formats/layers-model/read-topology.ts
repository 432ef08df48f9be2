/** The layers of a model in their order, each behind those that it takes: models in models are unpacked. */
import * as v from 'valibot';
import { OpenError } from '../files/open-error';
import { anything, isConfig, none, only, Options, type Config } from './layer-options';

export interface TopologyLayer {
  readonly className: string;
  readonly name: string;
  /** The names of the stacks around it, outermost first. */
  readonly within: readonly string[];
  readonly config: Config;
  /** The places, in this list, of the layers that it takes; `networkPlace` for the network's input. */
  readonly inputs: readonly number[];
}

/** Stands for the network's input among places. */
export const networkPlace = -1;

const configSchema = v.record(v.string(), v.unknown());
const layerSchema = v.object({ class_name: v.string(), config: configSchema, inbound_nodes: v.optional(v.unknown()) });
const layersSchema = v.pipe(v.array(layerSchema), v.minLength(1), v.maxLength(200));
type RawLayer = v.InferOutput<typeof layerSchema>;

const stacks: readonly string[] = ['Sequential'];
const graphs: readonly string[] = ['Functional', 'Model'];
/** Stacks in stacks in stacks: nobody does more. */
const deepest = 5;

const shown = (text: string) => text.slice(0, 60);
function refuse(kind: string): never {
  throw new OpenError('modelNotSequential', { kind: shown(kind) });
}

/** @throws OpenError */
export function readTopology(className: string, config: unknown): TopologyLayer[] {
  const found: TopologyLayer[] = [];
  unpack({ className, config, within: [], source: networkPlace, isFrozen: false }, found);
  return found;
}

interface Nested {
  readonly className: string;
  readonly config: unknown;
  readonly within: readonly string[];
  /** The place of the layer whose output flows in. */
  readonly source: number;
  /** Whether a model around it is frozen, and with it all layers in it. */
  readonly isFrozen: boolean;
}

/** Appends the layers of a model, and of models in it; gives the place of the one whose output is the model's. */
function unpack({ className, config, within, source, ...around }: Nested, found: TopologyLayer[]): number {
  if (within.length > deepest) refuse(className);
  if (!stacks.includes(className) && !graphs.includes(className)) refuse(className);
  const options = isConfig(config) ? config : { layers: config };
  checkModel(className, options);
  const layers = v.safeParse(layersSchema, options.layers);
  if (!layers.success) throw new OpenError('wrongContents', { detail: v.getDotPath(layers.issues[0]) ?? 'layers' });
  const order = graphs.includes(className) ? inOrder(layers.output, options) : chained(layers.output);
  const isFrozen = around.isFrozen || options.trainable === false;
  const places = new Map<string, number>();
  for (const { layer, inputs } of order) {
    const name = typeof layer.config.name === 'string' ? shown(layer.config.name) : `layer ${found.length + 1}`;
    const from = inputs.length > 0 ? inputs.map((input) => places.get(input) ?? source) : [source];
    places.set(nameOf(layer), placeOf(layer, { name, within, from, isFrozen }, found));
  }
  return places.get(nameOf(order.at(-1)?.layer)) ?? source;
}

interface Where {
  readonly name: string;
  readonly within: readonly string[];
  readonly from: readonly number[];
  readonly isFrozen: boolean;
}

function placeOf({ class_name: className, config }: RawLayer, where: Where, found: TopologyLayer[]) {
  const { name, within, from, isFrozen } = where;
  const [source = networkPlace, ...others] = from;
  if (stacks.includes(className) || graphs.includes(className)) {
    if (others.length > 0) refuse('Functional');
    return unpack({ className, config, within: [...within, name], source, isFrozen }, found);
  }
  const own = isFrozen ? { ...config, trainable: false } : config;
  return found.push({ className, name, within, config: own, inputs: from }) - 1;
}

function checkModel(className: string, options: Config): void {
  const name = typeof options.name === 'string' ? shown(options.name) : className;
  const inOut = graphs.includes(className) ? null : none;
  new Options(name, className, options).check({
    layers: null,
    build_input_shape: null,
    batch_input_shape: anything,
    trainable: only(true, false),
    input_layers: inOut,
    output_layers: inOut,
  });
}

interface Ordered {
  readonly layer: RawLayer;
  readonly inputs: readonly string[];
}

const nameOf = (layer: RawLayer | undefined): string => String(layer?.config.name);

/** Each takes the one before it. Layers of a stack may have no names. */
function chained(layers: readonly RawLayer[]): Ordered[] {
  const named = layers.map((layer, index) => ({
    ...layer,
    config: { ...layer.config, name: layer.config.name ?? `layer ${index + 1}` },
  }));
  return named.map((layer, index) => ({ layer, inputs: index === 0 ? [] : [nameOf(named[index - 1])] }));
}

/** The layers of a graph with one input and one output, each behind those that it takes. */
function inOrder(layers: readonly RawLayer[], { output_layers: outputs }: Config): Ordered[] {
  const left = new Set(layers);
  const ordered: Ordered[] = [];
  const names = new Set<string>();
  const isReady = (layer: RawLayer): boolean =>
    layer.class_name === 'InputLayer' ? names.size === 0 : (inputsOf(layer)?.every((name) => names.has(name)) ?? false);
  for (let next = layers.find(isReady); next; next = [...left].find(isReady)) {
    ordered.push({ layer: next, inputs: inputsOf(next) ?? [] });
    names.add(nameOf(next));
    left.delete(next);
  }
  const isOutput = JSON.stringify(outputs ?? []).includes(JSON.stringify(ordered.at(-1)?.layer.config.name));
  const unused = ordered
    .slice(0, -1)
    .some(({ layer }) => !ordered.some(({ inputs }) => inputs.includes(nameOf(layer))));
  if (left.size > 0 || unused || !isOutput) refuse('Functional');
  return ordered;
}

/** The layers that a layer gets its inputs from; null where it is called several times, or with more than its inputs. */
function inputsOf({ inbound_nodes: nodes }: RawLayer): readonly string[] | null {
  const [node, ...others] = Array.isArray(nodes) ? (nodes as unknown[]) : [];
  if (others.length > 0 || node === undefined) return null;
  const names = Array.isArray(node) ? (node as unknown[]).map(listedInput) : historyInputs(node);
  return names.every((name) => name !== null) && names.length > 0 ? names : null;
}

/** ["dense", 0, 0, {}] */
function listedInput(input: unknown): string | null {
  const [name, , , kwargs = {}] = Array.isArray(input) ? (input as unknown[]) : [];
  return typeof name === 'string' && isEmpty(kwargs) ? name : null;
}

/** Keras 3: { args: [tensor], kwargs: {} }, or { args: [[tensor, tensor]], kwargs: {} }. */
function historyInputs(node: unknown): (string | null)[] {
  const args = isConfig(node) && isEmpty(node.kwargs) && Array.isArray(node.args) ? (node.args as unknown[]) : [];
  const [input] = args;
  if (args.length !== 1) return [null];
  return Array.isArray(input) ? (input as unknown[]).map(historyInput) : [historyInput(input)];
}

/** { class_name: "__keras_tensor__", config: { keras_history: ["dense", 0, 0] } } */
function historyInput(input: unknown): string | null {
  if (!isConfig(input) || !isConfig(input.config)) return null;
  const history = input.config.keras_history;
  const [name] = Array.isArray(history) ? (history as unknown[]) : [];
  return typeof name === 'string' ? name : null;
}

function isEmpty(kwargs: unknown): boolean {
  return none(kwargs) || (isConfig(kwargs) && Object.values(kwargs).every(none));
}
