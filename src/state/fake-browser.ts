/** What a browser keeps, and what its tabs share, for tests of joined flows. */
import type { OwnId } from '../domain/data/datasets';
import type { OwnSet } from '../domain/data/own-set';
import type { BrowserLocks } from '../engine-client/browser-locks';
import type { OwnSetStore } from './data/own-store';
import { nothingKept, type KeptStorage } from './kept/kept-storage';
import { createMemoryStore } from './storage/memory-store';
import type { SmallStorage } from './surroundings';

/** What all tabs of a browser share, as long as its owner does not delete it. */
export interface FakeBrowser {
  readonly local: SmallStorage | null;
  readonly runs: ReturnType<typeof createMemoryStore>;
  readonly ownSets: Map<OwnId, OwnSet>;
  readonly locks: Locks;
  readonly channel: Set<() => void>;
  /** How often the page asked that nothing be cleared away. */
  persistAsked: number;
}

export function fakeBrowser(): FakeBrowser {
  return {
    local: fakeStorage(),
    runs: createMemoryStore(),
    ownSets: new Map(),
    locks: new Map(),
    channel: new Set(),
    persistAsked: 0,
  };
}

export function fakeStorage(): SmallStorage {
  const held = new Map<string, string>();
  return {
    getItem: (key) => held.get(key) ?? null,
    setItem: (key, value) => void held.set(key, value),
    removeItem: (key) => void held.delete(key),
    key: (index) => [...held.keys()][index] ?? null,
    get length() {
      return held.size;
    },
  };
}

/** Counts how often the browser was asked to keep everything; the rest is tested in real browsers. */
export function fakeKept(browser: FakeBrowser): KeptStorage {
  return {
    sizes: () => Promise.resolve(nothingKept),
    wipe: () => Promise.resolve(),
    persist() {
      browser.persistAsked++;
      return Promise.resolve(true);
    },
  };
}

/** The locks that are held in a browser, each with what waits for it. */
type Locks = Map<string, Promise<unknown>>;

/** @param left resolves when the page is left: then its locks are free */
export function locksOf(ends: Locks, left: Promise<unknown>): BrowserLocks {
  return {
    held: () => Promise.resolve(new Set(ends.keys())),
    async request(name, { ifAvailable = false }, work) {
      const before = ends.get(name);
      if (ifAvailable && before) return work(null);
      const turn = Promise.resolve(before).then(() => Promise.race([work({ name, mode: 'exclusive' }), left]));
      ends.set(name, turn);
      const result = await turn;
      if (ends.get(name) === turn) ends.delete(name);
      return result;
    },
  };
}

export function ownSetStoreOf(sets: Map<OwnId, OwnSet>): OwnSetStore {
  return {
    heads: () => Promise.resolve({ read: [...sets.values()].map(({ pictures: _, ...head }) => head), newer: 0 }),
    load: (id) => Promise.resolve(sets.get(id) ?? null),
    save: (_, after) => Promise.resolve(void sets.set(after.id, after)),
    delete: (id) => Promise.resolve(void sets.delete(id)),
  };
}
