/** Calls that take runs out of the engine and put them back. Types only, see messages.ts. */
import type { Arithmetic } from '../domain/training/backends';
import type { CallbackState } from '../domain/training/callbacks';
import type { NetworkSpec } from '../domain/network/network';
import type { OptimizerSpec } from '../domain/training/training';

/** How far a run has come: enough to go on in mid-epoch as if nothing had happened. */
export interface Position {
  /** Epochs brought to their end. */
  epochs: number;
  /** Steps done in the epoch under way. */
  stepInEpoch: number;
  /** Steps since the run began. */
  steps: number;
  /** Sums over the images seen in the epoch under way. */
  lossSum: number;
  accuracySum: number;
  imagesSeen: number;
  /** Time spent in the epoch under way, without pauses. */
  seconds: number;
}

/** A training that is not through: what Train began and only its last epoch, or another Train, ends. */
export interface Fit {
  /** The epoch after which it is through, counted from 1 since the run began. */
  readonly lastEpoch: number;
  /** The rate as chosen, changed and reduced so far, before any schedule. */
  learningRate: number;
  callbacks: CallbackState;
  /** EarlyStopping has ended it. */
  stoppedEarly: boolean;
}

/** The weights of the best epoch of the newest training, by the watched metric. */
export interface BestWeights {
  /** Counted from 1 since the run began. */
  readonly epoch: number;
  /** Steps since the run began. */
  readonly steps: number;
  /** Every variable's values, in the order of the layers. */
  readonly weights: readonly Float32Array[];
}

/** A run as plain data: it outlives its backend, its worker and, once stored, its page. */
export interface RunSnapshot {
  readonly network: NetworkSpec;
  /** The seed that the initial weights came from. */
  readonly seed: number;
  /** Every variable's values, in the order of the layers. */
  readonly weights: readonly Float32Array[];
  readonly optimizer: {
    readonly spec: OptimizerSpec;
    readonly slots: readonly Float32Array[];
    readonly steps: number;
  } | null;
  readonly position: Position;
  /** Null when the training came to its end, or none was begun. */
  readonly fit: Fit | null;
  readonly best: BestWeights | null;
  /** What its steps were computed with; null or missing where that is not known. */
  readonly arithmetic?: Arithmetic | null;
}

/** Kinds of call, each with its arguments, its result and the progress it reports. The buffers of a `checkpoint` are transferred. */
export interface RunCalls {
  /** The run as it is; while it trains, as it is between two steps. */
  snapshot: { args: Record<string, never>; result: { readonly checkpoint: RunSnapshot }; progress: never };
  /**
   * Puts a run in place of the present one, which stays when this fails: `networkInvalid` when its network cannot be built, or `snapshotInvalid` when the values do not fit
   * that network. Which data set is in place does not matter. Tells with what the run is computed from here on: as before where that is possible.
   */
  restore: {
    args: { readonly snapshot: RunSnapshot };
    result: { readonly parameters: number; readonly trainedSteps: number; readonly arithmetic: Arithmetic };
    progress: never;
  };
  /** Goes back to the weights of the best epoch. Null when none are kept. */
  useBestWeights: {
    args: Record<string, never>;
    result: { readonly epoch: number } | null;
    progress: never;
  };
}
