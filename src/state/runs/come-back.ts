/** The network that was trained last comes back by itself when the page is opened again, as it was left: weights, curves and results. */
import type { StateCreator } from 'zustand/vanilla';
import type { RunRecord } from '../../domain/run/run-record';
import type { ComeBackSources } from './bring-back';

export interface ComeBackState {
  /** The run whose network came back when the page was opened, until something is done. */
  readonly run: RunRecord | null;
  /** To be called once, when the page is set up. */
  readonly comeBack: () => Promise<void>;
  /** Something was done: what came back is no news any more. */
  readonly acted: () => void;
}

export function createComeBackState(sources: ComeBackSources): StateCreator<ComeBackState> {
  return (set, get) => ({
    run: null,
    async comeBack() {
      // A first visit does not pay for it.
      if (sources.runs.getState().runs.length === 0) return;
      const { bringBack } = await import('./bring-back');
      const run = await bringBack(sources);
      if (run) set({ run });
    },
    acted() {
      if (get().run) set({ run: null });
    },
  });
}
