import type { RunRecord } from '../../domain/run/run-record';
import type { RunSnapshot } from '../../domain/run/snapshot';
import type { RunStore } from './run-store';

/** Keeps runs as long as the page is open. */
export function createMemoryStore(): RunStore & { forget(key: string): void } {
  const records = new Map<string, RunRecord>();
  const snapshots = new Map<string, RunSnapshot>();
  const keptKey = (id: string, epoch: number) => `${id} ${epoch}`;
  return {
    list: () => Promise.resolve({ read: [...records.values()], newer: 0 }),
    put(record, snapshot) {
      records.set(record.id, record);
      if (snapshot) snapshots.set(record.id, snapshot);
      return Promise.resolve();
    },
    // Copies, as from a database: those who get one may hand its buffers over to the worker.
    snapshot: (id) => Promise.resolve(structuredClone(snapshots.get(id)) ?? null),
    putKept(id, epoch, snapshot) {
      snapshots.set(keptKey(id, epoch), snapshot);
      return Promise.resolve();
    },
    kept: (id, epoch) => Promise.resolve(structuredClone(snapshots.get(keptKey(id, epoch))) ?? null),
    remove(id) {
      for (const epoch of records.get(id)?.keptEpochs ?? []) snapshots.delete(keptKey(id, epoch));
      records.delete(id);
      snapshots.delete(id);
      return Promise.resolve();
    },
    /** Drops a record, but not the kept weights. */
    forget(id) {
      records.delete(id);
      snapshots.delete(id);
    },
  };
}
