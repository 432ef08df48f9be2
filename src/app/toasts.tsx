import { DataNotice } from '../features/data/data-notice';
import { Glossary } from '../features/glossary/glossary';
import { OfflineNotices } from '../features/offline/offline-notices';
import { SavedWorkNotices } from '../features/runs/resume-notice';
import { ShareNotices } from '../features/share/share-notices';
import { Shortcuts } from '../features/shortcuts/shortcuts';
import { ToastRegion } from '../ui/toast-region';
import { PageNotices } from './page-notices';

/** All that the page has to say for itself, and what it says when one asks for a word. What belongs to one thing stands at that thing. */
export function Toasts() {
  return (
    <>
      <ToastRegion>
        <PageNotices />
        <DataNotice />
        <SavedWorkNotices />
        <ShareNotices />
        <OfflineNotices />
      </ToastRegion>
      <Glossary />
      <Shortcuts />
    </>
  );
}
