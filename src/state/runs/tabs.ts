/** How tabs with the same stored runs get along: each holds a lock on the run that it trains. */
import type { BrowserLocks } from '../../engine-client/browser-locks';
import type { HoldRun } from './claim';

const lockPrefix = 'cnn-playground-run-';
/** By which they tell each other of changes. */
export const runsChannel = 'cnn-playground-runs';

/** Tells, for any run, whether some tab trains it now. */
export async function findLiveRuns(locks: BrowserLocks): Promise<(id: string) => boolean> {
  const held = await locks.held();
  return (id) => held.has(lockPrefix + id);
}

/** Marks a run as being trained here, until the function that it gives is called or the page is gone; null when another tab trains it. */
export function holdRunBy(locks: BrowserLocks): HoldRun {
  const alone = () => undefined;
  return (id) =>
    new Promise((resolve) => {
      const holding = locks.request(lockPrefix + id, { ifAvailable: true }, (lock) => {
        if (lock) return new Promise<void>((release) => resolve(release));
        resolve(null);
        return undefined;
      });
      // Where the browser refuses locks, nobody knows of other tabs.
      holding.catch(() => resolve(alone));
    });
}
