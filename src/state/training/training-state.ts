/** The run as the page sees it: its settings, its flow from Train to its end, what came of it, and every action on it. */
import type { Arithmetic } from '../../domain/training/backends';
import type { DatasetId } from '../../domain/data/datasets';
import { defaultsOf } from '../../domain/layers/fields';
import type { NetworkSpec } from '../../domain/network/network';
import { defaultOptimizer, settingsFields, type TrainingSettings } from '../../domain/training/training';
import type { Teaching } from '../../domain/training/teaching';
import type { FlowState } from '../../domain/training/training-flow';
import type { EpochMetrics, Evaluation } from '../../domain/training/metrics';
import type { SavedRun } from '../runs/listener';
import type { EngineFailure } from '../../domain/engine-failure';
import type { TrainProgress } from '../../domain/run/train-progress';

export interface TrainingState {
  readonly settings: TrainingSettings;
  readonly flow: FlowState;
  /** Stop was pressed and the worker has not answered yet. */
  readonly isStopping: boolean;
  readonly progress: TrainProgress | null;
  readonly epochs: readonly EpochMetrics[];
  readonly evaluation: Evaluation | null;
  /** The data set of whose test images that is the result. */
  readonly evaluatedOn: DatasetId | null;
  /** How far an evaluation under way is. */
  readonly evaluating: { readonly done: number; readonly count: number } | null;
  readonly failure: EngineFailure | null;
  /** The best epoch, where it was not the last one and its weights can still be had. */
  readonly bestEpoch: number | null;
  /** The epoch after which EarlyStopping ended the run. */
  readonly stoppedEarly: number | null;
  /** The epoch whose weights were put back at the end. */
  readonly restoredEpoch: number | null;
  /** The network, the data set and its classes that the worker's weights belong to; null when it holds none that can be used. */
  readonly built: NetworkSpec | null;
  readonly builtDataset: DatasetId | null;
  readonly builtClasses: readonly string[] | null;
  /** The seed that its weights began with. */
  readonly builtSeed: number | null;
  /** With what the worker computes the weights that it was given last; null before any. */
  readonly arithmetic: Arithmetic | null;
  /** What the weights in use were taught beyond their training, in order. */
  readonly taught: readonly Teaching[];
  /** Whether the last of it can be taken back: nothing was trained since. */
  readonly canUnteach: boolean;
  /** The settings that the newest run uses. */
  readonly runSettings: TrainingSettings | null;
  readonly trainedSteps: number;
  /** Grows when the weights have changed noticeably: at growing distances in the first epoch, after every epoch, at a single step, stop and reset. */
  readonly version: number;
  /** Changes settings. A new learning rate is used at once, the others by the next run. */
  readonly setSettings: (partial: Partial<TrainingSettings>) => void;
  readonly train: () => Promise<void>;
  readonly pause: () => void;
  readonly resume: () => void;
  /** One batch more while paused; otherwise begins a run that pauses after its first batch. */
  readonly stepOneBatch: () => void;
  readonly stop: () => void;
  /** Whether no training may begin now, because the weights are being exchanged. */
  readonly isHeld: boolean;
  /** Ends the training under way, does something, and lets no other training begin before that is done. */
  readonly hold: <T>(work: () => Promise<T>) => Promise<T>;
  readonly resetWeights: (arithmetic?: Arithmetic) => Promise<void>;
  /** Throws a run away whose weights are lost, and all that is known of it. What was trained stays. */
  readonly leaveLost: () => void;
  /** Builds the chosen network where nothing was trained. Never rejects: see `failure`. */
  readonly prepare: () => Promise<void>;
  readonly evaluate: () => Promise<void>;
  /** Puts an earlier run in place of the present one; false when that failed, and the present one stayed. */
  readonly adopt: (saved: SavedRun) => Promise<boolean>;
  /** Goes on with an adopted run to the epoch where it would have ended. */
  readonly resumeRun: () => Promise<void>;
  readonly useBestWeights: () => Promise<void>;
  /** To be told when the worker has died, which takes the weights along; gives whether trained ones are lost that no run under way tells of. */
  readonly engineEnded: () => boolean;
}

export const initialSettings: TrainingSettings = {
  ...defaultsOf(settingsFields),
  optimizer: defaultOptimizer('RMSprop'),
};

/** What is known of a run before it has begun. */
export const noRun = {
  progress: null,
  epochs: [],
  evaluation: null,
  evaluatedOn: null,
  trainedSteps: 0,
  bestEpoch: null,
  stoppedEarly: null,
  restoredEpoch: null,
  taught: [],
  canUnteach: false,
} as const;

/** The worker holds no weights. */
export const nothingBuilt = { built: null, builtDataset: null, builtClasses: null, builtSeed: null } as const;
