import type { DBSchema, IDBPDatabase } from 'idb';
import { recordFormat, savedRecord } from '../../domain/run/record-format';
import type { RunRecord } from '../../domain/run/run-record';
import { savedSnapshot, snapshotFormat } from '../../domain/run/snapshot-format';
import type { RunSnapshot } from '../../domain/run/snapshot';
import { connectTo, type Connect } from './connection';
import { StorageError, type RunStore, type StorageProblem } from './run-store';

/** What is read back is checked, so the types promise nothing. */
interface Tables extends DBSchema {
  records: { key: string; value: unknown };
  /** The newest copy of each run: weights, optimizer slots, position. */
  snapshots: { key: string; value: unknown };
  /** Weights of earlier epochs. */
  kept: { key: [id: string, epoch: number]; value: unknown };
}

const problemsByName: Readonly<Record<string, StorageProblem>> = {
  QuotaExceededError: 'quota',
  VersionError: 'newer',
  SecurityError: 'unavailable',
  InvalidStateError: 'unavailable',
};

function problemOf(error: unknown, otherwise: StorageProblem): StorageProblem {
  if (error instanceof StorageError) return error.problem;
  return problemsByName[error instanceof Error || error instanceof DOMException ? error.name : ''] ?? otherwise;
}

/** Once it was given to a tab with a newer version, it is not asked for again. */
function createConnection(onLost: (problem: StorageProblem) => void): Connect<Tables> {
  let isGivenAway = false;
  const connect = connectTo<Tables>({
    name: 'cnn-playground-runs',
    version: 1,
    upgrade(database, oldVersion) {
      if (oldVersion < 1)
        for (const name of ['records', 'snapshots', 'kept'] as const) database.createObjectStore(name);
    },
    onBlocked: () => onLost('blocked'),
    onGivenAway() {
      isGivenAway = true;
      onLost('newer');
    },
  });
  return async () => {
    if (isGivenAway) throw new StorageError('newer');
    if (!('indexedDB' in globalThis)) throw new StorageError('unavailable');
    return connect();
  };
}

/** Null where it is damaged, or of a newer version. */
function readSnapshot(value: unknown): RunSnapshot | null {
  const read = snapshotFormat.read(value);
  return read.ok ? read.value : null;
}

/** All keys of the weights that a run keeps. */
function keptRange(id: string): IDBKeyRange {
  return IDBKeyRange.bound([id, 0], [id, Number.MAX_SAFE_INTEGER]);
}

/**
 * Keeps runs in the browser's own database.
 *
 * @param onLost told when the database is taken away, or withheld, by another tab
 */
export async function openRunStore(onLost: (problem: StorageProblem) => void): Promise<RunStore> {
  const connect = createConnection(onLost);
  // Browsers refuse in many words: a database that was never opened is not to be had.
  await guarded(connect, 'unavailable');
  const using = <T>(work: (database: IDBPDatabase<Tables>) => Promise<T>) => guarded(async () => work(await connect()));
  return {
    list: () =>
      using(async (database) => {
        const values = await database.getAll('records');
        const records = values.map((value) => recordFormat.read(value));
        return records.flatMap((record): RunRecord[] => (record.ok ? [record.value] : []));
      }),
    put: (record, snapshot) =>
      using(async (database) => {
        const change = database.transaction(['records', 'snapshots'], 'readwrite');
        const writes = [change.objectStore('records').put(savedRecord(record), record.id)];
        if (snapshot) writes.push(change.objectStore('snapshots').put(savedSnapshot(snapshot), record.id));
        await Promise.all([...writes, change.done]);
      }),
    snapshot: (id) => using(async (database) => readSnapshot(await database.get('snapshots', id))),
    putKept: (id, epoch, snapshot) =>
      using(async (database) => {
        await database.put('kept', savedSnapshot(snapshot), [id, epoch]);
      }),
    kept: (id, epoch) => using(async (database) => readSnapshot(await database.get('kept', [id, epoch]))),
    remove: (id) =>
      using(async (database) => {
        const change = database.transaction(['records', 'snapshots', 'kept'], 'readwrite');
        const deletions = [
          change.objectStore('records').delete(id),
          change.objectStore('snapshots').delete(id),
          change.objectStore('kept').delete(keptRange(id)),
        ];
        await Promise.all([...deletions, change.done]);
      }),
  };
}

async function guarded<T>(work: () => Promise<T>, otherwise: StorageProblem = 'failed'): Promise<T> {
  try {
    return await work();
  } catch (error) {
    throw new StorageError(problemOf(error, otherwise), error);
  }
}
