/** What is remembered of a run, apart from its weights: the record that the list of runs shows and that is read back from storage. */
import * as v from 'valibot';
import { backendNames, type BackendName } from './backends';
import { datasetIds, isOwn, type DatasetId } from './datasets';
import type { NetworkSpec } from './network';
import { parseNetwork, parseSettings } from './parse';
import { presetIds, type PresetId } from './presets';
import type { TrainingSettings } from './training';

/** The version of the stored form; a record of a newer one is left alone. */
export const recordVersion = 1;

/** `interrupted`: its page or its worker went away while it trained. */
export const runStates = ['running', 'done', 'stopped', 'failed', 'interrupted'] as const;
export type RunState = (typeof runStates)[number];

export interface EpochRecord {
  /** Counted from 1 since the run began. */
  readonly epoch: number;
  readonly loss: number;
  readonly accuracy: number;
  readonly valLoss: number | null;
  readonly valAccuracy: number | null;
  readonly seconds: number;
}

/** A batch of a run. */
export interface BatchPoint {
  /** Where it lies on the run's time line: 1.5 is the middle of the second epoch. */
  readonly epoch: number;
  readonly step: number;
  readonly loss: number;
  readonly accuracy: number;
}

export interface TestResult {
  readonly loss: number;
  readonly accuracy: number;
  /** Images tested. */
  readonly count: number;
  readonly seconds: number;
}

export interface RunRecord {
  readonly id: string;
  /** As the user called it; empty for the name of its network. */
  readonly name: string;
  /** Milliseconds since 1970. */
  readonly createdAt: number;
  readonly presetId: PresetId | null;
  readonly network: NetworkSpec;
  readonly settings: TrainingSettings;
  readonly dataset: DatasetId;
  readonly backend: BackendName;
  readonly state: RunState;
  readonly parameters: number;
  readonly steps: number;
  readonly epochs: readonly EpochRecord[];
  /** A few hundred of its batches, spikes included. */
  readonly batches: readonly BatchPoint[];
  readonly evaluation: TestResult | null;
  /** The epoch after which EarlyStopping ended it. */
  readonly stoppedEarly: number | null;
  /** The epochs whose weights are kept beside those of the end. */
  readonly keptEpochs: readonly number[];
}

/** Numbers as they are measured: a loss may be NaN or infinite. */
const measured = v.union([v.number(), v.nan()]);
const count = v.pipe(v.number(), v.integer(), v.minValue(0));
const epochSchema = v.object({
  epoch: count,
  loss: measured,
  accuracy: measured,
  valLoss: v.nullable(measured),
  valAccuracy: v.nullable(measured),
  seconds: measured,
});
const schema = v.object({
  version: v.literal(recordVersion),
  id: v.pipe(v.string(), v.minLength(1), v.maxLength(100)),
  name: v.pipe(v.string(), v.maxLength(200)),
  createdAt: v.number(),
  presetId: v.fallback(v.nullable(v.picklist(presetIds)), null),
  network: v.unknown(),
  settings: v.unknown(),
  dataset: v.custom<DatasetId>((id) => isDatasetId(id)),
  backend: v.picklist(backendNames),
  state: v.picklist(runStates),
  parameters: count,
  steps: count,
  epochs: v.array(epochSchema),
  batches: v.array(v.object({ epoch: measured, step: count, loss: measured, accuracy: measured })),
  evaluation: v.nullable(v.object({ loss: measured, accuracy: measured, count, seconds: measured })),
  stoppedEarly: v.nullable(count),
  keptEpochs: v.array(count),
});

function isDatasetId(id: unknown): id is DatasetId {
  return typeof id === 'string' && ((datasetIds as readonly string[]).includes(id) || isOwn(id as DatasetId));
}

/** Reads a stored record, which may be anything; null when it is none of this version. */
export function parseRunRecord(value: unknown): RunRecord | null {
  const result = v.safeParse(schema, value);
  if (!result.success) return null;
  const network = parseNetwork(result.output.network);
  const settings = parseSettings(result.output.settings);
  if (!network.ok || !settings.ok) return null;
  const { version: _, ...record } = result.output;
  return { ...record, network: network.value, settings: settings.value };
}

/** The form in which a record is stored. */
export function storedForm(record: RunRecord): unknown {
  return { ...record, version: recordVersion };
}

/** Seconds that a run has trained, without pauses. */
export function trainedSeconds({ epochs }: Pick<RunRecord, 'epochs'>): number {
  return epochs.reduce((sum, { seconds }) => sum + seconds, 0);
}

