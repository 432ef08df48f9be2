/** What brings a kept run back: its network, settings and data, and where wanted its weights. */
import { create } from 'zustand';
import { cutBack, lastSettings, type RunRecord } from '../../domain/run/run-record';
import type { RunSnapshot } from '../../domain/run/snapshot';
import { useData } from '../data/data';
import { useBackend } from '../engine/engine';
import { runStore, useRuns } from './runs';
import { recorder } from './recording';
import { replaceSetup, trainingSetup } from '../session/setup';
import { useTraining } from '../training/training';

export const missingPieces = ['weights', 'data', 'fit'] as const;
/** Why a run could not be brought back: its weights are not stored (any more), its data cannot be loaded, or the engine refused it. */
export type MissingPiece = (typeof missingPieces)[number];

interface RunActionsState {
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
}

export const useRunActions = create<RunActionsState>()((set) => ({
  busyId: null,
  missing: null,
  dismissMissing: () => set({ missing: null }),
  hasOtherData: false,
  dismissOtherData: () => set({ hasOtherData: false }),
  hasOtherArithmetic: false,
  dismissOtherArithmetic: () => set({ hasOtherArithmetic: false }),
}));

/** One at a time, with no training beside it; says what was missing. */
async function during(id: string, work: (record: RunRecord) => Promise<MissingPiece | null>): Promise<boolean> {
  const record = useRuns.getState().runs.find((each) => each.id === id);
  if (!record || useRunActions.getState().busyId !== null) return false;
  useRunActions.setState({ busyId: id, missing: null, hasOtherArithmetic: false });
  try {
    const missing = await useTraining.getState().hold(() => orAsBefore(() => work(record)));
    useRunActions.setState({ missing });
    return missing === null;
  } finally {
    useRunActions.setState({ busyId: null });
  }
}

/** Where something is missing, the data set and the backend are put back. */
async function orAsBefore(work: () => Promise<MissingPiece | null>): Promise<MissingPiece | null> {
  const { dataset } = useData.getState();
  const { choice } = useBackend.getState();
  const missing = await work();
  if (missing === null) return null;
  if (useBackend.getState().choice !== choice) await useBackend.getState().choose(choice);
  if (useData.getState().dataset !== dataset) await useData.getState().select(dataset);
  return missing;
}

async function loadData({ dataset }: RunRecord): Promise<boolean> {
  await useData.getState().select(dataset);
  return useData.getState().ensureLoaded();
}

/** Puts weights in place, with the data and the network that they belong to, and the settings with which they were trained last. */
async function putInPlace(record: RunRecord, snapshot: RunSnapshot | null): Promise<MissingPiece | null> {
  if (!snapshot) return 'weights';
  const before = trainingSetup();
  if (!(await loadData(record))) return 'data';
  const found = cutBack(record, snapshot.position);
  const settings = lastSettings(found);
  if (!(await useTraining.getState().adopt({ ...found, snapshot, settings }))) return 'fit';
  replaceSetup(record.network, record.presetId, settings, before);
  recorder.adopt(found);
  compareArithmetic(record);
  const { dataChecksum = null } = record;
  useRunActions.setState({ hasOtherData: dataChecksum !== null && dataChecksum !== useData.getState().checksum });
  return null;
}

/** What is not known, or was mixed, cannot be repeated anywhere. */
function compareArithmetic({ arithmetic = 'mixed' }: RunRecord): void {
  const isOther = arithmetic !== 'mixed' && arithmetic !== useTraining.getState().arithmetic;
  useRunActions.setState({ hasOtherArithmetic: isOther });
}

/** The same network, seed and data from fresh weights, with the settings of the run's first training, computed in the same way. */
export async function runAgain(id: string): Promise<boolean> {
  const isReady = await during(id, async (record) => {
    await useBackendOf(record);
    const before = trainingSetup();
    if (!(await loadData(record))) return 'data';
    replaceSetup(record.network, record.presetId, record.settings, before);
    await useTraining.getState().resetWeights(record.arithmetic);
    compareArithmetic(record);
    return null;
  });
  if (isReady) void useTraining.getState().train();
  return isReady;
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
export async function continueRun(id: string): Promise<boolean> {
  const snapshot = await runStore.snapshot(id);
  const isUnfinished = Boolean(snapshot?.fit);
  const isReady = await during(id, async (record) => {
    if (!snapshot) return 'weights';
    await useBackendOf(record);
    const missing = await putInPlace(record, snapshot);
    if (missing === null && !isUnfinished) recorder.branch();
    return missing;
  });
  const { train, resumeRun } = useTraining.getState();
  if (isReady) void (isUnfinished ? resumeRun() : train());
  return isReady;
}

/** Only on the same backend do the numbers come out the same to the last digit. */
async function useBackendOf({ backend }: RunRecord): Promise<void> {
  const { report } = useBackend.getState();
  if (report?.backend !== backend) await useBackend.getState().choose(backend);
}
