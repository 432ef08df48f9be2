/** Keeps own sets in the browser's storage and in memory: where nothing can be stored, memory is all there is until the page is left. */
import type { OwnId } from '../domain/datasets';
import type { OwnSet, OwnSetHead } from '../domain/own-set';
import type { OwnSetStore } from './data-own-store';

/** Why nothing is kept: no room, or the browser forbids it. */
export type OwnStorageProblem = 'full' | 'forbidden';

export class OwnSetKeeper {
  /** Sets seen since the page was opened. */
  private readonly inMemory = new Map<OwnId, OwnSet>();
  /** What the store holds of them, once the writes under way are done. */
  private readonly stored = new Map<OwnId, OwnSet>();
  private writing: Promise<void> = Promise.resolve();

  /** @param onProblem told after every attempt whether it was possible */
  constructor(
    private readonly store: OwnSetStore,
    private readonly onProblem: (problem: OwnStorageProblem | null) => void,
  ) {}

  /** Which sets there are; none where they cannot be read. */
  async heads(): Promise<readonly OwnSetHead[]> {
    let found: readonly OwnSetHead[] = [];
    await this.attempt(async () => {
      found = await this.store.heads();
    });
    return found;
  }

  /** Null when there is no such set, or it cannot be read. */
  async load(id: OwnId): Promise<OwnSet | null> {
    const known = this.inMemory.get(id);
    if (known) return known;
    try {
      const found = await this.store.load(id);
      if (found) this.stored.set(id, found);
      return found;
    } catch (error) {
      this.onProblem(problemOf(error));
      return null;
    }
  }

  /** Remembers the newest state of a set; a failed write is made good by the next one. */
  keep(set: OwnSet): void {
    this.inMemory.set(set.id, set);
    void this.attempt(async () => {
      const after = this.inMemory.get(set.id);
      const before = this.stored.get(set.id) ?? null;
      if (!after || after === before) return;
      await this.store.save(before, after);
      this.stored.set(set.id, after);
    });
  }

  async delete(id: OwnId): Promise<void> {
    this.inMemory.delete(id);
    await this.attempt(async () => {
      await this.store.delete(id);
      this.stored.delete(id);
    });
  }

  /** One after the other, so that each write knows what the one before left. */
  private attempt(work: () => Promise<void>): Promise<void> {
    this.writing = this.writing.then(work).then(
      () => this.onProblem(null),
      (error: unknown) => this.onProblem(problemOf(error)),
    );
    return this.writing;
  }
}

function problemOf(error: unknown): OwnStorageProblem {
  return error instanceof DOMException && error.name === 'QuotaExceededError' ? 'full' : 'forbidden';
}
