import type { StoreApi } from 'zustand/vanilla';
import type { DamageState } from '../damage/damage-state';
import type { DrawingState } from '../drawing/drawing-state';
import type { InsideState } from '../inside/inside-state';
import type { NetworkState } from '../network/network-state';
import type { RunsState } from '../runs/runs-state';
import type { Setup } from '../session/setup';
import type { ViewState } from '../session/view-state';
import type { Locks } from '../task/allows';
import type { SmallStorage } from '../surroundings';
import type { TrainingState } from '../training/training-state';

/** What lessons act on and look at. */
export interface LessonSources {
  readonly network: StoreApi<NetworkState>;
  readonly training: StoreApi<TrainingState>;
  readonly drawing: StoreApi<DrawingState>;
  readonly inside: StoreApi<InsideState>;
  readonly runs: StoreApi<RunsState>;
  readonly damage: StoreApi<DamageState>;
  readonly view: StoreApi<ViewState>;
  readonly setup: Setup;
  /** What a task keeps as it is. */
  readonly locks: Pick<Locks, 'allows'>;
  readonly local: SmallStorage | null;
}
