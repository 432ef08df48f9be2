/** What saving and opening work on. */
import type { StoreApi } from 'zustand/vanilla';
import type { Engine } from '../../engine-client/api';
import type { OwnSetsState } from '../data/own-state';
import type { BackendState } from '../engine/backend';
import type { RunActionsState } from '../runs/actions-state';
import type { RunRecorder } from '../runs/recorder';
import type { RunsState } from '../runs/runs-state';
import type { Setup, SetupStores } from '../session/setup';
import type { Locks } from '../task/allows';
import type { MetricsBuffer } from '../training/metrics';

export interface Work extends SetupStores {
  readonly engine: Engine;
  readonly backend: StoreApi<BackendState>;
  readonly ownSets: StoreApi<OwnSetsState>;
  readonly runs: StoreApi<RunsState>;
  readonly runActions: StoreApi<RunActionsState>;
  readonly recorder: RunRecorder;
  readonly metrics: MetricsBuffer;
  readonly setup: Setup;
  /** What a task keeps as it is. */
  readonly locks: Locks;
  /** Brings a picture into the drawing area; false for a file that is none. */
  readonly loadPicture: (source: Blob) => Promise<boolean>;
  readonly newId: () => string;
  /** The time of day, in milliseconds since 1970. */
  readonly now: () => number;
  /** Links to the page begin with it. */
  readonly base: string;
}
