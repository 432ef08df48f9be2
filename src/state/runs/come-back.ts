/** The network that was trained last comes back by itself when the page is opened again, as it was left: weights, curves and results. */
import type { StateCreator, StoreApi } from 'zustand/vanilla';
import type { RunRecord } from '../../domain/run/run-record';
import type { SetupStores } from '../session/setup';
import type { RunStore } from '../storage/run-store';
import type { SmallStorage, Surroundings } from '../surroundings';
import type { RunActionsState } from './actions';
import type { RunsState } from './runs-state';

export interface ComeBackState {
  /** The run whose network came back when the page was opened, until something is done. */
  readonly run: RunRecord | null;
  /** To be called once, when the page is set up. */
  readonly comeBack: () => Promise<void>;
  /** Something was done: what came back is no news any more. */
  readonly acted: () => void;
}

export interface ComeBackSources extends SetupStores {
  readonly runs: StoreApi<RunsState>;
  readonly store: RunStore;
  readonly runActions: StoreApi<RunActionsState>;
  readonly inUse: RunInUse;
}

/** Remembers, beyond a reload, which run's weights are in use on the page. */
export interface RunInUse {
  readonly set: (id: string | null) => void;
  /** Empty where no run's are; null where that is not known. */
  readonly get: () => string | null;
}

const inUseKey = 'cnn-playground.run-in-use';

/** Each tab knows its own run; a new tab goes by that of the last one. */
export function createRunInUse({ tab, local }: Pick<Surroundings, 'tab' | 'local'>): RunInUse {
  const orNull = <T>(storage: SmallStorage | null, ask: (storage: SmallStorage) => T): T | null => {
    try {
      return storage && ask(storage);
    } catch {
      // Full or forbidden: the newest run then counts.
      return null;
    }
  };
  const read = (storage: SmallStorage | null) => orNull(storage, (each) => each.getItem(inUseKey));
  return {
    set: (id) => [tab, local].forEach((storage) => orNull(storage, (each) => each.setItem(inUseKey, id ?? ''))),
    get: () => read(tab) ?? read(local),
  };
}

export function createComeBackState(sources: ComeBackSources): StateCreator<ComeBackState> {
  return (set) => ({
    run: null,
    async comeBack() {
      // A first visit does not pay for it.
      if (sources.runs.getState().runs.length === 0) return;
      const { bringBack } = await import('./bring-back');
      const run = await bringBack(sources);
      if (run) set({ run });
    },
    acted: () => set({ run: null }),
  });
}
