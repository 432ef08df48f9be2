/** Reads the link in the address: loaded when there is one. */
import type { StoreApi } from 'zustand/vanilla';
import { OpenError, type OpenErrorCode } from '../../domain/formats/files/open-error';
import { readSharedSetup } from '../../domain/link/share-link';
import { readTaskLink } from '../../domain/link/task-link';
import type { LinkShown, LinkText, ReadLink } from './link';
import type { ShareNews, ShareState } from './share-state';

const reasons: Partial<Record<OpenErrorCode, Extract<ShareNews, { kind: 'linkFailed' }>['why']>> = {
  newer: 'newer',
  linkUnknown: 'unknown',
};

/** What the link brings, which is told; of a task, its bar tells. Null where it cannot be read, which is told too. */
export async function openLink(
  share: Pick<StoreApi<ShareState>, 'setState'>,
  { setup, lock }: LinkText,
  shown: LinkShown,
): Promise<ReadLink | null> {
  try {
    if (lock !== null) {
      const task = readTaskLink(lock);
      // A task without what works with it would be a set-up without locks.
      await import('../task/task-desk');
      return { setup: task.setup, task };
    }
    const read = readSharedSetup(setup ?? '');
    share.setState({ news: { kind: 'opened', what: 'link', ownData: read.dataset === null } });
    return { setup: read, task: null };
  } catch (error) {
    if (!(error instanceof OpenError)) throw error;
    const name = String(error.values.name);
    share.setState({ news: { kind: 'linkFailed', why: reasons[error.code] ?? 'broken', name, shown } });
    return null;
  }
}
