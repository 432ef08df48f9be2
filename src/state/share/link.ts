/** Set-ups that come in the address, when the page is opened and when another link is put into the address later. */
import { OpenError } from '../../domain/formats/files/open-error';
import type { SharedSetup } from '../../domain/link/link-format';
import { useShare, type ShareNews } from './share';

/**
 * The set-up that the address carries; null for none, or for one that cannot be read, which is told. Never rejects.
 *
 * @param setup what stands behind "setup=" in the address
 * @param shown what the page shows where it cannot be read
 */
export async function sharedSetup(
  setup: string | null,
  shown: Extract<ShareNews, { kind: 'linkFailed' }>['shown'],
): Promise<SharedSetup | null> {
  if (setup === null) return null;
  try {
    const { readSharedSetup } = await import('../../domain/link/share-link');
    const read = readSharedSetup(setup);
    useShare.setState({ news: { kind: 'opened', what: 'link', ownData: read.dataset === null } });
    return read;
  } catch (error) {
    const isKnown = error instanceof OpenError;
    // Anything else: the part of the page that reads links did not load.
    const why = !isKnown ? 'unread' : error.code === 'newer' ? 'newer' : 'broken';
    useShare.setState({ news: { kind: 'linkFailed', why, shown } });
    return null;
  }
}
