/** How tabs with the same stored runs get along: each holds a lock on the run that it trains. */
import type { BrowserLocks } from '../../engine-client/browser-locks';
import { takeLock } from '../storage/tab-lock';
import type { HoldRun } from './claim';

const lockPrefix = 'cnn-playground-run-';
/** By which they tell each other of changes. */
export const runsChannel = 'cnn-playground-runs';

/** Tells, for any run, whether some tab trains it now. */
export async function findLiveRuns(locks: BrowserLocks): Promise<(id: string) => boolean> {
  const held = await locks.held();
  return (id) => held.has(lockPrefix + id);
}

/** Marks runs as being trained here. */
export function holdRunBy(locks: BrowserLocks): HoldRun {
  return (id) => takeLock(locks, lockPrefix + id);
}
