import { create } from 'zustand';
import { createDataState, type DataState } from './data-state';
import { engine } from './engine';

/** The data set that the page works with. */
export const useData = create<DataState>()(createDataState(engine));
