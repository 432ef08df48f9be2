import { isSameNetwork } from '../../domain/network/same-network';
import type { RunRecord } from '../../domain/run/run-record';
import type { StoreApi } from 'zustand/vanilla';
import type { SetupStores } from '../session/setup';
import type { RunStore } from '../storage/run-store';
import type { RunActionsState } from './actions-state';
import type { RunInUse } from './run-in-use';
import type { RunsState } from './runs-state';

export interface ComeBackSources extends SetupStores {
  readonly runs: StoreApi<RunsState>;
  readonly store: RunStore;
  readonly runActions: StoreApi<RunActionsState>;
  readonly inUse: RunInUse;
}

/** The run that was in use; the newest one where that is not known, unless a newer page may have made a newer one. */
function lastRun({ runs, newer }: RunsState, id: string | null): RunRecord | null {
  const run = id === null && newer === 0 ? runs[0] : runs.find((each) => each.id === id);
  return run && (run.state === 'done' || run.state === 'stopped') ? run : null;
}

/** Whether the page shows the network of the run, on its data, and nothing was begun with it. */
function isWanted(run: RunRecord, { network, data, training }: ComeBackSources): boolean {
  const { flow, isHeld } = training.getState();
  const { dataset, info } = data.getState();
  if (flow !== 'idle' || isHeld || info === null || dataset !== run.dataset) return false;
  return isSameNetwork(network.getState().network, run.network);
}

/** Puts the weights of the run that was in use back in place; gives the run, null where there is none for what the page shows. Never rejects. */
export async function bringBack(sources: ComeBackSources): Promise<RunRecord | null> {
  const { runs, store, runActions, inUse } = sources;
  const run = lastRun(runs.getState(), inUse.get());
  if (!run || !isWanted(run, sources)) return null;
  const snapshot = await store.snapshot(run.id);
  if (!snapshot || !isWanted(run, sources)) return null;
  return (await runActions.getState().comeBack(run.id, snapshot)) ? run : null;
}
