/** Runs that ended without being told to: their page was closed or reloaded, or their worker went down. */
import type { StateCreator, StoreApi } from 'zustand/vanilla';
import type { RunRecord } from '../../domain/run/run-record';
import type { MissingPiece, RunActionsState } from './actions-state';
import type { RunInUse } from './run-in-use';
import type { RunsState } from './runs-state';

export interface ResumeState {
  readonly isBusy: boolean;
  /** Why the run that was offered last could not be brought back. */
  readonly missing: MissingPiece | null;
  readonly resume: () => Promise<void>;
  /** The runs stay in the list, as stopped ones. */
  readonly dismiss: () => Promise<void>;
  readonly dismissMissing: () => void;
}

/** The newest interrupted run. */
export function interruptedRun(runs: readonly RunRecord[]): RunRecord | null {
  return runs.find(({ state }) => state === 'interrupted') ?? null;
}

export function createResumeState(
  runs: StoreApi<RunsState>,
  runActions: StoreApi<RunActionsState>,
  inUse: RunInUse,
): StateCreator<ResumeState> {
  /** The notice that offers a run says what it lacks, rather than the list; without weights it is not offered again. */
  async function takeOver(run: RunRecord): Promise<MissingPiece | null> {
    const { missing, dismissMissing } = runActions.getState();
    dismissMissing();
    if (missing === 'weights') await runs.getState().keep({ ...run, state: 'stopped' });
    return missing;
  }

  return (set) => ({
    isBusy: false,
    missing: null,
    async resume() {
      const run = interruptedRun(runs.getState().runs);
      if (!run) return;
      set({ isBusy: true, missing: null });
      const missing = (await runActions.getState().goOn(run.id)) ? null : await takeOver(run);
      set({ isBusy: false, missing });
    },
    async dismiss() {
      inUse.set(null);
      const { runs: all, keep } = runs.getState();
      const interrupted = all.filter(({ state }) => state === 'interrupted');
      await Promise.all(interrupted.map((record) => keep({ ...record, state: 'stopped' })));
    },
    dismissMissing: () => set({ missing: null }),
  });
}
