/** Networks and settings as version 2 writes them: whole, each layer with its id and the ids of the layers that it gets its input from. */
import * as v from 'valibot';
import { inOrder, networkInput } from '../../network/in-order';
import type { LayerSpec, NetworkSpec } from '../../network/network';
import { parseNetwork, parseSettings, type Parsed } from '../../network/parse';
import type { OptimizerSpec, TrainingSettings } from '../../training/training';
import { later2, layers2, optimizers2, settings2 as settingsDefaults } from './defaults2';
import { readBy, type ReadErrorCode, type Reading, type Schema } from './define-format';

/** What the first layer names as its input; no layer has this id. */
export const inputId = 'input';

const params = v.record(v.string(), v.unknown());
const network = v.object({
  inputShape: v.unknown(),
  layers: v.array(v.object({ id: v.string(), kind: v.string(), inputs: v.array(v.string()), params })),
});
const optimizer = v.object({ kind: v.string(), params });
const settings = v.looseObject({ optimizer, learningRate: v.unknown() });

export type Network2 = v.InferOutput<typeof network>;
export type Optimizer2 = v.InferOutput<typeof optimizer>;
export type Settings2 = v.InferOutput<typeof settings>;

export const network2: Schema<NetworkSpec> = v.pipe(network, readBy(openNetwork));
export const optimizer2: Schema<OptimizerSpec> = v.pipe(optimizer, readBy(openOptimizer));
export const settings2: Schema<TrainingSettings> = v.pipe(settings, readBy(openSettings));

/** A network as it is saved. */
export function savedNetwork(network: NetworkSpec): Network2 {
  const layers = inOrder(network).map(({ layer, inputs }) => ({
    id: layer.id,
    kind: layer.kind,
    params: withoutLater(layer),
    inputs: inputs.map((id) => (id === networkInput ? inputId : id)),
  }));
  return { inputShape: network.inputShape, layers };
}

/** Parameters that came later are left out where they mean what was meant before. */
function withoutLater({ kind, params: all }: LayerSpec): Values {
  const later = new Map(Object.entries(new Map<string, Values>(Object.entries(later2)).get(kind) ?? {}));
  return Object.fromEntries(Object.entries(all).filter(([name, value]) => later.get(name) !== value));
}

/** Layers, each with the one before it as its input: what version 1 meant. */
export function chained<L extends { readonly id: string }>(layers: readonly L[]): (L & { inputs: string[] })[] {
  return layers.map((layer, index) => ({ ...layer, inputs: [layers[index - 1]?.id ?? inputId] }));
}

function openNetwork({ inputShape, layers }: Network2): Reading<NetworkSpec> {
  const whole = layers.map((layer, index) => wholeOf(layers2, layer, `layers.${index}`));
  const wrong = whole.find((each) => !each.ok);
  if (wrong) return wrong;
  const read = whole.flatMap((each, index) => {
    const { id = '', inputs = [] } = layers[index] ?? {};
    return each.ok
      ? [{ id, inputs: inputs.map((input) => (input === inputId ? networkInput : input)), ...each.value }]
      : [];
  });
  return readingOf(parseNetwork({ inputShape, layers: read }));
}

function openOptimizer(given: Optimizer2): Reading<OptimizerSpec> {
  const whole = wholeOf(optimizers2, given, '');
  if (!whole.ok) return whole;
  const read = readingOf(parseSettings({ optimizer: whole.value }));
  return read.ok ? { ok: true, value: read.value.optimizer } : read;
}

function openSettings({ optimizer: given, learningRate, ...others }: Settings2): Reading<TrainingSettings> {
  const [spec, whole] = [wholeOf(optimizers2, given, 'optimizer'), filled(settingsDefaults, others, '')];
  if (!spec.ok) return spec;
  if (!whole.ok) return whole;
  return readingOf(parseSettings({ ...whole.value, learningRate, optimizer: spec.value }));
}

type Values = Readonly<Record<string, unknown>>;
type OfKind = { readonly kind: string; readonly params: Values };

/** With the parameters that are missing. */
function wholeOf(table: Readonly<Record<string, Values>>, { kind, params: given }: OfKind, path: string) {
  const defaults = Object.hasOwn(table, kind) ? table[kind] : undefined;
  if (!defaults) return refused('unknownName', `${path}.kind`);
  const whole = filled(defaults, given, `${path}.params`);
  return whole.ok ? { ok: true as const, value: { kind, params: whole.value } } : whole;
}

/** A name that the page does not have is refused: nobody knows what it means. */
function filled(defaults: Values, given: Values, path: string): Reading<Values> {
  const unknown = Object.keys(given).find((key) => !Object.hasOwn(defaults, key));
  if (unknown !== undefined) return refused('unknownName', `${path}.${unknown}`);
  return { ok: true, value: { ...defaults, ...given } };
}

function readingOf<T>(parsed: Parsed<T>): Reading<T> {
  return parsed.ok ? parsed : refused(parsed.code === 'unknownKind' ? 'unknownName' : 'wrongContents', parsed.path);
}

function refused(code: ReadErrorCode, path: string): Reading<never> & { ok: false } {
  return { ok: false, code, path: path.replace(/^\./, '') };
}
