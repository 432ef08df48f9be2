/** The slice of the data set: starts out with the usual one, and has a loader do what is asked. */
import type { StateCreator } from 'zustand/vanilla';
import type { Engine } from '../../engine-client/api';
import { firstDataset } from '../../domain/data/datasets';
import { DataLoader, type FindOwnSet } from './data-loader';
import type { Allows } from '../task/allows';
import type { DataState } from './data-state';

export function createDataState(
  engine: Engine,
  findOwnSet?: FindOwnSet,
  allows: Allows = () => true,
): StateCreator<DataState> {
  return (set, get) => {
    const loader = new DataLoader(engine, set, get, findOwnSet);
    return {
      dataset: firstDataset,
      info: null,
      checksum: null,
      progress: null,
      failure: null,
      held: null,
      reports: [],
      select: (dataset) => (allows({ dataset }) ? loader.select(dataset) : Promise.resolve()),
      retry: () => loader.retry(),
      fetchFromWeb: () => loader.begin(get().dataset, 'web'),
      cancel: () => loader.cancel(),
      addFiles: (files) => loader.addFiles(files),
      forget: (dataset) => loader.forget(dataset),
      dismissReports: () => set({ reports: [] }),
      ownSetChanged: (id) => loader.ownSetChanged(id),
      ensureLoaded: () => loader.ensureLoaded(),
      lost: () => loader.lost(),
    };
  };
}
