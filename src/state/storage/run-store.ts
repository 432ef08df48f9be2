/** Where runs are kept. The code that uses it sees no database; tests and failures put a plain map in its place. */
import type { RunRecord } from '../../domain/run/run-record';
import type { RunSnapshot } from '../../domain/run/snapshot';
import type { Listing } from './listing';

/** Every function may reject with a StorageError. */
export interface RunStore {
  /** The records, in no order. */
  readonly list: () => Promise<Listing<RunRecord>>;
  /** Writes a record and, with it or not at all, the newest copy of the run. */
  readonly put: (record: RunRecord, snapshot?: RunSnapshot) => Promise<void>;
  /** The newest copy of a run; null when none is kept, or what is kept is damaged. */
  readonly snapshot: (id: string) => Promise<RunSnapshot | null>;
  /** Keeps the weights after an epoch. */
  readonly putKept: (id: string, epoch: number, snapshot: RunSnapshot) => Promise<void>;
  readonly kept: (id: string, epoch: number) => Promise<RunSnapshot | null>;
  readonly remove: (id: string) => Promise<void>;
}
