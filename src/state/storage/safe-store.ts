import { nothingListed } from './listing';
import { createMemoryStore } from './memory-store';
import type { RunStore } from './run-store';
import { problemOf, type StorageProblem } from './storage-problem';

/**
 * A store that never rejects: what the database refuses is kept in memory, and the reason is told. What lies in memory wins over what was stored
 * before, and goes to the database with its next successful write.
 *
 * @param open opens the database; called once, when the store is first used
 */
export function createSafeStore(open: () => Promise<RunStore>, onProblem: (problem: StorageProblem) => void): RunStore {
  const memory = createMemoryStore();
  let opened: Promise<RunStore | null> | null = null;

  function tell(error: unknown): null {
    onProblem(problemOf(error));
    return null;
  }

  /** Does something in the database; null when that is impossible. */
  async function attempt<T>(work: (store: RunStore) => Promise<T>): Promise<{ readonly value: T } | null> {
    opened ??= open().catch(tell);
    const store = await opened;
    if (!store) return null;
    try {
      return { value: await work(store) };
    } catch (error) {
      return tell(error);
    }
  }

  return {
    async list() {
      const { read, newer } = (await attempt((store) => store.list()))?.value ?? nothingListed;
      const { read: held } = await memory.list();
      const others = read.filter(({ id }) => !held.some((record) => record.id === id));
      return { read: [...others, ...held], newer };
    },
    async put(record, snapshot) {
      const held = snapshot ?? (await memory.snapshot(record.id)) ?? undefined;
      if (await attempt((store) => store.put(record, held))) memory.forget(record.id);
      else await memory.put(record, snapshot);
    },
    async snapshot(id) {
      return (await memory.snapshot(id)) ?? (await attempt((store) => store.snapshot(id)))?.value ?? null;
    },
    async putKept(id, epoch, snapshot) {
      if (!(await attempt((store) => store.putKept(id, epoch, snapshot)))) await memory.putKept(id, epoch, snapshot);
    },
    async kept(id, epoch) {
      return (await memory.kept(id, epoch)) ?? (await attempt((store) => store.kept(id, epoch)))?.value ?? null;
    },
    async remove(id) {
      await memory.remove(id);
      await attempt((store) => store.remove(id));
    },
  };
}
