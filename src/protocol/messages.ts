/**
 * The messages between page and worker: types only, plain data only. Every call has an id; replies name it. Results are tied to their call by `Calls`,
 * so that neither side casts. The worker transfers the typed arrays of its replies; the page those of the calls whose arguments it does not need any more.
 */
import type { Arithmetic, BackendChoice, BackendReport, Breakdown } from '../domain/training/backends';
import type { BuiltInId, DatasetInfo } from '../domain/data/datasets';
import type { DataSource } from '../domain/data/held-data';
import type { Samples, Split } from '../domain/data/samples';
import type { NetworkSpec } from '../domain/network/network';
import type { TrainProgress } from '../domain/run/train-progress';
import type { Prediction } from '../domain/explain/prediction';
import type { EngineFailure } from '../domain/engine-failure';
import type { Evaluation } from '../domain/training/metrics';
import type { Measurement } from '../domain/training/forecast';
import type { TrainingSettings } from '../domain/training/training';
import type { DataCalls } from './data';
import type { FileCalls } from './files';
import type { InspectCalls } from './inspect';
import type { RunCalls } from './runs';
import type { TeachCalls } from './teach';

export interface StartArgs {
  readonly backend: BackendChoice;
  /** Where the page lives, to which data paths are relative. */
  readonly baseUrl: string;
}

export interface LoadProgress {
  readonly loadedBytes: number;
  readonly totalBytes: number;
}

export interface SamplesArgs {
  readonly split: Split;
  /** Only images of this class; all when null. */
  readonly label: number | null;
  readonly offset: number;
  readonly count: number;
}

export interface BuildArgs {
  readonly network: NetworkSpec;
  readonly seed: number;
  /** With what the run is to be computed, where that is possible; by default with the fastest. */
  readonly arithmetic?: Arithmetic | null;
}

export interface TrainArgs {
  readonly network: NetworkSpec;
  readonly settings: TrainingSettings;
  /** True continues with the weights (and optimizer state, while the optimizer stays the same) as they are; false begins a new run. */
  readonly continue: boolean;
  /** Begin in the state `paused`, for stepping from the start. */
  readonly paused: boolean;
  /** With `continue`: goes on with the training that was not brought to its end, to the epoch where it would have ended, as if it had never stopped. */
  readonly resume?: boolean;
}

export interface TrainResult {
  readonly outcome: 'done' | 'stopped';
  /** The epoch after which EarlyStopping ended the training. */
  readonly stoppedEarly?: number | null;
  /** The epoch whose weights were best, when they are not the present ones and can be had by `useBestWeights`. */
  readonly bestEpoch?: number | null;
  /** The epoch whose weights were put back at the end because they were the best. */
  readonly restoredEpoch?: number | null;
  /** Test loss and accuracy when the run came to its end by itself. */
  readonly evaluation: Evaluation | null;
}

export interface MeasureArgs {
  readonly network: NetworkSpec;
  readonly settings: TrainingSettings;
}

export interface EvaluateProgress {
  readonly done: number;
  readonly count: number;
}

export interface PredictArgs {
  /** height x width x channels values from 0 to 1. */
  readonly image: Float32Array;
}
/** Every call: its arguments, its result, and the progress it reports (never, for most). */
export interface Calls extends InspectCalls, RunCalls, DataCalls, FileCalls, TeachCalls {
  start: { args: StartArgs; result: BackendReport; progress: never };
  /** `source` says where a full set may be fetched; what comes with the page and what is kept needs none. */
  loadDataset: {
    args: { readonly dataset: BuiltInId; readonly source?: DataSource };
    result: DatasetInfo;
    progress: LoadProgress;
  };
  samples: { args: SamplesArgs; result: Samples; progress: never };
  /** Builds the network with fresh weights from its seed and makes it the current one; tells with what it is computed here. */
  build: {
    args: BuildArgs;
    result: { readonly parameters: number; readonly arithmetic: Arithmetic };
    progress: never;
  };
  /** How fast a network trains on the data set in place: tried out for a moment, on weights of its own. The run in place does not change. */
  measure: { args: MeasureArgs; result: Measurement; progress: never };
  train: { args: TrainArgs; result: TrainResult; progress: TrainProgress };
  evaluate: { args: { readonly split: Split }; result: Evaluation; progress: EvaluateProgress };
  /** Latest wins: null when a newer prediction overtook this one. */
  predict: { args: PredictArgs; result: Prediction | null; progress: never };
}
export type CallKind = keyof Calls;

export type Request = {
  [K in CallKind]: { readonly kind: K; readonly id: number; readonly args: Calls[K]['args'] };
}[CallKind];

/** The page does not wait for a call any more: it has been told `aborted`. Of a call that is over, this does nothing. */
export interface Cancel {
  readonly kind: 'cancel';
  readonly id: number;
}

/** Messages that steer the training under way; they need no reply, the progress shows their effect. */
export type Control =
  | { readonly kind: 'pause' }
  | { readonly kind: 'resume' }
  | { readonly kind: 'step' }
  | { readonly kind: 'stop' }
  | { readonly kind: 'setLearningRate'; readonly learningRate: number };

export type Reply =
  /** No reply to anything: the worker has loaded the engine. */
  | { readonly kind: 'awake' }
  | {
      [K in CallKind]: {
        readonly kind: 'result';
        readonly call: K;
        readonly id: number;
        readonly result: Calls[K]['result'];
      };
    }[CallKind]
  | {
      [K in CallKind]: {
        readonly kind: 'progress';
        readonly call: K;
        readonly id: number;
        readonly progress: Calls[K]['progress'];
      };
    }[CallKind]
  | { readonly kind: 'error'; readonly id: number; readonly error: EngineFailure }
  /** No reply to anything: a device that failed made the engine move to another backend, with the run as it last was. */
  | { readonly kind: 'flight'; readonly report: BackendReport; readonly breakdown: Breakdown }
  /** No reply to anything: a device failed, and no backend is left to move to. */
  | { readonly kind: 'stranded'; readonly error: EngineFailure };
