import { useEffect, useState } from 'react';
import { useStore } from 'zustand';
import { createStore, type StoreApi } from 'zustand/vanilla';
import type { OfflineState } from '../../state/offline/offline-state';
import { usePage } from '../../state/use-page';

const nothing = createStore<Partial<OfflineState>>()(() => ({}));

/** What is known of the page without a network; undefined until its code is here. */
export function useOffline<T>(selector: (state: Partial<OfflineState>) => T): T {
  const page = usePage();
  const [store, setStore] = useState<StoreApi<Partial<OfflineState>>>(nothing);
  useEffect(() => {
    page.offline().then(setStore, () => undefined);
  }, [page]);
  return useStore(store, selector);
}
