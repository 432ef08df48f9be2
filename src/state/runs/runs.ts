import { create } from 'zustand';
import { createRunsState, type RunsState } from './runs-state';
import { findLiveRuns, joinTabs } from './tabs';
import { openRunStore } from '../storage/idb-store';
import type { StorageProblem } from '../storage/run-store';
import { createSafeStore } from '../storage/safe-store';

const report = (problem: StorageProblem): void => {
  useRuns.getState().report(problem);
};

/** Where this page keeps its runs. */
export const runStore = createSafeStore(() => openRunStore(report), report);

const tabs = joinTabs(() => void useRuns.getState().load());

/** All runs that this browser has kept. */
export const useRuns = create<RunsState>()(createRunsState(runStore, findLiveRuns, () => tabs.tellOthers()));
