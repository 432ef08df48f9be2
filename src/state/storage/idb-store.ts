import { openDB, type DBSchema, type IDBPDatabase } from 'idb';
import { parseRunRecord, storedForm, type RunRecord } from '../../domain/run-record';
import { parseSnapshot } from './parse-snapshot';
import { StorageError, type RunStore, type StorageProblem } from './run-store';

const databaseName = 'cnn-playground-runs';
const databaseVersion = 1;

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

function problemOf(error: unknown): StorageProblem {
  if (error instanceof StorageError) return error.problem;
  return problemsByName[error instanceof Error || error instanceof DOMException ? error.name : ''] ?? 'failed';
}

async function open(onLost: (problem: StorageProblem) => void): Promise<IDBPDatabase<Tables>> {
  if (!('indexedDB' in globalThis)) throw new StorageError('unavailable');
  return openDB<Tables>(databaseName, databaseVersion, {
    upgrade(database, oldVersion) {
      if (oldVersion < 1)
        for (const name of ['records', 'snapshots', 'kept'] as const) database.createObjectStore(name);
    },
    blocked: () => onLost('blocked'),
    // A tab with a newer version must not wait for this one.
    blocking(_current, _blocked, event) {
      (event.target as IDBDatabase).close();
      onLost('newer');
    },
    terminated: () => onLost('failed'),
  });
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
  const database = await guarded(() => open(onLost));
  return {
    list: () =>
      guarded(async () => {
        const values = await database.getAll('records');
        return values.map(parseRunRecord).filter((record): record is RunRecord => record !== null);
      }),
    put: (record, snapshot) =>
      guarded(async () => {
        const change = database.transaction(['records', 'snapshots'], 'readwrite');
        const writes = [change.objectStore('records').put(storedForm(record), record.id)];
        if (snapshot) writes.push(change.objectStore('snapshots').put(snapshot, record.id));
        await Promise.all([...writes, change.done]);
      }),
    snapshot: (id) => guarded(async () => parseSnapshot(await database.get('snapshots', id))),
    putKept: (id, epoch, snapshot) =>
      guarded(async () => {
        await database.put('kept', snapshot, [id, epoch]);
      }),
    kept: (id, epoch) => guarded(async () => parseSnapshot(await database.get('kept', [id, epoch]))),
    remove: (id) =>
      guarded(async () => {
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

async function guarded<T>(work: () => Promise<T>): Promise<T> {
  try {
    return await work();
  } catch (error) {
    throw new StorageError(problemOf(error), error);
  }
}
