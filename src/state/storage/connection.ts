import { openDB, type DBSchema, type IDBPDatabase, type OpenDBCallbacks } from 'idb';
import { problemOf, StorageError, type StorageProblem } from './storage-problem';

/** Does something in a database. Rejects with a StorageError. */
export type Using<Tables extends DBSchema> = <T>(
  work: (database: IDBPDatabase<Tables>) => Promise<T> | T,
) => Promise<T>;

interface ConnectionOptions<Tables extends DBSchema> {
  readonly name: string;
  readonly version: number;
  readonly upgrade: NonNullable<OpenDBCallbacks<Tables>['upgrade']>;
  /** Told when another tab takes the database away (`newer`) or withholds it (`blocked`). */
  readonly onLost: (problem: StorageProblem) => void;
}

/** One of the browser's databases: opened when it is first wanted, and again where the browser has closed it or refused it before. */
export function connectTo<Tables extends DBSchema>(options: ConnectionOptions<Tables>): Using<Tables> {
  const { name, version, upgrade, onLost } = options;
  let opened: Promise<IDBPDatabase<Tables>> | null = null;
  const forget = () => (opened = null);
  const callbacks: OpenDBCallbacks<Tables> = {
    upgrade,
    blocked: () => onLost('blocked'),
    // A tab with a newer version must not wait for this one. Null where somebody deletes the database.
    blocking(_current, newer, event) {
      (event.target as IDBDatabase).close();
      forget();
      if (newer !== null) onLost('newer');
    },
    terminated: forget,
  };
  const connect = () => {
    opened ??= openDB<Tables>(name, version, callbacks);
    opened.catch(forget);
    return opened;
  };
  return async (work) => {
    // Browsers refuse in many words: a database that cannot be opened is not to be had.
    const database = await guarded(connect, 'unavailable');
    return guarded(() => work(database), 'failed');
  };
}

async function guarded<T>(work: () => Promise<T> | T, otherwise: StorageProblem): Promise<T> {
  try {
    return await work();
  } catch (error) {
    throw new StorageError(problemOf(error, otherwise), error);
  }
}
