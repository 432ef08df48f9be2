/** Runs that ended without being told to: their page was closed or reloaded, or their worker went down. */
import { create } from 'zustand';
import type { RunRecord } from '../domain/run-record';
import { useRuns } from './runs';
import { continueRun } from './runs-actions';

interface ResumeState {
  readonly isBusy: boolean;
  readonly resume: () => Promise<void>;
  /** The runs stay in the list, as stopped ones. */
  readonly dismiss: () => Promise<void>;
}

/** The newest interrupted run. */
export function interruptedRun(runs: readonly RunRecord[]): RunRecord | null {
  return runs.find(({ state }) => state === 'interrupted') ?? null;
}

export const useResume = create<ResumeState>()((set) => ({
  isBusy: false,
  async resume() {
    const run = interruptedRun(useRuns.getState().runs);
    if (!run) return;
    set({ isBusy: true });
    await continueRun(run.id);
    set({ isBusy: false });
  },
  async dismiss() {
    const { runs, keep } = useRuns.getState();
    const interrupted = runs.filter(({ state }) => state === 'interrupted');
    await Promise.all(interrupted.map((record) => keep({ ...record, state: 'stopped' })));
  },
}));
