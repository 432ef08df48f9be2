import type { StoreApi } from 'zustand/vanilla';

/** Calls when one of these parts of a store has changed. */
export function whenChanged<T>(
  store: Pick<StoreApi<T>, 'subscribe'>,
  parts: readonly (keyof T)[],
  act: () => void,
): void {
  store.subscribe((now, before) => {
    if (parts.some((part) => now[part] !== before[part])) act();
  });
}
