/**
 * The entry of the tab's history that the page stands in. What is made there is kept with it: Back, Forward and a reload bring it back, while those who
 * open a link (again) get what the link says, for that makes a new entry.
 */
import { keysIn } from '../storage/small-storage';
import type { Place, SmallStorage } from '../surroundings';
import { draftKey } from './draft-place';

const prefix = `${draftKey}.`;

/**
 * The entry that the page was opened on again, by Back, Forward or a reload; null for any other way. A link to the very address that is shown
 * takes over the entry with its name, so that the name alone does not tell.
 */
export function entryReturnedTo(place: Place): string | null {
  return place.isReturn ? entryHere(place) : null;
}

/** The name of the present entry; null for one that was just made. */
export function entryHere(place: Place): string | null {
  const state = place.entryState();
  const isNamed = typeof state === 'object' && state !== null && 'entry' in state && typeof state.entry === 'string';
  return isNamed ? String(state.entry) : null;
}

/** Names the present entry; gives the name. */
export function nameEntry(place: Place, entry: string): string {
  try {
    place.setEntryState({ entry });
  } catch {
    // Forbidden, or asked too often: the entry then begins as its address says.
  }
  return entry;
}

export function entryKey(entry: string): string {
  return prefix + entry;
}

/** @throws where the storage is forbidden, or too small for this one draft */
export function storeEntry(storage: SmallStorage | null, entry: string, text: string): void {
  if (!storage) return;
  try {
    storage.setItem(entryKey(entry), text);
  } catch {
    // Full: the drafts of other entries make room.
    for (const key of keysIn(storage, prefix)) storage.removeItem(key);
    storage.setItem(entryKey(entry), text);
  }
}
