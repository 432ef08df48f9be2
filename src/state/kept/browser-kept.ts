/** The browser's own storages, looked at as a whole and from outside: whatever the page has put there, in this version or another. */
import type { SmallStorage } from '../surroundings';
import { nothingKept, type KeptKind, type KeptSizes, type KeptStorage } from './kept-storage';

/** Everything of the page has names that begin so. */
const prefix = 'cnn-playground';
/** By the beginnings of their names, the longest first; how the page looks and speaks is no work. */
const smallKinds: readonly (readonly [start: string, kind: KeptKind | null])[] = [
  [`${prefix}.drawings.`, 'drawings'],
  [`${prefix}.lessons`, 'lessons'],
  [`${prefix}.preferences`, null],
  [`${prefix}.`, 'work'],
];
const databases = { runs: `${prefix}-runs`, ownSets: `${prefix}-own-sets` } as const;

function keysOf(storage: SmallStorage | null): string[] {
  if (!storage) return [];
  const keys = Array.from({ length: storage.length }, (_, index) => storage.key(index) ?? '');
  return keys.filter((key) => key.startsWith(prefix));
}

/** A character takes two bytes. */
function smallSizes(storage: SmallStorage | null): KeptSizes {
  const sizes = { ...nothingKept };
  for (const key of keysOf(storage)) {
    const kind = smallKinds.find(([start]) => key.startsWith(start))?.[1];
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

function answerTo<T>(request: IDBRequest<T>): Promise<T> {
  return new Promise((resolve, reject) => {
    request.onsuccess = () => resolve(request.result);
    request.onerror = () => reject(request.error ?? new Error('refused'));
  });
}

/** Opens a database that is there; null for one that is not, which then is not made. */
async function openExisting(name: string): Promise<IDBDatabase | null> {
  const request = indexedDB.open(name);
  request.onupgradeneeded = () => request.transaction?.abort();
  return answerTo(request).catch(() => null);
}

async function databaseSize(name: string): Promise<number> {
  const database = await openExisting(name);
  if (!database) return 0;
  try {
    let bytes = 0;
    for (const table of database.objectStoreNames)
      bytes += await tableSize(database.transaction(table).objectStore(table));
    return bytes;
  } finally {
    database.close();
  }
}

/** One record at a time: all of them may be more than there is memory for. */
function tableSize(table: IDBObjectStore): Promise<number> {
  return new Promise((resolve, reject) => {
    let bytes = 0;
    const walk = table.openCursor();
    walk.onerror = () => reject(walk.error ?? new Error('refused'));
    walk.onsuccess = () => {
      const at = walk.result;
      bytes += bytesOf(at?.value);
      if (at) at.continue();
      else resolve(bytes);
    };
  });
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

/** Firefox asks its user, over the page and in the middle of the work; Chromium and WebKit decide by themselves. */
const asksItsUser = (): boolean => navigator.userAgent.includes('Firefox');

/** Tabs with an open connection are told to close it; one that does not has its records deleted all the same, later. */
function deleteDatabase(name: string): Promise<void> {
  return new Promise((resolve) => {
    const request = indexedDB.deleteDatabase(name);
    request.onsuccess = request.onerror = request.onblocked = () => resolve();
  });
}

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
      for (const storage of [local, tab]) for (const key of keysOf(storage)) storage?.removeItem(key);
      try {
        await Promise.all(Object.values(databases).map(deleteDatabase));
      } catch {
        // Forbidden: then nothing is there.
      }
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
