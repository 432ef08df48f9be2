/** The page without a network: that it is kept, that a newer build waits, and that a host which does not isolate the page costs speed. */
import { createStore, type StoreApi } from 'zustand/vanilla';
import type { BackendState } from '../engine/backend';
import type { SmallStorage } from '../surroundings';
import type { Keeper } from './keeper';

export interface OfflineState {
  /** Whether all of the page is kept in this browser. */
  readonly isKept: boolean;
  /** Whether a newer build is kept, and waits until no page is open any more. */
  readonly hasNewer: boolean;
  /** Whether the page would compute with more threads when it is loaded once more. */
  readonly isFasterAfterReload: boolean;
  readonly openNewest: () => void;
  /** Loads the page again, this time isolated. */
  readonly isolate: () => void;
}

export interface OfflineSources {
  readonly keeper: Keeper | null;
  /** Resolves when one can train: what follows then costs the first load nothing. */
  readonly usable: Promise<void>;
  readonly backend: Pick<StoreApi<BackendState>, 'getState'>;
  /** The storage of the tab. */
  readonly tab: SmallStorage | null;
  readonly isIsolated: boolean;
}

const reloadedKey = 'cnn-playground.reloaded';

/** Whether the tab was marked just now: not where it was before, nor where it keeps nothing. */
function markedNow(tab: SmallStorage | null): boolean {
  try {
    if (tab?.getItem(reloadedKey) !== null) return false;
    tab.setItem(reloadedKey, 'true');
    return tab.getItem(reloadedKey) !== null;
  } catch {
    return false;
  }
}

export function createOfflineState(sources: OfflineSources): StoreApi<OfflineState> {
  const { keeper, usable, backend, tab, isIsolated } = sources;
  const store = createStore<OfflineState>()(() => ({
    isKept: false,
    hasNewer: false,
    isFasterAfterReload: false,
    openNewest: () => keeper?.openNewest(),
    isolate: () => keeper?.reload(),
  }));

  /** A page that came from the keeper and is not isolated cannot be: loading it again would help nothing. Threads count for WebAssembly only. */
  function isHelpedByReload({ hasServed, hasCores }: Keeper): boolean {
    return !isIsolated && !hasServed && hasCores && backend.getState().report?.backend === 'wasm';
  }

  async function begin(of: Keeper): Promise<void> {
    await usable;
    const isKept = await of.keep(() => store.setState({ hasNewer: true }));
    store.setState({ isKept });
    if (!isHelpedByReload(of)) return;
    if (!of.hasActed() && markedNow(tab)) of.reload();
    else store.setState({ isFasterAfterReload: true });
  }

  // Where the browser keeps nothing, the page works as long as there is a network.
  if (keeper) begin(keeper).catch(() => undefined);
  return store;
}
