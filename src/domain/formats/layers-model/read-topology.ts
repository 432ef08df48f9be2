/** The layers of a model in their order: stacks in stacks are unpacked, and a graph is read where it is a plain stack. */
import * as v from 'valibot';
import { OpenError } from '../files/open-error';
import { anything, isConfig, none, only, Options, type Config } from './layer-options';

export interface TopologyLayer {
  readonly className: string;
  readonly name: string;
  /** The names of the stacks around it, outermost first. */
  readonly within: readonly string[];
  readonly config: Config;
}

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
export function readTopology(className: string, config: unknown, within: readonly string[] = []): TopologyLayer[] {
  if (within.length > deepest) refuse(className);
  if (!stacks.includes(className) && !graphs.includes(className)) refuse(className);
  const options = isConfig(config) ? config : { layers: config };
  const isGraph = graphs.includes(className);
  checkModel(className, options);
  const layers = v.safeParse(layersSchema, options.layers);
  if (!layers.success) throw new OpenError('wrongContents', { detail: v.getDotPath(layers.issues[0]) ?? 'layers' });
  const inOrder = isGraph ? chain(layers.output, options) : layers.output;
  return inOrder.flatMap((layer, index) => {
    const name = typeof layer.config.name === 'string' ? shown(layer.config.name) : `layer ${index + 1}`;
    const isStack = stacks.includes(layer.class_name) || graphs.includes(layer.class_name);
    if (isStack) return readTopology(layer.class_name, layer.config, [...within, name]);
    return [{ className: layer.class_name, name, within, config: layer.config }];
  });
}

function checkModel(className: string, options: Config): void {
  const name = typeof options.name === 'string' ? shown(options.name) : className;
  const inOut = graphs.includes(className) ? null : none;
  new Options(name, className, options).check({
    layers: null,
    build_input_shape: null,
    batch_input_shape: anything,
    trainable: only(true),
    input_layers: inOut,
    output_layers: inOut,
  });
}

/** The layers of a graph from its input to its output, each with the one before it as its only input. */
function chain(layers: readonly RawLayer[], { output_layers: outputs }: Config): RawLayer[] {
  const isInput = ({ class_name }: RawLayer) => class_name === 'InputLayer';
  const left = new Set(layers);
  const ordered: RawLayer[] = [];
  let last = layers.find(isInput);
  while (last) {
    ordered.push(last);
    left.delete(last);
    const name = last.config.name;
    last = [...left].find((layer) => inputOf(layer) === name);
  }
  const isOutput = JSON.stringify(outputs ?? []).includes(JSON.stringify(ordered.at(-1)?.config.name));
  if (left.size > 0 || !isOutput) refuse('Functional');
  return ordered;
}

/** The one layer that a layer gets its input from; null where there are several, or it is called with more than its input. */
function inputOf({ inbound_nodes: nodes }: RawLayer): string | null {
  const [node, ...others] = Array.isArray(nodes) ? (nodes as unknown[]) : [];
  if (others.length > 0) return null;
  return Array.isArray(node) ? listedInput(node) : historyInput(node);
}

/** [["dense", 0, 0, {}]] */
function listedInput(node: readonly unknown[]): string | null {
  const [input, ...others] = node;
  const [name, , , kwargs = {}] = Array.isArray(input) ? (input as unknown[]) : [];
  return others.length === 0 && typeof name === 'string' && isEmpty(kwargs) ? name : null;
}

/** Keras 3: { args: [{ class_name: "__keras_tensor__", config: { keras_history: ["dense", 0, 0] } }], kwargs: {} } */
function historyInput(node: unknown): string | null {
  const args = isConfig(node) && isEmpty(node.kwargs) && Array.isArray(node.args) ? (node.args as unknown[]) : [];
  const [input] = args;
  if (args.length !== 1 || !isConfig(input) || !isConfig(input.config)) return null;
  const history = input.config.keras_history;
  const [name] = Array.isArray(history) ? (history as unknown[]) : [];
  return typeof name === 'string' ? name : null;
}

function isEmpty(kwargs: unknown): boolean {
  return none(kwargs) || (isConfig(kwargs) && Object.values(kwargs).every(none));
}
