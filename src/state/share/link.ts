/** Links that come in the address, when the page is opened and when another one is put into the address later. What reads them is loaded with the first. */
import type { StoreApi } from 'zustand/vanilla';
import type { PageAddress } from '../../domain/link/address';
import type { SharedSetup } from '../../domain/link/link-format';
import type { LinkedTask } from '../../domain/lesson/task';
import type { ShareNews, ShareState } from './share-state';

type LinkFailed = Extract<ShareNews, { kind: 'linkFailed' }>;
/** What the page shows where a link cannot be read. */
export type LinkShown = LinkFailed['shown'];

/** What stands behind "setup=" and "lock=" in the address; a task brings its own set-up. */
export type LinkText = Pick<PageAddress, 'setup' | 'lock'>;

export interface ReadLink {
  readonly setup: SharedSetup;
  readonly task: LinkedTask | null;
}

/** The set-up that the address carries, with a teacher's task, if any; null for none, or for one that cannot be read, which is told. Never rejects. */
export async function readLink(
  share: Pick<StoreApi<ShareState>, 'setState'>,
  link: LinkText,
  shown: LinkShown,
): Promise<ReadLink | null> {
  if (link.setup === null && link.lock === null) return null;
  try {
    const { openLink } = await import('./open-link');
    return await openLink(share, link, shown);
  } catch {
    // The part of the page that reads links did not load.
    share.setState({ news: { kind: 'linkFailed', why: 'unread', name: '', shown } });
    return null;
  }
}
