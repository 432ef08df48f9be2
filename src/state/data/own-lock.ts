/** One tab at a time changes an own set: the one that holds its lock. */
import type { OwnId } from '../../domain/data/datasets';
import type { BrowserLocks } from '../../engine-client/browser-locks';
import { isOvertaken, newest } from '../newest';
import { awaitLock, takeLock, type Release } from '../storage/tab-lock';

const prefix = 'cnn-playground-own-';

/** The part of the browser's locks that is used. */
export type Locks = Pick<BrowserLocks, 'request'>;

export class OwnSetLock {
  private id: OwnId | null = null;
  private isOurs: Promise<boolean> = Promise.resolve(true);
  private release: Release | null = null;
  private readonly sets = newest();

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
    if (this.locks) this.isOurs = this.request(this.locks, id, this.sets.begin());
    return this.isOurs;
  }

  leave(): void {
    const { release } = this;
    this.id = null;
    this.release = null;
    this.sets.end();
    if (release) void this.written().then(release);
  }

  private async request(locks: Locks, id: OwnId, signal: AbortSignal): Promise<boolean> {
    const release = await takeLock(locks, prefix + id);
    if (release) this.keep(release, signal);
    else void this.queue(locks, id, signal);
    return release !== null;
  }

  /** Waits for the other tab to give the set up; when this one has left it meanwhile, the next one gets it at once. */
  private async queue(locks: Locks, id: OwnId, signal: AbortSignal): Promise<void> {
    this.keep(await awaitLock(locks, prefix + id), signal);
    if (isOvertaken(signal)) return;
    this.isOurs = Promise.resolve(true);
    this.onFree(id);
  }

  /** Until the set is left, which it may have been while the lock was awaited. */
  private keep(release: Release, signal: AbortSignal): void {
    if (isOvertaken(signal)) void this.written().then(release);
    else this.release = release;
  }
}
