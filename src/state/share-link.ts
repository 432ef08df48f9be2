/** Set-ups that come in the address, when the page is opened and when another link is put into the address later. */
import { OpenError } from '../domain/files/open-error';
import type { SharedSetup } from '../domain/share-link';
import { useShare } from './share';

export function isSetupLink(hash: string): boolean {
  return hash.startsWith('#setup=');
}

/** What the address carries; null for nothing, or for a link that cannot be read, which is told. */
export async function sharedSetup(hash: string): Promise<SharedSetup | null> {
  if (!isSetupLink(hash)) return null;
  const { readShareHash } = await import('../domain/share-link');
  try {
    const setup = readShareHash(hash);
    useShare.setState({ news: { kind: 'opened', what: 'link', ownData: setup.dataset === null } });
    return setup;
  } catch (error) {
    if (!(error instanceof OpenError)) throw error;
    useShare.setState({ news: { kind: 'openFailed', error } });
    return null;
  }
}