/** Images of the test set that were read wrongly. */
export function errorCount({ accuracy, count: tested }: TestResult): number {
  return Math.round((1 - accuracy) * tested);
}

/** What Export run writes: all that is needed to repeat and to plot a run. */
export function runFile(record: RunRecord): object {
  const { name, createdAt, presetId, network, settings, backend, dataset, parameters, steps, state } = record;
  return {
    format: 'cnn-playground-run',
    version: recordVersion,
    name,
    created: new Date(createdAt).toISOString(),
    preset: presetId,
    spec: network,
    settings,
    seed: settings.seed,
    backend,
    dataset,
    parameters,
    steps,
    state,
    stoppedEarly: record.stoppedEarly,
    history: { epochs: record.epochs, batches: record.batches },
    test: record.evaluation,
  };
}

/** A file name that every system takes. */
export function runFileName({ name, presetId, settings, createdAt }: RunRecord): string {
  const title = (name === '' ? (presetId ?? 'network') : name)
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, '-')
    .replace(/^-+|-+$/g, '');
  const time = new Date(createdAt)
    .toISOString()
    .slice(0, 16)
    .replace(/[^0-9]/g, '');
  return `run-${title.slice(0, 60) || 'network'}-seed${settings.seed}-${time}.json`;
}

/** Differences between runs, one row each: what was set, and its value in every run. */
export interface Difference {
  /** "settings.batchSize", "optimizer", "layers" ... */
  readonly name: string;
  readonly values: readonly string[];
}

/** The settings in which runs differ: those of training by name, the optimizer with its parameters, the data set and the stack of layers. */
export function differences(records: readonly RunRecord[]): Difference[] {
  const tables = records.map(factsOf);
  const names = [...new Set(tables.flatMap((table) => [...table.keys()]))];
  return names
    .map((name) => ({ name, values: tables.map((table) => table.get(name) ?? '') }))
    .filter(({ values }) => new Set(values).size > 1);
}

function factsOf({ network, settings, dataset, backend }: RunRecord): Map<string, string> {
  const { optimizer, ...others } = settings;
  const facts = new Map<string, string>([
    ['dataset', dataset],
    ['backend', backend],
    ['layers', stackText(network)],
  ]);
  for (const [name, value] of Object.entries(others)) facts.set(`settings.${name}`, String(value));
  facts.set('settings.optimizer', optimizer.kind);
  for (const [name, value] of Object.entries(optimizer.params)) facts.set(`settings.${name}`, String(value));
  return facts;
}

/** A stack in one line: "Conv2D 32, MaxPooling2D 2, Flatten, Dense 10". */
function stackText({ layers }: NetworkSpec): string {
  return layers.map(({ kind, params }) => [kind, ...Object.values<unknown>(params).slice(0, 1)].join(' ')).join(', ');
}

/** The best measured figures of a run, and on which images. */
export interface RunResult {
  readonly from: 'test' | 'validation' | 'training';
  readonly accuracy: number;
  readonly loss: number;
}

/** On the test images where it was tested, else of its last epoch; null before its first one. */
export function resultOf({ evaluation, epochs }: Pick<RunRecord, 'evaluation' | 'epochs'>): RunResult | null {
  if (evaluation) return { from: 'test', accuracy: evaluation.accuracy, loss: evaluation.loss };
  const last = epochs.at(-1);
  if (!last) return null;
  if (last.valLoss !== null && last.valAccuracy !== null)
    return { from: 'validation', accuracy: last.valAccuracy, loss: last.valLoss };
  return { from: 'training', accuracy: last.accuracy, loss: last.loss };
}

export const runOrders = ['newest', 'accuracy', 'loss', 'parameters', 'time', 'name'] as const;
export type RunOrder = (typeof runOrders)[number];

/** Sorted copies of a list: the best first, and those without a result last. */
export function sortRuns(runs: readonly RunRecord[], order: RunOrder, nameOf: (run: RunRecord) => string): RunRecord[] {
  const keys: Readonly<Record<RunOrder, (run: RunRecord) => number>> = {
    newest: (run) => -run.createdAt,
    accuracy: (run) => -(resultOf(run)?.accuracy ?? -1),
    loss: (run) => resultOf(run)?.loss ?? Infinity,
    parameters: (run) => run.parameters,
    time: trainedSeconds,
    name: () => 0,
  };
  const key = keys[order];
  const byKey = (a: RunRecord, b: RunRecord) => (key(a) === key(b) ? 0 : key(a) - key(b));
  return [...runs].sort((a, b) => byKey(a, b) || (order === 'name' ? nameOf(a).localeCompare(nameOf(b)) : 0));
}
