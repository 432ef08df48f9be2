/** What is remembered of a run, apart from its weights: the record that the list of runs shows. */
import type { Arithmetic, BackendName } from '../training/backends';
import type { DatasetId } from '../data/datasets';
import type { NetworkSpec } from '../network/network';
import type { PresetId } from '../network/presets';
import type { BatchPoint, EpochMetrics, Evaluation } from '../training/metrics';
import type { Teaching } from '../training/teaching';
import type { TrainingSettings } from '../training/training';

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
  /** What its weights were taught between trainings, in order. */
  readonly taught?: readonly Teaching[];
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
    // What is taught after a step is in the weights of that step.
    ...(record.taught && { taught: record.taught.filter(({ step }) => step <= steps) }),
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
