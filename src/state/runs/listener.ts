/** What the training tells those who keep a record of runs, and what a record gives back to it. */
import type { Teaching } from '../../domain/training/teaching';
import type { TrainingSettings } from '../../domain/training/training';
import type { RunSnapshot } from '../../domain/run/snapshot';
import type { BatchPoint, EpochMetrics, Evaluation } from '../../domain/training/metrics';
import type { EngineFailure } from '../../domain/engine-failure';
import type { TrainProgress } from '../../domain/run/train-progress';
import type { TrainArgs, TrainResult } from '../../protocol/messages';

export interface RunListener {
  /** A run begins, or (`continue`) the present one goes on, with weights that were taught this since it began. Its data is loaded; it waits until this is settled. */
  began(args: TrainArgs, taught: readonly Teaching[]): Promise<void>;
  /** Another learning rate was chosen for the run under way. */
  rateChanged(learningRate: number): void;
  advanced(progress: TrainProgress, checkpoint: RunSnapshot | null): void;
  ended(result: TrainResult): void;
  failed(failure: EngineFailure): void;
  evaluated(evaluation: Evaluation): void;
  /** The weights of the present run were exchanged after its end. */
  replaced(checkpoint: RunSnapshot, evaluation: Evaluation | null): void;
  /** The present run is over for good: its weights are being thrown away. */
  left(): void;
}

/** A run as it can be put back in place. */
export interface SavedRun {
  readonly snapshot: RunSnapshot;
  readonly settings: TrainingSettings;
  readonly epochs: readonly EpochMetrics[];
  readonly batches: readonly BatchPoint[];
  readonly evaluation: Evaluation | null;
  readonly stoppedEarly?: number | null;
  readonly taught?: readonly Teaching[];
}
