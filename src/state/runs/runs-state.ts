/** The list of runs that the page knows, and everything that can be done with it without training. */
import type { StateCreator } from 'zustand';
import { longestRunName, type RunRecord } from '../../domain/run/run-record';
import type { RunSnapshot } from '../../domain/run/snapshot';
import type { RunStore } from '../storage/run-store';
import type { StorageProblem } from '../storage/storage-problem';

/** A run that was deleted and can still be had back. */
interface RemovedRun {
  readonly record: RunRecord;
  readonly snapshot: RunSnapshot | null;
  readonly kept: readonly { readonly epoch: number; readonly snapshot: RunSnapshot }[];
}

export interface RunsState {
  /** The newest first. */
  readonly runs: readonly RunRecord[];
  readonly isLoaded: boolean;
  /** How many more are kept that only a newer version of the page can show. */
  readonly newer: number;
  /** Why runs cannot be stored now; what was made stays in memory. */
  readonly problem: StorageProblem | null;
  /** The run whose weights are in use. */
  readonly currentId: string | null;
  /** The run that this tab trains, and no other. */
  readonly heldId: string | null;
  readonly removed: RemovedRun | null;
  /** Reads the stored runs (again). */
  readonly load: () => Promise<void>;
  /** Puts a run in the list and, unless told otherwise, in the store. */
  readonly keep: (record: RunRecord, snapshot?: RunSnapshot) => Promise<void>;
  readonly show: (record: RunRecord) => void;
  readonly rename: (id: string, name: string) => Promise<void>;
  /** Deletes a run; `undoRemove` has it back. */
  readonly remove: (id: string) => Promise<void>;
  /** Takes out a run in which nothing was trained. */
  readonly discard: (id: string) => Promise<void>;
  readonly undoRemove: () => Promise<void>;
  readonly forgetRemoved: () => void;
  readonly setCurrent: (id: string | null) => void;
  readonly setHeld: (id: string | null) => void;
  readonly report: (problem: StorageProblem) => void;
  readonly dismissProblem: () => void;
}

function sorted(runs: readonly RunRecord[]): RunRecord[] {
  return [...runs].sort((a, b) => b.createdAt - a.createdAt);
}

function withRun(runs: readonly RunRecord[], record: RunRecord): RunRecord[] {
  return sorted([...runs.filter(({ id }) => id !== record.id), record]);
}

/**
 * @param store never rejects
 * @param isAlive tells which runs are being trained in any tab
 * @param onChange told when the stored runs have changed, for other tabs
 */
export function createRunsState(
  store: RunStore,
  isAlive: () => Promise<(id: string) => boolean>,
  onChange: () => void = () => undefined,
): StateCreator<RunsState> {
  return (set, get) => {
    /** Reasons that the user has taken note of are not told again before a write has succeeded. */
    const dismissed = new Set<StorageProblem>();
    let reports = 0;
    const recordOf = (id: string) => get().runs.find((record) => record.id === id);

    async function load(): Promise<void> {
      const [{ read, newer }, alive] = await Promise.all([store.list(), isAlive()]);
      const { heldId } = get();
      const known = read.map((record) => {
        // Of a run that is trained here, what is stored lags behind; of any other, another tab may know more.
        if (record.id === heldId) return recordOf(record.id) ?? record;
        return record.state === 'running' && !alive(record.id) ? { ...record, state: 'interrupted' as const } : record;
      });
      const held = heldId === null ? undefined : recordOf(heldId);
      set({ runs: held ? withRun(known, held) : sorted(known), isLoaded: true, newer });
    }

    return {
      runs: [],
      isLoaded: false,
      newer: 0,
      problem: null,
      currentId: null,
      heldId: null,
      removed: null,
      load,
      async keep(record, snapshot) {
        get().show(record);
        const before = reports;
        await store.put(record, snapshot);
        if (reports === before) dismissed.clear();
        onChange();
      },
      show: (record) => set({ runs: withRun(get().runs, record) }),
      async rename(id, name) {
        const record = recordOf(id);
        if (record) await get().keep({ ...record, name: name.trim().slice(0, longestRunName) });
      },
      async remove(id) {
        const record = recordOf(id);
        if (!record) return;
        const snapshot = await store.snapshot(id);
        const kept = await Promise.all(
          record.keptEpochs.map(async (epoch) => ({ epoch, snapshot: await store.kept(id, epoch) })),
        );
        const found = kept.flatMap(({ epoch, snapshot: weights }) => (weights ? [{ epoch, snapshot: weights }] : []));
        set({ removed: { record, snapshot, kept: found } });
        await get().discard(id);
      },
      async discard(id) {
        const { runs, currentId } = get();
        set({ runs: runs.filter((each) => each.id !== id), currentId: currentId === id ? null : currentId });
        await store.remove(id);
        onChange();
      },
      async undoRemove() {
        const { removed } = get();
        if (!removed) return;
        set({ removed: null });
        const { record, snapshot, kept } = removed;
        await Promise.all(kept.map(({ epoch, snapshot: weights }) => store.putKept(record.id, epoch, weights)));
        await get().keep(record, snapshot ?? undefined);
      },
      forgetRemoved: () => set({ removed: null }),
      setCurrent: (currentId) => set({ currentId }),
      setHeld: (heldId) => set({ heldId }),
      report(problem) {
        reports++;
        if (!dismissed.has(problem)) set({ problem });
      },
      dismissProblem() {
        const { problem } = get();
        if (problem) dismissed.add(problem);
        set({ problem: null });
      },
    };
  };
}
