/** Which data set is in the worker, and how its loading goes. */
import type { StateCreator } from 'zustand';
import type { DatasetId, DatasetInfo } from '../domain/datasets';
import type { Engine } from '../engine-client/api';
import type { EngineFailure, LoadProgress } from '../protocol/messages';
import { failureOf } from './failure';

export interface DataState {
  /** The chosen data set; it is in the worker once `info` is there. */
  readonly dataset: DatasetId;
  readonly info: DatasetInfo | null;
  readonly progress: LoadProgress | null;
  readonly failure: EngineFailure | null;
  /** Loads another data set; the same one again only where it is not there yet. Never rejects: see `failure`. */
  readonly select: (dataset: DatasetId) => Promise<void>;
  readonly retry: () => Promise<void>;
  /** Waits until the chosen data set is in the worker, loading it if needed; false when that failed. */
  readonly ensureLoaded: () => Promise<boolean>;
  /** The worker ended and took the data along: the next `ensureLoaded` loads it again. What is shown about it stays. */
  readonly lost: () => void;
}

export function createDataState(engine: Engine): StateCreator<DataState> {
  return (set, get) => {
    let loading: Promise<void> | null = null;
    let isInWorker = false;
    /** Grows with every choice, so that late replies about an earlier one are known as such. */
    let choice = 0;

    async function load(dataset: DatasetId, ours: number): Promise<void> {
      const onProgress = (progress: LoadProgress) => {
        if (ours === choice) set({ progress });
      };
      try {
        const info = await engine.call('loadDataset', { dataset }, onProgress);
        if (ours !== choice) return;
        isInWorker = true;
        set({ info, progress: null });
      } catch (error) {
        if (ours === choice) set({ failure: failureOf(error), progress: null });
      } finally {
        if (ours === choice) loading = null;
      }
    }

    function begin(dataset: DatasetId): Promise<void> {
      isInWorker = false;
      const info = dataset === get().dataset ? get().info : null;
      set({ dataset, info, failure: null, progress: { loadedBytes: 0, totalBytes: 0 } });
      loading = load(dataset, ++choice);
      return loading;
    }

    return {
      dataset: 'mnist-10k',
      info: null,
      progress: null,
      failure: null,
      select(dataset) {
        if (dataset === get().dataset) {
          if (isInWorker) return Promise.resolve();
          if (loading) return loading;
        }
        return begin(dataset);
      },
      retry: () => loading ?? begin(get().dataset),
      async ensureLoaded() {
        if (!isInWorker) await (loading ?? begin(get().dataset));
        // Another choice may have been made while this one was awaited.
        return isInWorker || (loading ? get().ensureLoaded() : false);
      },
      lost() {
        isInWorker = false;
      },
    };
  };
}
