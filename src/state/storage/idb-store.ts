import type { DBSchema } from 'idb';
import { recordFormat, savedRecord } from '../../domain/run/record-format';
import { savedSnapshot, snapshotFormat } from '../../domain/run/snapshot-format';
import type { RunSnapshot } from '../../domain/run/snapshot';
import { connectTo } from './connection';
import { listingOf } from './listing';
import type { RunStore } from './run-store';
import type { StorageProblem } from './storage-problem';

/** What is read back is checked, so the types promise nothing. */
interface Tables extends DBSchema {
  records: { key: string; value: unknown };
  /** The newest copy of each run: weights, optimizer slots, position. */
  snapshots: { key: string; value: unknown };
  /** Weights of earlier epochs. */
  kept: { key: [id: string, epoch: number]; value: unknown };
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
  const using = connectTo<Tables>({
    name: 'cnn-playground-runs',
    version: 1,
    upgrade(database, oldVersion) {
      if (oldVersion < 1)
        for (const name of ['records', 'snapshots', 'kept'] as const) database.createObjectStore(name);
    },
    onLost,
  });
  await using(() => undefined);
  return {
    list: () => using(async (database) => listingOf(recordFormat, await database.getAll('records'))),
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
