/** How far a training is. */
import type { BatchMetrics, EpochMetrics } from '../training/metrics';
import type { RunSnapshot } from './snapshot';

export type TrainPhase = 'preparing' | 'training' | 'validating' | 'paused';

/** How many of a GPU's programs are compiled, of those that a training needs. */
export interface Compiled {
  readonly done: number;
  readonly total: number;
}

export interface TrainProgress {
  readonly phase: TrainPhase;
  /** The epoch under way, counted from 1 since the run began, and the last one of this run. */
  readonly epoch: number;
  readonly epochs: number;
  /** Steps done in this epoch, and all steps of an epoch. */
  readonly step: number;
  readonly stepsPerEpoch: number;
  /** Steps done since the run began. */
  readonly totalSteps: number;
  readonly imagesPerSecond: number;
  readonly secondsLeft: number | null;
  /** Running means over the epoch under way. */
  readonly loss: number | null;
  readonly accuracy: number | null;
  /** Every batch since the last progress message. */
  readonly batches: readonly BatchMetrics[];
  /** Every epoch that ended since the last progress message. */
  readonly finished: readonly EpochMetrics[];
  /** The rate of the next step, with schedule and reductions. */
  readonly learningRate?: number;
  /** The run as it is now: after every epoch, at every pause, at the end and now and then in between. */
  readonly checkpoint?: RunSnapshot;
  /** While a GPU's programs are being compiled, before the first step. */
  readonly compiled: Compiled | null;
}
