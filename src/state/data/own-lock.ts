/** One tab at a time changes an own set: the one that holds its lock. */
import type { OwnId } from '../../domain/data/datasets';

const prefix = 'cnn-playground-own-';

/** The part of the browser's lock manager that is used. */
export interface Locks {
  request(name: string, options: LockOptions, work: LockGrantedCallback<unknown>): Promise<unknown>;
}

export class OwnSetLock {
  private id: OwnId | null = null;
  private isOurs: Promise<boolean> = Promise.resolve(true);
  private release: () => void = () => undefined;

  /**
   * @param written resolves when the set that is left is stored: only then another tab may read it
   * @param onFree told when the other tab has given the set up, which is ours from then on
   */
  constructor(
    private readonly locks: Locks | undefined,
    private readonly written: () => Promise<void>,
    private readonly onFree: (id: OwnId) => void,
  ) {}

  /** Whether this is the set that was asked for last. */
  isOn(id: OwnId): boolean {
    return id === this.id;
  }

  /** Takes a set for this tab and leaves the one before; false while another tab has it. */
  take(id: OwnId): Promise<boolean> {
    if (id === this.id) return this.isOurs;
    this.leave();
    this.id = id;
    if (this.locks) this.isOurs = this.request(this.locks, id);
    return this.isOurs;
  }

  leave(): void {
    const { release } = this;
    this.id = null;
    this.release = () => undefined;
    void this.written().then(release);
  }

  private request(locks: Locks, id: OwnId): Promise<boolean> {
    const left = new Promise<void>((resolve) => {
      this.release = resolve;
    });
    return new Promise((resolve) => {
      const answer = (lock: Lock | null) => {
        resolve(lock !== null);
        if (lock) return left;
        this.queue(locks, id, left);
        return undefined;
      };
      // Where locks are refused all is as if there were none.
      locks.request(prefix + id, { ifAvailable: true }, answer).catch(() => resolve(true));
    });
  }

  /** Waits for the other tab to give the set up; when this one has left it meanwhile, the next one gets it at once. */
  private queue(locks: Locks, id: OwnId, left: Promise<void>): void {
    const granted = () => {
      if (id === this.id) {
        this.isOurs = Promise.resolve(true);
        this.onFree(id);
      }
      return left;
    };
    locks.request(prefix + id, {}, granted).catch(() => undefined);
  }
}
