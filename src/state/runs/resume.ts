/** Runs that ended without being told to: their page was closed or reloaded, or their worker went down. */
import { create } from 'zustand';
import type { RunRecord } from '../../domain/run/run-record';
import { useRuns } from './runs';
import { continueRun, useRunActions, type MissingPiece } from './actions';

interface ResumeState {
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

/** The notice that offers a run says what it lacks, rather than the list; without weights it is not offered again. */
async function takeOver(run: RunRecord): Promise<MissingPiece | null> {
  const { missing, dismissMissing } = useRunActions.getState();
  dismissMissing();
  if (missing === 'weights') await useRuns.getState().keep({ ...run, state: 'stopped' });
  return missing;
}

export const useResume = create<ResumeState>()((set) => ({
  isBusy: false,
  missing: null,
  async resume() {
    const run = interruptedRun(useRuns.getState().runs);
    if (!run) return;
    set({ isBusy: true, missing: null });
    const missing = (await continueRun(run.id)) ? null : await takeOver(run);
    set({ isBusy: false, missing });
  },
  async dismiss() {
    const { runs, keep } = useRuns.getState();
    const interrupted = runs.filter(({ state }) => state === 'interrupted');
    await Promise.all(interrupted.map((record) => keep({ ...record, state: 'stopped' })));
  },
  dismissMissing: () => set({ missing: null }),
}));
