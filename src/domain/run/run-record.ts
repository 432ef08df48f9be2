/** What is remembered of a run, apart from its weights: the record that the list of runs shows and that is read back from storage. */
import * as v from 'valibot';
import { arithmetics, backendNames, type Arithmetic, type BackendName } from '../training/backends';
import { isDatasetId, type DatasetId } from '../data/datasets';
import type { NetworkSpec } from '../network/network';
import { parseNetwork, parseSettings } from '../network/parse';
import { presetIds, type PresetId } from '../network/presets';
import type { BatchPoint, EpochMetrics, Evaluation } from '../training/metrics';
import type { TrainingSettings } from '../training/training';

/** The version of the stored form; a record of a newer one is left alone. */
export const recordVersion = 1;

/** The most batches that are put into a record: enough for a chart of any width. */
export const mostBatches = 600;

/** Letters of the name that a user may give a run. */
export const longestRunName = 80;

/** `interrupted`: its page or its worker went away while it trained. */
export const runStates = ['running', 'done', 'stopped', 'failed', 'interrupted'] as const;
export type RunState = (typeof runStates)[number];

/** A learning rate that was chosen when `step` steps were done. */
export interface RateChange {
  readonly step: number;
  readonly rate: number;
}

/** A training that went on with the weights as they were after `step` steps. */
export interface LaterFit {
  readonly step: number;
  readonly settings: TrainingSettings;
}

export interface RunRecord {
  readonly id: string;
  /** As the user called it; empty for the name of its network. */
  readonly name: string;
  /** Milliseconds since 1970. */
  readonly createdAt: number;
  readonly presetId: PresetId | null;
  readonly network: NetworkSpec;
  /** Those of its first training: from their seed its weights came. */
  readonly settings: TrainingSettings;
  /** Learning rates that were chosen while it trained, in order. */
  readonly rates?: readonly RateChange[];
  /** Later trainings of the same weights, in order. */
  readonly later?: readonly LaterFit[];
  readonly dataset: DatasetId;
  /** That of the pictures, where they were the user's own: these may be changed later. */
  readonly dataChecksum?: number;
  readonly backend: BackendName;
  /** What its steps were computed with; missing where that is not known. */
  readonly arithmetic?: Arithmetic;
  readonly state: RunState;
  readonly parameters: number;
  readonly steps: number;
  readonly epochs: readonly EpochMetrics[];
  /** A few hundred of its batches, spikes included. */
  readonly batches: readonly BatchPoint[];
  readonly evaluation: Evaluation | null;
  /** The epoch after which EarlyStopping ended it. */
  readonly stoppedEarly: number | null;
  /** The epochs whose weights are kept beside those of the end. */
  readonly keptEpochs: readonly number[];
}

/** The greatest time that a Date can hold. */
const lastTime = 8.64e15;
/** More than anybody trains; a record that holds more would only stop the page. */
const most = { epochs: 100_000, batches: 10_000, keptEpochs: 10_000, changes: 10_000 };

