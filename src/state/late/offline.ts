/** What keeps a page for the time without a network: loaded when the page is there, and at work when one can train. */
import type { StoreApi } from 'zustand/vanilla';
import type { DataState } from '../data/data-state';
import type { BackendState } from '../engine/backend';
import { createOfflineState, type OfflineSources, type OfflineState } from '../offline/offline-state';

export interface OfflineStores {
  readonly backend: Pick<StoreApi<BackendState>, 'getState' | 'subscribe'>;
  readonly data: Pick<StoreApi<DataState>, 'getState' | 'subscribe'>;
}

/** Resolves when one can train. */
function usable({ backend, data }: OfflineStores): Promise<void> {
  const isUsable = (): boolean => backend.getState().report !== null && data.getState().info !== null;
  return new Promise((resolve) => {
    const ends: (() => void)[] = [];
    const look = (): void => {
      if (!isUsable()) return;
      for (const end of ends) end();
      resolve();
    };
    ends.push(backend.subscribe(look), data.subscribe(look));
    look();
  });
}

export function createOffline(sources: OfflineStores & Omit<OfflineSources, 'usable'>): StoreApi<OfflineState> {
  return createOfflineState({ ...sources, usable: usable(sources) });
}
