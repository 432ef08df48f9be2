/** Which data set is in the worker, and how its loading goes. */
import type { StateCreator } from 'zustand';
import { dataParts } from '../domain/dataset-files';
import { isFull, isOwn, type DatasetId, type DatasetInfo, type FullId, type OwnId } from '../domain/datasets';
import { ownSetInfo, readinessOf, splitOwnSet, type OwnSet } from '../domain/own-set';
import { EngineError, type Engine } from '../engine-client/api';
import type { DataFileArgs, DataSource, FileReport, HeldData } from '../protocol/data';
import type { EngineFailure, LoadProgress } from '../protocol/messages';
import { failureOf } from './failure';

export interface DataState {
  /** The chosen data set; it is in the worker once `info` is there. */
  readonly dataset: DatasetId;
  readonly info: DatasetInfo | null;
  readonly progress: LoadProgress | null;
  readonly failure: EngineFailure | null;
  /** What the browser keeps of the full sets; null until the worker has told. */
  readonly held: HeldData | null;
  /** What the files were taken for that the user brought last. */
  readonly reports: readonly FileReport[];
  /** Loads another data set; the same one again only where it is not there yet. Never rejects: see `failure`. */
  readonly select: (dataset: DatasetId) => Promise<void>;
  readonly retry: () => Promise<void>;
  /** Fetches the chosen full set from its public homes: only ever on the user's click. */
  readonly fetchFromWeb: () => Promise<void>;
  /** Ends the loading under way, or gives up a set that could not be loaded, and goes back to the set before. */
  readonly cancel: () => Promise<void>;
  /** Takes files of full sets; a set that they complete is chosen. */
  readonly addFiles: (files: readonly DataFileArgs[]) => Promise<void>;
  /** Removes what the browser keeps of a full set; one in use stays in use until the page is left. */
  readonly forget: (dataset: FullId) => Promise<void>;
  readonly dismissReports: () => void;
  /** The chosen set is the user's own and was edited: the worker gets it again, soon. */
  readonly ownSetChanged: (id: OwnId) => void;
  /** Waits until the chosen data set is in the worker, loading it if needed; false when that failed. */
  readonly ensureLoaded: () => Promise<boolean>;
  /** The worker ended and took the data along: the next `ensureLoaded` loads it again. What is shown about it stays. */
  readonly lost: () => void;
}

/** Where one's own sets come from. */
export type FindOwnSet = (id: OwnId) => Promise<OwnSet | null>;

/** Milliseconds without an edit before the worker gets an own set again. */
const editingPause = 300;
const firstDataset = 'mnist-10k';

export function createDataState(
  engine: Engine,
  findOwnSet: FindOwnSet = () => Promise.resolve(null),
): StateCreator<DataState> {
  return (set, get) => {
    let loading: Promise<void> | null = null;
    let isInWorker = false;
    /** Grows with every choice, so that late replies about an earlier one are known as such. */
    let choice = 0;
    let lastLoaded: DatasetId = firstDataset;
    let source: DataSource = 'here';
    let editTimer: ReturnType<typeof setTimeout> | undefined;

    async function call(dataset: DatasetId, ours: number): Promise<DatasetInfo> {
      if (isOwn(dataset)) return callOwn(dataset, ours);
      const onProgress = (progress: LoadProgress) => {
        if (ours === choice) set({ progress });
      };
      return engine.call('loadDataset', source === 'web' ? { dataset, source } : { dataset }, onProgress);
    }

    async function callOwn(id: OwnId, ours: number): Promise<DatasetInfo> {
      const found = await findOwnSet(id);
      if (!found) throw new EngineError({ code: 'ownSetMissing', detail: id });
      const data = splitOwnSet(found);
      // Its classes are shown, and the network fitted to them, before there are pictures enough.
      if (ours === choice) set({ info: ownSetInfo(data) });
      const { isReady, short } = readinessOf(found);
      if (!isReady) throw new EngineError({ code: 'ownSetTooSmall', detail: short.join(', ') });
      return engine.call('loadOwnSet', data);
    }

    async function load(dataset: DatasetId, ours: number): Promise<void> {
      try {
        const info = await call(dataset, ours);
        if (ours !== choice) return;
        isInWorker = true;
        lastLoaded = dataset;
        set({ info, progress: null, failure: null });
      } catch (error) {
        if (ours === choice) set({ failure: failureOf(error), progress: null });
      } finally {
        if (ours === choice) loading = null;
        if (isFull(dataset) || get().held === null) void refreshHeld();
      }
    }

    function begin(dataset: DatasetId, from: DataSource = 'here'): Promise<void> {
      // The worker loads one set after the other: one that nobody waits for any more must not hold up the next.
      if (loading && dataset !== get().dataset) void engine.call('cancelLoading', {}).catch(() => undefined);
      isInWorker = false;
      source = from;
      const info = dataset === get().dataset ? get().info : null;
      set({ dataset, info, failure: null, progress: { loadedBytes: 0, totalBytes: 0 } });
      loading = load(dataset, ++choice);
      return loading;
    }

    async function refreshHeld(): Promise<void> {
      try {
        set({ held: await engine.call('heldData', {}) });
      } catch {
        // A worker that is gone keeps nothing; the next load asks again.
      }
    }

    return {
      dataset: firstDataset,
      info: null,
      progress: null,
      failure: null,
      held: null,
      reports: [],
      select(dataset) {
        if (dataset === get().dataset) {
          if (isInWorker) return Promise.resolve();
          if (loading) return loading;
        }
        return begin(dataset);
      },
      retry: () => loading ?? begin(get().dataset, source),
      fetchFromWeb: () => begin(get().dataset, 'web'),
      async cancel() {
        const isLoading = loading !== null;
        const before = lastLoaded === get().dataset ? firstDataset : lastLoaded;
        if (isLoading || get().failure) await begin(before);
      },
      async addFiles(files) {
        const { dataset } = get();
        try {
          const { reports, held } = await engine.call('addDataFiles', {
            dataset: isFull(dataset) ? dataset : 'mnist',
            files,
          });
          set({ reports, held });
          const whole = held.sets.find(
            (each) =>
              each.parts.length === dataParts.length && reports.some((report) => report.dataset === each.dataset),
          );
          if (whole) await get().select(whole.dataset);
        } catch (error) {
          set({ failure: failureOf(error) });
        }
      },
      async forget(dataset) {
        try {
          set({ held: await engine.call('forgetData', { dataset }) });
        } catch (error) {
          set({ failure: failureOf(error) });
        }
      },
      dismissReports: () => set({ reports: [] }),
      ownSetChanged(id) {
        if (id !== get().dataset) return;
        isInWorker = false;
        clearTimeout(editTimer);
        editTimer = setTimeout(() => {
          // Quietly: what is shown about the set stays until the worker has the new one.
          if (id === get().dataset) loading = load(id, ++choice);
        }, editingPause);
      },
      async ensureLoaded() {
        if (!isInWorker) await (loading ?? begin(get().dataset, source));
        // Another choice may have been made while this one was awaited.
        return isInWorker || (loading ? get().ensureLoaded() : false);
      },
      lost() {
        isInWorker = false;
      },
    };
  };
}
