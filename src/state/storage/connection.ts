import { openDB, type DBSchema, type IDBPDatabase, type OpenDBCallbacks } from 'idb';

export type Connect<Tables extends DBSchema> = () => Promise<IDBPDatabase<Tables>>;

interface ConnectionOptions<Tables extends DBSchema> {
  readonly name: string;
  readonly version: number;
  readonly upgrade: NonNullable<OpenDBCallbacks<Tables>['upgrade']>;
  /** Told when another tab, with an older version, holds the database up. */
  readonly onBlocked?: () => void;
  /** Told when the database was given to a tab with a newer version. */
  readonly onGivenAway?: () => void;
}

/** One of the browser's databases: opened when it is first wanted, and again where the browser has closed it or refused it before. */
export function connectTo<Tables extends DBSchema>(options: ConnectionOptions<Tables>): Connect<Tables> {
  const { name, version, upgrade, onBlocked, onGivenAway } = options;
  let opened: Promise<IDBPDatabase<Tables>> | null = null;
  const forget = () => (opened = null);
  const callbacks: OpenDBCallbacks<Tables> = {
    upgrade,
    blocked: () => onBlocked?.(),
    // A tab with a newer version must not wait for this one.
    blocking(_current, _blocked, event) {
      (event.target as IDBDatabase).close();
      forget();
      onGivenAway?.();
    },
    terminated: forget,
  };
  return () => {
    opened ??= openDB<Tables>(name, version, callbacks);
    opened.catch(forget);
    return opened;
  };
}
