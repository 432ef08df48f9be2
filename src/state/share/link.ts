/** Set-ups that come in the address, when the page is opened and when another link is put into the address later. */
import type { StoreApi } from 'zustand/vanilla';
import { OpenError, type OpenErrorCode } from '../../domain/formats/files/open-error';
import type { PageAddress } from '../../domain/link/address';
import type { SharedSetup } from '../../domain/link/link-format';
import type { LinkedTask } from '../../domain/lesson/task';
import type { ShareNews, ShareState } from './share-state';

/** What the page shows where a link cannot be read. */
type LinkFailed = Extract<ShareNews, { kind: 'linkFailed' }>;
export type LinkShown = LinkFailed['shown'];
type LinkProblem = LinkFailed['why'];

/** What stands behind "setup=" and "lock=" in the address; a task brings its own set-up. */
export type LinkText = Pick<PageAddress, 'setup' | 'lock'>;

export interface ReadLink {
  readonly setup: SharedSetup;
  readonly task: LinkedTask | null;
}

/**
 * The set-up that the address carries, with a teacher's task, if any; null for none, or for one that cannot be read, which is told. Never rejects. What a task brings is said in its
 * bar.
 *
 * @param loadDesk brings what works with tasks
 */
export async function readLink(
  share: Pick<StoreApi<ShareState>, 'setState'>,
  { setup, lock }: LinkText,
  shown: LinkShown,
  loadDesk: () => Promise<unknown>,
): Promise<ReadLink | null> {
  if (setup === null && lock === null) return null;
  try {
    if (lock !== null) {
      const [{ readTaskLink }] = await Promise.all([import('../../domain/link/task-link'), loadDesk()]);
      const task = readTaskLink(lock);
      return { setup: task.setup, task };
    }
    const { readSharedSetup } = await import('../../domain/link/share-link');
    const read = readSharedSetup(setup ?? '');
    share.setState({ news: { kind: 'opened', what: 'link', ownData: read.dataset === null } });
    return { setup: read, task: null };
  } catch (error) {
    const why = error instanceof OpenError ? (reasons[error.code] ?? 'broken') : 'unread';
    const name = error instanceof OpenError ? String(error.values.name) : '';
    share.setState({ news: { kind: 'linkFailed', why, name, shown } });
    return null;
  }
}

/** Anything else that is no OpenError: the part of the page that reads links did not load. */
const reasons: Partial<Record<OpenErrorCode, LinkProblem>> = { newer: 'newer', linkUnknown: 'unknown' };
