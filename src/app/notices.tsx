import { DataNotice } from '../features/data/data-notice';
import { SavedWorkNotices } from '../features/runs/resume-notice';
import { ShareNotices } from '../features/share/share-notices';
import { PageNotices } from './page-notices';

/** Whatever the page has to say as a whole. Seldom anything, so it is loaded after the picture. */
export function Notices() {
  return (
    <>
      <PageNotices />
      <ShareNotices />
      <SavedWorkNotices />
      <DataNotice />
    </>
  );
}
