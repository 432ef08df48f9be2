/** Reads the link in the address: loaded when there is one. */
import { OpenError, type OpenErrorCode } from '../../domain/formats/files/open-error';
import { readSharedSetup } from '../../domain/link/share-link';
import { readTaskLink } from '../../domain/link/task-link';
import type { LinkFailed, LinkShown, LinkText, ReadLink } from './link-text';
import type { ShareNews } from './share-news';

const reasons: Partial<Record<OpenErrorCode, LinkFailed['why']>> = {
  newer: 'newer',
  linkUnknown: 'unknown',
};

/** What the link brings, which is told; of a task, its bar tells. Null where it cannot be read, which is told too. */
export async function openLink(
  tell: (news: ShareNews) => void,
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
    tell({ kind: 'opened', what: 'link', ownData: read.dataset === null });
    return { setup: read, task: null };
  } catch (error) {
    if (!(error instanceof OpenError)) throw error;
    const name = String(error.values.name ?? '');
    tell({ kind: 'linkFailed', why: reasons[error.code] ?? 'broken', name, shown });
    return null;
  }
}
