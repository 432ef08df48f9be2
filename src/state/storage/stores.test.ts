import 'fake-indexeddb/auto';
import { forceCloseDatabase } from 'fake-indexeddb';
import { deleteDB, openDB } from 'idb';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import type { NetworkSpec } from '../../domain/network/network';
import { presets } from '../../domain/network/presets';
import { savedRecord } from '../../domain/run/record-format';
import type { RunRecord } from '../../domain/run/run-record';
import type { RunSnapshot } from '../../domain/run/snapshot';
import { openRunStore } from './idb-store';
import { createMemoryStore } from './memory-store';
import { snapshotFormat } from '../../domain/run/snapshot-format';
import type { RunStore } from './run-store';
import { createSafeStore } from './safe-store';
import { StorageError, type StorageProblem } from './storage-problem';

const { network, settings } = presets['mnist-softmax'];
const name = 'cnn-playground-runs';

function record(id: string, changes: Partial<RunRecord> = {}): RunRecord {
  return {
    id,
    name: '',
    createdAt: 1,
    presetId: null,
    network,
    settings,
    dataset: 'mnist-10k',
    backend: 'cpu',
    state: 'done',
    parameters: 7850,
    steps: 3,
    epochs: [],
    batches: [],
    evaluation: null,
    stoppedEarly: null,
    keptEpochs: [],
    ...changes,
  };
}
function snapshot(first: number): RunSnapshot {
  return {
    network,
    seed: 1,
    weights: [Float32Array.of(first, 2), Float32Array.of(3)],
    optimizer: { spec: settings.optimizer, slots: [Float32Array.of(4)], steps: 3 },
    position: { epochs: 0, stepInEpoch: 3, steps: 3, lossSum: 1.5, accuracySum: 2, imagesSeen: 96, seconds: 0.5 },
    fit: {
      lastEpoch: 5,
      learningRate: 0.1,
      callbacks: { epochs: 0, best: null, wait: 0, plateauBest: null, plateauWait: 0 },
      stoppedEarly: false,
    },
    best: { epoch: 1, steps: 2, weights: [Float32Array.of(1, 1), Float32Array.of(1)] },
    arithmetic: 'fused',
  };
}

let store: RunStore;
const lost = vi.fn<(problem: StorageProblem) => void>();
beforeEach(async () => {
  lost.mockClear();
  store = await openRunStore(lost);
});
afterEach(async () => {
  await deleteDB(name); // the open store gives way, as to another tab
});

describe('the database', () => {
  it('gives back records and copies of runs as they were, to the last bit', async () => {
    await store.put(record('a'), snapshot(0.1));
    await store.putKept('a', 5, snapshot(0.2));
    expect((await store.list()).read).toEqual([record('a')]);
    expect(await store.snapshot('a')).toEqual(snapshot(0.1));
    expect(await store.kept('a', 5)).toEqual(snapshot(0.2));
    expect(await store.snapshot('b')).toBeNull();
  });

  it('keeps the copy when only the record is written again', async () => {
    await store.put(record('a'), snapshot(1));
    await store.put(record('a', { name: 'renamed' }));
    expect(await store.snapshot('a')).toEqual(snapshot(1));
    expect((await store.list()).read[0]?.name).toBe('renamed');
  });

  it('removes a run with all that belongs to it, and nothing else', async () => {
    await store.put(record('a', { keptEpochs: [1, 2] }), snapshot(1));
    await store.putKept('a', 1, snapshot(1));
    await store.put(record('b'), snapshot(2));
    await store.putKept('b', 1, snapshot(2));
    await store.remove('a');
    expect((await store.list()).read.map(({ id }) => id)).toEqual(['b']);
    expect([await store.snapshot('a'), await store.kept('a', 1)]).toEqual([null, null]);
    expect(await store.kept('b', 1)).toEqual(snapshot(2));
  });

  it('passes over what is damaged', async () => {
    await store.put(record('good'), snapshot(1));
    const database = await openDB(name, 1);
    await database.put('records', { id: 'bad', version: 1 }, 'bad');
    await database.put('snapshots', { ...snapshot(1), position: { epochs: -1 } }, 'good');
    database.close();
    expect((await store.list()).read.map(({ id }) => id)).toEqual(['good']);
    expect(await store.snapshot('good')).toBeNull();
  });

  it('counts what only a newer version understands, and leaves it as it is', async () => {
    await store.put(record('good'));
    const database = await openDB(name, 1);
    const saved = savedRecord(record('x')) as { network: NetworkSpec };
    const strange = { ...saved.network, layers: [{ ...saved.network.layers[0], kind: 'Hologram' }] };
    await database.put('records', { ...saved, version: 99 }, 'newer');
    await database.put('records', { ...saved, network: strange }, 'strange');
    await database.put('records', { ...saved, steps: -1 }, 'damaged');
    expect(await store.list()).toMatchObject({ read: [{ id: 'good' }], newer: 2 });
    expect(await database.get('records', 'newer')).toMatchObject({ version: 99 });
    database.close();
  });

  it('gives way to a newer version in another tab, and says so', async () => {
    const newer = await openDB(name, 2);
    expect(lost).toHaveBeenCalledWith('newer');
    await expect(store.put(record('a'))).rejects.toMatchObject({ problem: 'newer' });
    await expect(store.list()).rejects.toMatchObject({ problem: 'newer' });
    await expect(openRunStore(lost)).rejects.toMatchObject({ problem: 'newer' });
    newer.close();
  });
});

