/** A run as plain data, and what it is made of. */
import type { NetworkSpec } from '../network/network';
import type { Arithmetic } from '../training/backends';
import type { CallbackState } from '../training/callbacks';
import type { OptimizerSpec } from '../training/training';

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

/** How far a run has come before its first step. */
export const freshPosition = {
  epochs: 0,
  stepInEpoch: 0,
  steps: 0,
  lossSum: 0,
  accuracySum: 0,
  imagesSeen: 0,
  seconds: 0,
} as const satisfies Position;

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

/** The weights of a run as its training left them, while taught ones are in their place. */
export interface Untaught {
  /** Names the teaching. */
  readonly key: number;
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
  /** Only in the engine: what is kept of a run in use has the weights in use alone. */
  readonly untaught?: Untaught;
  /** What its steps were computed with; null or missing where that is not known. */
  readonly arithmetic?: Arithmetic | null;
  /** Of the loss that it was trained with; missing where there was none. */
  readonly labelSmoothing?: number;
}