/** Numbers as they are measured in single precision: a loss may be NaN or infinite. */
const measured = v.union([
  v.nan(),
  v.literal(Infinity),
  v.literal(-Infinity),
  v.pipe(v.number(), v.minValue(-3.5e38), v.maxValue(3.5e38)),
]);
const count = v.pipe(v.number(), v.integer(), v.minValue(0), v.maxValue(Number.MAX_SAFE_INTEGER));
const epochSchema = v.object({
  epoch: count,
  loss: measured,
  accuracy: measured,
  valLoss: v.nullable(measured),
  valAccuracy: v.nullable(measured),
  seconds: measured,
});
const rateSchema = v.object({ step: count, rate: v.pipe(v.number(), v.finite(), v.minValue(0)) });
const batchSchema = v.object({ epoch: measured, step: count, loss: measured, accuracy: measured });
const schema = v.object({
  version: v.literal(recordVersion),
  id: v.pipe(v.string(), v.minLength(1), v.maxLength(100)),
  name: v.pipe(v.string(), v.maxLength(longestRunName)),
  createdAt: v.pipe(count, v.maxValue(lastTime)),
  presetId: v.fallback(v.nullable(v.picklist(presetIds)), null),
  network: v.unknown(),
  settings: v.unknown(),
  rates: v.optional(v.pipe(v.array(rateSchema), v.maxLength(most.changes))),
  later: v.optional(v.pipe(v.array(v.object({ step: count, settings: v.unknown() })), v.maxLength(most.changes))),
  dataset: v.custom<DatasetId>(isDatasetId),
  dataChecksum: v.optional(count),
  backend: v.picklist(backendNames),
  arithmetic: v.optional(v.picklist(arithmetics)),
  state: v.picklist(runStates),
  parameters: count,
  steps: count,
  epochs: v.pipe(v.array(epochSchema), v.maxLength(most.epochs)),
  batches: v.pipe(v.array(batchSchema), v.maxLength(most.batches)),
  evaluation: v.nullable(v.object({ loss: measured, accuracy: measured, count, seconds: measured })),
  stoppedEarly: v.nullable(count),
  keptEpochs: v.pipe(v.array(count), v.maxLength(most.keptEpochs)),
});

/** Reads a stored record, which may be anything; null when it is none of this version. */
export function parseRunRecord(value: unknown): RunRecord | null {
  const result = v.safeParse(schema, value);
  if (!result.success) return null;
  const network = parseNetwork(result.output.network);
  const settings = parseSettings(result.output.settings);
  if (!network.ok || !settings.ok) return null;
  const { version: _, later, ...record } = result.output;
  const fits = later?.flatMap(readFit);
  if (fits?.length !== later?.length) return null;
  return { ...record, network: network.value, settings: settings.value, ...(fits && { later: fits }) };
}

function readFit({ step, settings }: { step: number; settings: unknown }): LaterFit[] {
  const read = parseSettings(settings);
  return read.ok ? [{ step, settings: read.value }] : [];
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
export function errorCount({ accuracy, count: tested }: Evaluation): number {
  return Math.round((1 - accuracy) * tested);
}

/** Epochs that a run went back behind are replaced when they end again. */
export function withFinished(
  epochs: readonly EpochMetrics[],
  finished: readonly EpochMetrics[],
): readonly EpochMetrics[] {
  const first = finished[0]?.epoch ?? Infinity;
  return [...epochs.filter(({ epoch }) => epoch < first), ...finished];
}

/** A run as it was at an earlier place, such as that of its newest copy. */
export function cutBack(record: RunRecord, { epochs, steps }: { epochs: number; steps: number }): RunRecord {
  const isWhole = steps >= record.steps;
  const before = ({ step }: { readonly step: number }) => step < steps;
  return {
    ...record,
    steps,
    epochs: record.epochs.filter(({ epoch }) => epoch <= epochs),
    batches: record.batches.filter(({ step }) => step <= steps),
    ...(record.rates && { rates: record.rates.filter(before) }),
    ...(record.later && { later: record.later.filter(before) }),
    evaluation: isWhole ? record.evaluation : null,
    stoppedEarly: isWhole ? record.stoppedEarly : null,
  };
}

/** All settings with which a run trained, each from a step on. */
export function stagesOf({ settings, rates = [], later = [] }: SettingsHistory): LaterFit[] {
  const changes = [...later, ...rates].sort((a, b) => a.step - b.step);
  let present = settings;
  const stages = changes.map((change): LaterFit => {
    present = 'rate' in change ? { ...present, learningRate: change.rate } : change.settings;
    return { step: change.step, settings: present };
  });
  return [{ step: 0, settings }, ...stages];
}
type SettingsHistory = Pick<RunRecord, 'settings' | 'rates' | 'later'>;

/** The settings with which a run trained last. */
export function lastSettings(record: SettingsHistory): TrainingSettings {
  return stagesOf(record).at(-1)?.settings ?? record.settings;
}
