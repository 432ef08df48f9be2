import { create } from 'zustand';
import { createOwnSetsState, type OwnSetsState } from './data-own-state';
import { createOwnSetStore } from './data-own-store';

/** The user's own sets. */
export const useOwnSets = create<OwnSetsState>()(createOwnSetsState(createOwnSetStore(), () => Date.now()));

void useOwnSets.getState().begin();
