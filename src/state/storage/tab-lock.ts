/** Locks by which the tabs of a browser know of each other. Where the browser gives none, or refuses them, all is as if there were no other tab. */
import type { BrowserLocks } from '../../engine-client/browser-locks';

/** Gives the lock back. */
export type Release = () => void;

/** Holds a lock until the function that it gives is called or the page is gone; null while another tab has it. */
export function takeLock({ request }: Pick<BrowserLocks, 'request'>, name: string): Promise<Release | null> {
  return new Promise((resolve) => {
    const answer = (lock: Lock | null) => {
      if (lock) return new Promise<void>((release) => resolve(release));
      resolve(null);
      return undefined;
    };
    request(name, { ifAvailable: true }, answer).catch(() => resolve(() => undefined));
  });
}

/** The same, waiting until the other tab gives it up; never where the browser refuses locks. */
export function awaitLock({ request }: Pick<BrowserLocks, 'request'>, name: string): Promise<Release> {
  return new Promise((resolve) => {
    request(name, {}, () => new Promise<void>((release) => resolve(release))).catch(() => undefined);
  });
}
