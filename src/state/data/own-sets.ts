import { create } from 'zustand';
import { browserLocks } from '../../engine-client/browser-locks';
import { createOwnSetsState } from './own-slice';
import type { OwnSetsState } from './own-state';
import { createOwnSetStore } from './own-store';
import { newId } from '../new-id';

/** The user's own sets. */
export const useOwnSets = create<OwnSetsState>()(createOwnSetsState(createOwnSetStore(), newId, browserLocks));

void useOwnSets.getState().begin();