describe('a database that the browser closes', () => {
  it('and deletes, is made anew without a word', async () => {
    await store.put(record('a'));
    await deleteDB(name);
    await store.put(record('b'));
    expect((await store.list()).read.map(({ id }) => id)).toEqual(['b']);
    expect(lost).not.toHaveBeenCalled();
  });

  it('is opened again by what is stored next', async () => {
    const opening = vi.spyOn(IDBFactory.prototype, 'open');
    const other = await openRunStore(lost);
    const [request] = opening.mock.results.map(({ value }) => value as IDBOpenDBRequest);
    // Its types ask for the class, it takes the object.
    Reflect.apply(forceCloseDatabase, null, [request?.result]);
    await other.put(record('a'));
    expect((await other.list()).read).toEqual([record('a')]);
    expect(opening).toHaveBeenCalledTimes(2);
    opening.mockRestore();
  });
});

function parseSnapshot(value: unknown): RunSnapshot | null {
  const read = snapshotFormat.read(value);
  return read.ok ? read.value : null;
}

describe('a copy of a run from storage', () => {
  it('may be anything without an exception', () => {
    const broken = [
      null,
      3,
      'x',
      {},
      { ...snapshot(1), weights: [[1, 2]] },
      { ...snapshot(1), network: { layers: [] } },
    ];
    expect(broken.map(parseSnapshot)).toEqual(broken.map(() => null));
    expect(parseSnapshot({ ...snapshot(1), arithmetic: 'analog' })).toBeNull();
    const { arithmetic: _, ...older } = snapshot(1);
    expect(parseSnapshot(older)).toEqual(older);
    const strange = { ...snapshot(1), optimizer: { spec: { kind: 'Magic', params: {} }, slots: [], steps: 1 } };
    expect(parseSnapshot(strange)).toBeNull();
  });
});

describe('a safe store', () => {
  const problems = vi.fn<(problem: StorageProblem) => void>();
  beforeEach(() => problems.mockClear());

  /** A store whose writes fail as long as the disk is full. */
  function fullDisk() {
    const disk = { isFull: true, store: createMemoryStore() };
    const refuse = <A extends unknown[]>(write: (...args: A) => Promise<void>) => {
      return (...args: A) => (disk.isFull ? Promise.reject(new StorageError('quota')) : write(...args));
    };
    const limited: RunStore = { ...disk.store, put: refuse(disk.store.put), putKept: refuse(disk.store.putKept) };
    return { disk, safe: createSafeStore(() => Promise.resolve(limited), problems) };
  }

  it('keeps in memory what the disk refuses, and says why', async () => {
    const { disk, safe } = fullDisk();
    await safe.put(record('a'), snapshot(1));
    await safe.putKept('a', 1, snapshot(2));
    expect(problems).toHaveBeenCalledWith('quota');
    expect((await safe.list()).read).toEqual([record('a')]);
    expect(await safe.snapshot('a')).toEqual(snapshot(1));
    expect(await safe.kept('a', 1)).toEqual(snapshot(2));
    expect((await disk.store.list()).read).toEqual([]);
  });

  it('brings it to the disk with the next write that succeeds', async () => {
    const { disk, safe } = fullDisk();
    await safe.put(record('a'), snapshot(1));
    disk.isFull = false;
    await safe.put(record('a', { name: 'later' }));
    expect(await disk.store.snapshot('a')).toEqual(snapshot(1));
    expect((await safe.list()).read.map((each) => each.name)).toEqual(['later']);
  });

  it('works without any database', async () => {
    const safe = createSafeStore(() => Promise.reject(new StorageError('unavailable')), problems);
    expect((await safe.list()).read).toEqual([]);
    await safe.put(record('a'), snapshot(1));
    expect(await safe.snapshot('a')).toEqual(snapshot(1));
    await safe.remove('a');
    expect((await safe.list()).read).toEqual([]);
    expect(problems).toHaveBeenCalledExactlyOnceWith('unavailable');
  });
});
