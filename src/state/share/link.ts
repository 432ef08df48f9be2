/** Links that come in the address, when the page is opened and when another one is put into the address later. What reads them is loaded with the first. */
import type { LinkShown, LinkText, ReadLink } from './link-text';
import type { ShareNews } from './share-news';

/** The set-up that the address carries, with a teacher's task, if any; null for none, or for one that cannot be read, which is told. Never rejects. */
export async function readLink(
  tell: (news: ShareNews) => void,
  link: LinkText,
  shown: LinkShown,
): Promise<ReadLink | null> {
  if (link.setup === null && link.lock === null) return null;
  try {
    const { openLink } = await import('./open-link');
    return await openLink(tell, link, shown);
  } catch {
    // The part of the page that reads links did not load.
    tell({ kind: 'linkFailed', why: 'unread', name: '', shown });
    return null;
  }
}
