/** Makes what brings a kept run back; its code comes when it is first asked for. */
import { createStore, type StoreApi } from 'zustand/vanilla';
import { onceLoaded } from '../once-loaded';
import type { RunActionsSources, RunActionsState } from './actions-state';

export function createRunActions(sources: RunActionsSources): StoreApi<RunActionsState> {
  return createStore<RunActionsState>()((set, get) => {
    const work = onceLoaded(async () => new (await import('./bringing-back')).BringingBack(sources, set, get));
    return {
      busyId: null,
      missing: null,
      dismissMissing: () => set({ missing: null }),
      hasOtherData: false,
      dismissOtherData: () => set({ hasOtherData: false }),
      hasOtherArithmetic: false,
      dismissOtherArithmetic: () => set({ hasOtherArithmetic: false }),
      runAgain: async (id) => (await work()).runAgain(id),
      restore: async (id) => (await work()).branchFrom(id, () => sources.store.snapshot(id)),
      comeBack: async (id, snapshot) => (await work()).comeBack(id, snapshot),
      restoreKept: async (id, epoch) => (await work()).branchFrom(id, () => sources.store.kept(id, epoch)),
      goOn: async (id) => (await work()).goOn(id),
    };
  });
}
