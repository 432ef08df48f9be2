/** Set-ups that come in the address, when the page is opened and when another link is put into the address later. */
import type { StoreApi } from 'zustand/vanilla';
import { OpenError } from '../../domain/formats/files/open-error';
import type { SharedSetup } from '../../domain/link/link-format';
import type { ShareNews, ShareState } from './share-state';

/** What the page shows where a link cannot be read. */
export type LinkShown = Extract<ShareNews, { kind: 'linkFailed' }>['shown'];

/**
 * The set-up that the address carries; null for none, or for one that cannot be read, which is told. Never rejects.
 *
 * @param setup what stands behind "setup=" in the address
 */
export async function readLink(
  share: Pick<StoreApi<ShareState>, 'setState'>,
  setup: string | null,
  shown: LinkShown,
): Promise<SharedSetup | null> {
  if (setup === null) return null;
  try {
    const { readSharedSetup } = await import('../../domain/link/share-link');
    const read = readSharedSetup(setup);
    share.setState({ news: { kind: 'opened', what: 'link', ownData: read.dataset === null } });
    return read;
  } catch (error) {
    const isKnown = error instanceof OpenError;
    // Anything else: the part of the page that reads links did not load.
    const why = !isKnown ? 'unread' : error.code === 'newer' ? 'newer' : 'broken';
    share.setState({ news: { kind: 'linkFailed', why, shown } });
    return null;
  }
}
