/** Links in the address, before and after they are read. */
import type { PageAddress } from '../../domain/link/address';
import type { SharedSetup } from '../../domain/link/link-format';
import type { LinkedTask } from '../../domain/lesson/task';
import type { ShareNews } from './share-news';

/** What stands behind "setup=" and "lock=" in the address; a task brings its own set-up. */
export type LinkText = Pick<PageAddress, 'setup' | 'lock'>;

export interface ReadLink {
  readonly setup: SharedSetup;
  readonly task: LinkedTask | null;
}

export type LinkFailed = Extract<ShareNews, { kind: 'linkFailed' }>;
/** What the page shows where a link cannot be read. */
export type LinkShown = LinkFailed['shown'];
