/** The browser's own storages, looked at as a whole and from outside: whatever the page has put there, in this version or another. */
import { deleteDB, openDB } from 'idb';
import { keysIn } from '../storage/small-storage';
import type { SmallStorage } from '../surroundings';
import { kindOfKey, nothingKept, prefix, type KeptSizes, type KeptStorage } from './kept-storage';

const databases = { runs: `${prefix}-runs`, ownSets: `${prefix}-own-sets` } as const;

/** A character takes two bytes. */
function smallSizes(storage: SmallStorage | null): KeptSizes {
  const sizes = { ...nothingKept };
  for (const key of keysIn(storage, prefix)) {
    const kind = kindOfKey(key);
    if (kind) sizes[kind] += 2 * (storage?.getItem(key)?.length ?? 0);
  }
  return sizes;
}

/** Bytes of what a database gives back, about: arrays of numbers, pictures and texts are what weighs. */
function bytesOf(value: unknown): number {
  if (ArrayBuffer.isView(value) || value instanceof ArrayBuffer) return value.byteLength;
  if (value instanceof Blob) return value.size;
  if (typeof value === 'string') return 2 * value.length;
  if (typeof value !== 'object' || value === null) return value === undefined ? 0 : 8;
  return Object.values(value).reduce<number>((sum, each) => sum + bytesOf(each), 0);
}

async function databaseSize(name: string): Promise<number> {
  const database = await openDB(name, undefined, {
    // One that is not there is not made.
    upgrade(_, __, ___, change) {
      change.done.catch(() => undefined);
      change.abort();
    },
  });
  try {
    let bytes = 0;
    for (const table of database.objectStoreNames)
      // One record at a time: all of them may be more than there is memory for.
      for await (const { value } of database.transaction(table).store) bytes += bytesOf(value);
    return bytes;
  } finally {
    database.close();
  }
}

async function cachedSize(): Promise<number> {
  let bytes = 0;
  for (const name of await caches.keys())
    if (name.startsWith(`${prefix}-data`)) {
      const cache = await caches.open(name);
      const answers = await Promise.all((await cache.keys()).map((request) => cache.match(request)));
      for (const answer of answers) bytes += Number(answer?.headers.get('content-length') ?? 0);
    }
  return bytes;
}

/** 0 where the browser forbids it. */
async function orNothing(size: () => Promise<number>): Promise<number> {
  return size().catch(() => 0);
}

/** Tabs with an open connection are told to close it; of one that does not, the records go later. Where it is forbidden, nothing is there. */
async function drop(name: string): Promise<void> {
  try {
    await new Promise<void>((resolve, reject) => {
      deleteDB(name, { blocked: () => resolve() }).then(resolve, reject);
    });
  } catch {
    // As it was.
  }
}

/** Firefox asks its user, over the page and in the middle of the work; Chromium and WebKit decide by themselves. */
const asksItsUser = (): boolean => navigator.userAgent.includes('Firefox');

/**
 * @param local the browser's small storage
 * @param tab that of the tab
 */
export function browserKept(local: SmallStorage | null, tab: SmallStorage | null): KeptStorage {
  return {
    async sizes() {
      const [small, ofTab] = [smallSizes(local), smallSizes(tab)];
      const [runs, ownSets, datasets] = await Promise.all([
        orNothing(() => databaseSize(databases.runs)),
        orNothing(() => databaseSize(databases.ownSets)),
        orNothing(cachedSize),
      ]);
      return { ...small, work: small.work + ofTab.work, runs, ownSets, datasets };
    },
    async wipe() {
      for (const storage of [local, tab]) for (const key of keysIn(storage, prefix)) storage?.removeItem(key);
      await Promise.all(Object.values(databases).map(drop));
    },
    async persist() {
      try {
        return asksItsUser() ? await navigator.storage.persisted() : await navigator.storage.persist();
      } catch {
        return false;
      }
    },
  };
}
