import { DataNotice } from '../features/data/data-notice';
import { OfflineNotices } from '../features/offline/offline-notices';
import { SavedWorkNotices } from '../features/runs/resume-notice';
import { ShareNotices } from '../features/share/share-notices';
import { ToastRegion } from '../ui/toast-region';
import { PageNotices } from './page-notices';

/** All that the page has to say for itself. What belongs to one thing stands at that thing. */
export function Toasts() {
  return (
    <ToastRegion>
      <PageNotices />
      <DataNotice />
      <SavedWorkNotices />
      <ShareNotices />
      <OfflineNotices />
    </ToastRegion>
  );
}
