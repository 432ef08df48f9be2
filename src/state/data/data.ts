import { create } from 'zustand';
import { useOwnSets } from './own-sets';
import { createDataState } from './data-slice';
import type { DataState } from './data-state';
import { engine } from '../engine/engine';

/** The data set that the page works with. */
export const useData = create<DataState>()(createDataState(engine, (id) => useOwnSets.getState().load(id)));

/** The open set was edited, or it is gone: another tab has deleted it. */
useOwnSets.subscribe(({ open }, before) => {
  if (before.open && open !== before.open && (open ?? before.open).id === before.open.id)
    useData.getState().ownSetChanged(before.open.id);
});
