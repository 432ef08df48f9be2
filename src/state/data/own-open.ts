/** The own set that is open: every edit of it, and the way back, as long as no other tab has it. */
import type { OwnId } from '../../domain/data/datasets';
import type { OwnSet, OwnSetHead } from '../../domain/data/own-set';
import type { OwnSetKeeper } from './own-keeper';
import { OwnSetLock, type Locks } from './own-lock';
import type { OwnSetsState } from './own-state';

/** How many edits can be undone. They share their pictures. */
const longestHistory = 100;

/** With the head of a set as it is now, in its place or behind the others. */
function withHead(heads: readonly OwnSetHead[], { pictures: _, ...head }: OwnSet): readonly OwnSetHead[] {
  const isKnown = heads.some(({ id }) => id === head.id);
  return isKnown ? heads.map((each) => (each.id === head.id ? head : each)) : [...heads, head];
}

export class OpenOwnSet {
  private past: readonly OwnSet[] = [];
  private readonly lock: OwnSetLock;

  constructor(
    private readonly keeper: OwnSetKeeper,
    private readonly set: (partial: Partial<OwnSetsState>) => void,
    private readonly get: () => OwnSetsState,
    locks: Locks | undefined,
  ) {
    this.lock = new OwnSetLock(
      locks,
      () => keeper.written(),
      (id) => void this.takeOver(id),
    );
  }

  edit(change: (open: OwnSet) => OwnSet): void {
    const { open: before, isElsewhere } = this.get();
    const after = before && !isElsewhere && change(before);
    if (!before || !after || after === before) return;
    this.past = [...this.past.slice(1 - longestHistory), before];
    this.show(after);
  }

  undo(): void {
    const before = this.past.at(-1);
    this.past = this.past.slice(0, -1);
    if (before) this.show(before);
  }

  async load(id: OwnId): Promise<OwnSet | null> {
    const { open } = this.get();
    if (open?.id === id) return open;
    const isOurs = await this.lock.take(id);
    const found = await this.keeper.load(id);
    // Another one may have been asked for meanwhile, or this one twice.
    if (!this.lock.isOn(id) || this.get().open?.id === id) return found;
    if (found) this.begin(found, !isOurs);
    else this.close();
    return found;
  }

  /** Opens a set that no other tab can know yet. */
  create(created: OwnSet): OwnId {
    void this.lock.take(created.id);
    this.begin(created, false);
    return created.id;
  }

  async delete(id: OwnId): Promise<void> {
    this.set({ heads: this.get().heads.filter((each) => each.id !== id) });
    const deleted = this.keeper.delete(id);
    if (this.get().open?.id === id) this.close();
    await deleted;
  }

  /** What was done to another set is not to be undone in this one. */
  private begin(next: OwnSet, isElsewhere: boolean): void {
    this.past = [];
    this.set({ isElsewhere });
    this.show(next);
  }

  private show(next: OwnSet): void {
    const { heads, isElsewhere } = this.get();
    this.set({ open: next, canUndo: this.past.length > 0, heads: withHead(heads, next) });
    if (!isElsewhere) this.keeper.keep(next);
  }

  private close(): void {
    this.past = [];
    this.set({ open: null, canUndo: false, isElsewhere: false });
    this.lock.leave();
  }

  /** The other tab has given the open set up: here it goes on as it was left there. */
  private async takeOver(id: OwnId): Promise<void> {
    const found = await this.keeper.load(id);
    if (this.get().open?.id !== id) return;
    if (found) this.begin(found, false);
    else await this.delete(id);
  }
}
