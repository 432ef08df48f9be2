/** What brings a kept run back: its network, settings and data, and where wanted its weights. */
import { create } from 'zustand';
import type { RunRecord } from '../domain/run-record';
import type { RunSnapshot } from '../protocol/runs';
import { useData } from './data';
import { useBackend } from './engine';
import { useNetwork } from './network';
import { runStore, useRuns } from './runs';
import type { SavedRun } from './runs-listener';
import { recorder } from './runs-recording';
import { useTraining } from './training';

export const missingPieces = ['weights', 'data', 'fit'] as const;
/** Why a run could not be brought back: its weights are not stored (any more), its data cannot be loaded, or the engine refused it. */
export type MissingPiece = (typeof missingPieces)[number];

interface RunActionsState {
  /** The run that is being brought back now. */
  readonly busyId: string | null;
  readonly missing: MissingPiece | null;
  readonly dismissMissing: () => void;
}

export const useRunActions = create<RunActionsState>()((set) => ({
  busyId: null,
  missing: null,
  dismissMissing: () => set({ missing: null }),
}));

/** One at a time; says what was missing. */
async function during(id: string, work: (record: RunRecord) => Promise<MissingPiece | null>): Promise<boolean> {
  const record = useRuns.getState().runs.find((each) => each.id === id);
  if (!record || useRunActions.getState().busyId !== null) return false;
  useRunActions.setState({ busyId: id, missing: null });
  try {
    const missing = await work(record);
    useRunActions.setState({ missing });
    return missing === null;
  } finally {
    useRunActions.setState({ busyId: null });
  }
}

async function loadData({ dataset }: RunRecord): Promise<boolean> {
  await useData.getState().select(dataset);
  return useData.getState().ensureLoaded();
}

function showSetup({ network, presetId, settings }: RunRecord): void {
  useNetwork.getState().setNetwork(network, presetId);
  useTraining.getState().setSettings(settings);
}

function savedRun(record: RunRecord, snapshot: RunSnapshot): SavedRun {
  const { epochs, steps } = snapshot.position;
  const isWhole = steps >= record.steps;
  return {
    snapshot,
    settings: record.settings,
    epochs: record.epochs.filter(({ epoch }) => epoch <= epochs),
    batches: record.batches.filter(({ step }) => step <= steps),
    evaluation: isWhole ? record.evaluation : null,
  };
}

/** Puts weights in place, with the data and the network that they belong to. */
async function putInPlace(record: RunRecord, snapshot: RunSnapshot | null): Promise<MissingPiece | null> {
  if (!snapshot) return 'weights';
  if (!(await loadData(record))) return 'data';
  const saved = savedRun(record, snapshot);
  if (!(await useTraining.getState().adopt(saved))) return 'fit';
  showSetup(record);
  recorder.adopt({ ...record, epochs: saved.epochs, batches: saved.batches, steps: snapshot.position.steps });
  return null;
}

/** The same network, settings, seed and data from fresh weights. */
export function runAgain(id: string): Promise<boolean> {
  return during(id, async (record) => {
    if (!(await loadData(record))) return 'data';
    showSetup(record);
    await useTraining.getState().resetWeights();
    void useTraining.getState().train();
    return null;
  });
}

/** The network with its weights as they were left. What is trained on them is a run of its own. */
export function restoreRun(id: string): Promise<boolean> {
  return during(id, async (record) => {
    const missing = await putInPlace(record, await runStore.snapshot(id));
    if (missing === null) recorder.branch();
    return missing;
  });
}

/** The weights after an earlier epoch. What is trained on them is a run of its own. */
export function restoreKept(id: string, epoch: number): Promise<boolean> {
  return during(id, async (record) => {
    const missing = await putInPlace(record, await runStore.kept(id, epoch));
    if (missing === null) recorder.branch();
    return missing;
  });
}

/** Goes on where a run was left: to its end if it did not reach it, else for as many epochs again, as a new run beside the finished one. */
export function continueRun(id: string): Promise<boolean> {
  return during(id, async (record) => {
    await useBackendOf(record);
    const snapshot = await runStore.snapshot(id);
    const missing = await putInPlace(record, snapshot);
    if (missing !== null) return missing;
    const { train, resumeRun } = useTraining.getState();
    if (!snapshot?.fit) recorder.branch();
    void (snapshot?.fit ? resumeRun() : train());
    return null;
  });
}

/** Only on the same backend do the numbers come out the same to the last digit. */
async function useBackendOf({ backend }: RunRecord): Promise<void> {
  const { report } = useBackend.getState();
  if (report && report.backend !== backend) await useBackend.getState().choose(backend);
}
