import { createStore } from 'zustand/vanilla';
import { expect, test } from 'vitest';
import type { BackendState } from '../engine/backend';
import type { DataState } from '../data/data-state';
import { settle } from '../engine/fake-engine';
import { fakeStorage } from '../fake-browser';
import type { SmallStorage } from '../surroundings';
import type { Keeper } from './keeper';
import { createOffline } from '../late/offline';

interface World {
  readonly keeper?: Partial<Keeper>;
  readonly isIsolated?: boolean;
  readonly tab?: SmallStorage | null;
  readonly backend?: 'wasm' | 'webgl';
}

function setUp({ keeper = {}, isIsolated = false, tab = fakeStorage(), backend = 'wasm' }: World = {}) {
  const backends = createStore(() => ({ report: null }) as unknown as BackendState);
  const data = createStore(() => ({ info: {} }) as unknown as DataState);
  const calls: string[] = [];
  const told: (() => void)[] = [];
  const whole: Keeper = {
    hasServed: false,
    hasActed: () => false,
    hasCores: true,
    keep(onNewer) {
      calls.push('keep');
      told.push(onNewer);
      return Promise.resolve(true);
    },
    openNewest: () => calls.push('open newest'),
    reload: () => calls.push('reload'),
    ...keeper,
  };
  const store = createOffline({ keeper: whole, backend: backends, data, tab, isIsolated });
  const start = (): Promise<void> => {
    backends.setState({ report: { backend } } as unknown as BackendState);
    return settle();
  };
  return { store, calls, start, newer: () => told.forEach((tell) => tell()) };
}

test('nothing is kept before one can train', async () => {
  const { store, calls, start } = setUp({ isIsolated: true });
  await settle();
  expect(calls).toEqual([]);
  await start();
  expect(calls).toEqual(['keep']);
  expect(store.getState()).toMatchObject({ isKept: true, hasNewer: false, isFasterAfterReload: false });
});

test('where nobody has done anything yet, a page that its host does not isolate is loaded again, once in a tab', async () => {
  const tab = fakeStorage();
  const once = setUp({ tab });
  await once.start();
  expect(once.calls).toEqual(['keep', 'reload']);
  // As after a forced reload, past the worker.
  const again = setUp({ tab });
  await again.start();
  expect(again.calls).toEqual(['keep']);
  expect(again.store.getState().isFasterAfterReload).toBe(true);
});

test.each<[string, World]>([
  ['something was pressed', { keeper: { hasActed: () => true } }],
  ['the tab keeps nothing', { tab: null }],
  ['the storage of the tab is full', { tab: { ...fakeStorage(), setItem: () => undefined } }],
  [
    'the storage of the tab refuses',
    {
      tab: {
        ...fakeStorage(),
        getItem() {
          throw new DOMException('no', 'SecurityError');
        },
      },
    },
  ],
])('it is offered, and not done, where %s', async (_, world) => {
  const { store, calls, start } = setUp(world);
  await start();
  expect(calls).toEqual(['keep']);
  expect(store.getState().isFasterAfterReload).toBe(true);
  store.getState().isolate();
  expect(calls).toEqual(['keep', 'reload']);
});

test.each<[string, World]>([
  ['it is isolated already', { isIsolated: true }],
  ['the worker has served it and could not isolate it', { keeper: { hasServed: true } }],
  ['there is one core', { keeper: { hasCores: false } }],
  ['a GPU computes', { backend: 'webgl' }],
  ['the browser refuses to keep it', { keeper: { keep: () => Promise.reject(new DOMException('no')) } }],
])('a page is neither loaded again nor is that offered where %s', async (_, world) => {
  const { store, calls, start } = setUp(world);
  await start();
  expect(calls).not.toContain('reload');
  expect(store.getState().isFasterAfterReload).toBe(false);
});

test('a newer build is told of, and opened only when that is wanted', async () => {
  const { store, calls, start, newer } = setUp({ isIsolated: true });
  await start();
  newer();
  expect(store.getState().hasNewer).toBe(true);
  expect(calls).toEqual(['keep']);
  store.getState().openNewest();
  expect(calls).toEqual(['keep', 'open newest']);
});

test('what could not be kept is not called kept', async () => {
  const { store, start } = setUp({ isIsolated: true, keeper: { keep: () => Promise.resolve(false) } });
  await start();
  expect(store.getState().isKept).toBe(false);
});
