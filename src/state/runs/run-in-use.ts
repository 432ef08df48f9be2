import type { SmallStorage, Surroundings } from '../surroundings';

/** Remembers, beyond a reload, which run's weights are in use on the page. */
export interface RunInUse {
  readonly set: (id: string | null) => void;
  /** Empty where no run's are; null where that is not known. */
  readonly get: () => string | null;
}

const inUseKey = 'cnn-playground.run-in-use';

/** Each tab knows its own run; a new tab goes by that of the last one. */
export function createRunInUse({ tab, local }: Pick<Surroundings, 'tab' | 'local'>): RunInUse {
  const orNull = <T>(storage: SmallStorage | null, ask: (storage: SmallStorage) => T): T | null => {
    try {
      return storage && ask(storage);
    } catch {
      // Full or forbidden: the newest run then counts.
      return null;
    }
  };
  const read = (storage: SmallStorage | null) => orNull(storage, (each) => each.getItem(inUseKey));
  return {
    set: (id) => [tab, local].forEach((storage) => orNull(storage, (each) => each.setItem(inUseKey, id ?? ''))),
    get: () => read(tab) ?? read(local),
  };
}
