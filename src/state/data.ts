import { create } from 'zustand';
import { useOwnSets } from './data-own';
import { createDataState, type DataState } from './data-state';
import { engine } from './engine';

/** The data set that the page works with. */
export const useData = create<DataState>()(createDataState(engine, (id) => useOwnSets.getState().load(id)));

useOwnSets.subscribe(({ open }, before) => {
  if (open && open !== before.open && open.id === before.open?.id) useData.getState().ownSetChanged(open.id);
});
