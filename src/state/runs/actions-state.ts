/** What brings a kept run back: its network, settings and data, and where wanted its weights. */
import type { RunSnapshot } from '../../domain/run/snapshot';
import type { BackendState } from '../engine/backend';
import type { Setup, SetupStores } from '../session/setup';
import type { RunStore } from '../storage/run-store';
import type { Locks } from '../task/allows';
import type { RunRecorder } from './recorder';
import type { RunsState } from './runs-state';
import type { StoreApi } from 'zustand/vanilla';

export const missingPieces = ['weights', 'data', 'fit'] as const;
/** Why a run could not be brought back: its weights are not stored (any more), its data cannot be loaded, or the engine refused it. */
export type MissingPiece = (typeof missingPieces)[number];

export interface RunActionsState {
  /** The run that is being brought back now. */
  readonly busyId: string | null;
  readonly missing: MissingPiece | null;
  readonly dismissMissing: () => void;
  /** The pictures that the run in use was trained on were changed since. */
  readonly hasOtherData: boolean;
  readonly dismissOtherData: () => void;
  /** The run in use is computed in another way than before, which this machine does not have: its last digits may differ. */
  readonly hasOtherArithmetic: boolean;
  readonly dismissOtherArithmetic: () => void;
  /** The same network, seed and data from fresh weights, with the settings of the run's first training, computed in the same way. */
  readonly runAgain: (id: string) => Promise<boolean>;
  /** The network with its weights as they were left. What is trained on them is a run of its own. */
  readonly restore: (id: string) => Promise<boolean>;
  /** The weights of a run as they were left, for the page that is opened again: training goes on with it as it would have then. Its settings stay as they are. */
  readonly comeBack: (id: string, snapshot: RunSnapshot) => Promise<boolean>;
  /** The weights after an earlier epoch. What is trained on them is a run of its own. */
  readonly restoreKept: (id: string, epoch: number) => Promise<boolean>;
  /** Goes on where a run was left: to its end if it did not reach it, else for as many epochs again, as a new run beside the finished one. */
  readonly goOn: (id: string) => Promise<boolean>;
}

export interface RunActionsSources extends SetupStores {
  readonly backend: StoreApi<BackendState>;
  readonly runs: StoreApi<RunsState>;
  readonly store: RunStore;
  readonly recorder: RunRecorder;
  readonly setup: Setup;
  /** What a task keeps as it is. */
  readonly locks: Locks;
}
