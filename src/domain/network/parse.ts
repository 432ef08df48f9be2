/**
 * Reads networks and settings that come from outside (links, files, storage) and may be anything. Never throws; unknown keys are dropped; what is
 * missing gets its default. A network that is accepted can be shown and edited, but may still have problems, which `readNetwork` tells.
 */
import * as v from 'valibot';
import { mostLayers, nextId } from './edits';
import { isAllowed, simplest, type Field, type Fields, type ParamValue } from '../layers/fields';
import { layerDefinitions, layerKinds } from '../layers/registry';
import { asLayers, inOrder, networkInput, type OrderedLayer } from './in-order';
import type { LayerSpec, NetworkSpec } from './network';
import {
  defaultLearningRates,
  defaultOptimizer,
  optimizerFields,
  optimizerKinds,
  settingsFields,
  type OptimizerSpec,
  type TrainingSettings,
} from '../training/training';

export const parseErrorCodes = [
  'wrongStructure', // something is missing or of another type
  'outOfRange', // a value breaks its field's limits
  'unknownKind', // a layer or optimizer of no kind that we know
  'tooManyLayers',
  'duplicateId', // two layers with one id
  'inputs', // a layer takes something that does not come before it, or several things where it takes one
] as const;
export type ParseErrorCode = (typeof parseErrorCodes)[number];

export type Parsed<T> =
  | { readonly ok: true; readonly value: T }
  | {
      readonly ok: false;
      readonly code: ParseErrorCode;
      /** Where it is, e.g. "layers.2.params.filters"; empty for the whole. */
      readonly path: string;
      /** What was found there, shortened. */
      readonly detail: string;
    };

/** Schemas carry the error code as their message. */
const structure: ParseErrorCode = 'wrongStructure';
const unknownKind: ParseErrorCode = 'unknownKind';

const axis = v.pipe(
  v.number(structure),
  v.integer(structure),
  v.minValue(1, 'outOfRange'),
  v.maxValue(512, 'outOfRange'),
);
const id = v.pipe(v.string(structure), v.minLength(1, structure), v.maxLength(64, structure));

const layerSchema = v.variant(
  'kind',
  layerKinds.map((kind) =>
    v.object(
      {
        id: v.optional(id),
        kind: v.literal(kind),
        params: paramsSchema(layerDefinitions[kind].fields),
        inputs: v.optional(v.array(v.string(structure), structure)),
      },
      structure,
    ),
  ),
  unknownKind,
);
const networkSchema = v.object(
  {
    inputShape: v.tuple([axis, axis, axis], structure),
    layers: v.pipe(v.array(layerSchema, structure), v.maxLength(mostLayers, 'tooManyLayers')),
  },
  structure,
);

const optimizerSchema = v.variant(
  'kind',
  optimizerKinds.map((kind) =>
    v.object({ kind: v.literal(kind), params: paramsSchema(optimizerFields[kind]) }, structure),
  ),
  unknownKind,
);
const settingsSchema = v.object(
  {
    ...entriesOf(settingsFields),
    learningRate: v.optional(fieldSchema(settingsFields.learningRate)),
    optimizer: v.optional(optimizerSchema, defaultOptimizer('RMSprop')),
  },
  structure,
);

/** Reads a network spec. Layers without an id get the next free one. */
export function parseNetwork(value: unknown): Parsed<NetworkSpec> {
  const result = v.safeParse(networkSchema, value);
  if (!result.success) return failure(result.issues[0]);
  const { inputShape, layers } = result.output;
  const ids = layers.flatMap((layer) => layer.id ?? []);
  const duplicate = ids.find((each, index) => ids.indexOf(each) !== index);
  if (duplicate !== undefined) return { ok: false, code: 'duplicateId', path: 'layers', detail: duplicate };
  const network = { inputShape, layers: withIds(layers) };
  const order = inOrder(network);
  const misled = order.findIndex((each, place) => !takesRightly(each, order.slice(0, place)));
  const path = `layers.${misled}.inputs`;
  if (misled >= 0) return { ok: false, code: 'inputs', path, detail: String(order[misled]?.inputs).slice(0, 80) };
  return { ok: true, value: { inputShape, layers: asLayers(order) } };
}

function takesRightly({ layer, inputs }: OrderedLayer, before: readonly OrderedLayer[]): boolean {
  const isKnown = (id: string): boolean => id === networkInput || before.some((each) => each.layer.id === id);
  const isOnce = new Set(inputs).size === inputs.length;
  return (
    inputs.every(isKnown) && isOnce && (layerDefinitions[layer.kind].merges ? inputs.length > 0 : inputs.length === 1)
  );
}

/** Reads training settings. A missing learning rate is the optimizer's own default. */
export function parseSettings(value: unknown): Parsed<TrainingSettings> {
  const result = v.safeParse(settingsSchema, value);
  if (!result.success) return failure(result.issues[0]);
  // As above: checked against the fields that TrainingSettings is derived from.
  const optimizer = result.output.optimizer as OptimizerSpec;
  const learningRate = result.output.learningRate ?? defaultLearningRates[optimizer.kind];
  return { ok: true, value: { ...result.output, optimizer, learningRate } as TrainingSettings };
}

function fieldSchema(field: Field) {
  return v.pipe(
    v.custom<ParamValue>((value) => isAllowed(field, value), 'outOfRange'),
    v.transform((value): ParamValue => simplest(value)),
  );
}

function entriesOf(fields: Fields) {
  return Object.fromEntries(
    Object.entries(fields).map(([name, field]) => [name, v.optional(fieldSchema(field), field.default)]),
  );
}

function paramsSchema(fields: Fields) {
  return v.optional(v.object(entriesOf(fields), structure), {});
}

function withIds(layers: v.InferOutput<typeof networkSchema>['layers']): LayerSpec[] {
  const named = layers.map((layer) => ({ ...layer }));
  for (const layer of named) layer.id ??= nextId({ layers: named });
  // The schema has checked each layer's params against the fields of its kind, which is what LayerSpec is derived from.
  return named as LayerSpec[];
}

function failure(issue: v.BaseIssue<unknown>): Parsed<never> {
  const code = parseErrorCodes.find((each) => each === issue.message) ?? structure;
  const found = Array.isArray(issue.input) ? JSON.stringify(issue.input) : issue.received;
  return { ok: false, code, path: v.getDotPath(issue) ?? '', detail: found.slice(0, 80) };
}
