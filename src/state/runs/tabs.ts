/** How tabs with the same stored runs get along: each holds a lock on the run that it trains, and tells the others of changes. */
import { browserLocks } from '../../engine-client/browser-locks';
import { joinChannel } from '../storage/browser-channel';

const lockPrefix = 'cnn-playground-run-';
const channelName = 'cnn-playground-runs';

/** Tells, for any run, whether some tab trains it now. */
export async function findLiveRuns(): Promise<(id: string) => boolean> {
  const held = await browserLocks.held();
  return (id) => held.has(lockPrefix + id);
}

/** Marks a run as being trained here, until the function that it gives is called or the page is gone; null when another tab trains it. */
export function holdRun(id: string): Promise<(() => void) | null> {
  const alone = () => undefined;
  return new Promise((resolve) => {
    const holding = browserLocks.request(lockPrefix + id, { ifAvailable: true }, (lock) => {
      if (lock) return new Promise<void>((release) => resolve(release));
      resolve(null);
      return undefined;
    });
    // Where the browser refuses locks, nobody knows of other tabs.
    holding.catch(() => resolve(alone));
  });
}

export interface Tabs {
  tellOthers(): void;
}

/** @param onNews called when another tab has changed the stored runs */
export function joinTabs(onNews: () => void): Tabs {
  return { tellOthers: joinChannel(channelName, onNews) };
}
