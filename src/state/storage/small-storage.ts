/** What the browser's small storages hold, where they may be missing, forbidden or refuse. */
import type { SmallStorage } from '../surroundings';

/** All keys that begin so. */
export function keysIn(storage: SmallStorage | null, start: string): string[] {
  const keys = Array.from({ length: storage?.length ?? 0 }, (_, index) => storage?.key(index) ?? '');
  return keys.filter((key) => key.startsWith(start));
}

/** Null where nothing is stored, or it cannot be had. */
export function textIn(storage: Pick<SmallStorage, 'getItem'> | null, key: string): string | null {
  try {
    return storage?.getItem(key) ?? null;
  } catch {
    return null;
  }
}
