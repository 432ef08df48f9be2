/** Keeps own sets in the browser's storage and in memory: where nothing can be stored, memory is all there is until the page is left. */
import { oneAtATime } from '../../domain/one-at-a-time';
import type { OwnId } from '../../domain/data/datasets';
import type { OwnSet, OwnSetHead } from '../../domain/data/own-set';
import { nothingListed, type Listing } from '../storage/listing';
import { problemOf, type StorageProblem } from '../storage/storage-problem';
import type { OwnSetStore } from './own-store';

export class OwnSetKeeper {
  /** Sets seen since the page was opened. */
  private readonly inMemory = new Map<OwnId, OwnSet>();
  /** What the store holds of them, once the writes under way are done. */
  private readonly stored = new Map<OwnId, OwnSet>();
  private readonly inTurn = oneAtATime();

  /** @param onProblem told after every attempt to write whether all is stored */
  constructor(
    private readonly store: OwnSetStore,
    private readonly onProblem: (problem: StorageProblem | null) => void,
  ) {}

  /** Which sets there are; none where they cannot be read. */
  async heads(): Promise<Listing<OwnSetHead>> {
    try {
      return await this.store.heads();
    } catch (error) {
      this.onProblem(problemOf(error));
      return nothingListed;
    }
  }

  /** Null when there is no such set, or it cannot be read. */
  async load(id: OwnId): Promise<OwnSet | null> {
    const known = this.inMemory.get(id);
    // What is stored may have been changed by another tab.
    if (known && known !== this.stored.get(id)) return known;
    try {
      const found = await this.store.load(id);
      if (found) this.stored.set(id, found);
      else this.stored.delete(id);
      return found;
    } catch (error) {
      this.onProblem(problemOf(error));
      return known ?? null;
    }
  }

  /** Remembers the newest state of a set; a failed write is made good by the next one, of whatever set. */
  keep(set: OwnSet): void {
    this.inMemory.set(set.id, set);
    void this.attempt(() => Promise.resolve());
  }

  async delete(id: OwnId): Promise<void> {
    this.inMemory.delete(id);
    await this.attempt(async () => {
      await this.store.delete(id);
      this.stored.delete(id);
    });
  }

  /** Resolves when all that could be written is written. */
  written(): Promise<void> {
    return this.inTurn(() => undefined);
  }

  /** One after the other, so that each write knows what the one before left; all is well once every set is stored. */
  private attempt(work: () => Promise<void>): Promise<void> {
    return this.inTurn(async () => {
      const problem = await work().then(
        () => null,
        (error: unknown) => problemOf(error),
      );
      this.onProblem((await this.saveAll()) ?? problem);
    });
  }

  /** Writes what is not stored yet; gives why some of it could not be. */
  private async saveAll(): Promise<StorageProblem | null> {
    let problem: StorageProblem | null = null;
    for (const [id, after] of this.inMemory) {
      const before = this.stored.get(id) ?? null;
      if (after === before) continue;
      try {
        await this.store.save(before, after);
        this.stored.set(id, after);
      } catch (error) {
        problem ??= problemOf(error);
      }
    }
    return problem;
  }
}
