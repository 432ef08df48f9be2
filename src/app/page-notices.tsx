import { useFormat } from '../i18n/format';
import { useT } from '../i18n/use-t';
import { useBackend, usePage, useSession } from '../state/use-page';
import { Button } from '../ui/button';
import { CopyReport } from '../ui/copy-report';
import { downloadBytes } from '../ui/download-bytes';
import { Toast } from '../ui/toast';
import { backendLabels } from './header/backend-labels';

function IgnoredNotice() {
  const page = usePage();
  const t = useT();
  const format = useFormat();
  const ignored = useSession((state) => state.ignored);
  if (ignored.length === 0) return null;
  return (
    <Toast tone="warning" onDismiss={() => page.session.getState().dismissIgnored()}>
      {t('app.ignored', { parts: format.list(ignored) })}
    </Toast>
  );
}

/** Work of an earlier visit, or of another version of the page, that this one cannot read. */
function UnreadNotice() {
  const page = usePage();
  const t = useT();
  const format = useFormat();
  const unread = useSession((state) => state.unread);
  if (!unread) return null;
  const save = () => downloadBytes(new TextEncoder().encode(unread.text), 'earlier-work.json', 'application/json');
  return (
    <Toast
      tone="warning"
      actions={<Button onPress={save}>{t('app.draftSave')}</Button>}
      onDismiss={() => page.session.getState().dismissUnread()}
    >
      {t('app.draftUnread', { parts: format.list(unread.parts.map((part) => t(`app.draftPart_${part}`))) })}
    </Toast>
  );
}

function BackendNotice() {
  const page = usePage();
  const t = useT();
  const error = useBackend((state) => state.error);
  if (!error) return null;
  const actions = (
    <>
      <Button onPress={() => void page.backend.getState().choose('auto')}>{t('backend.retry')}</Button>
      <CopyReport report={() => page.engineReport()} />
    </>
  );
  return (
    <Toast tone="danger" actions={actions}>
      {t('backend.failed')}
    </Toast>
  );
}

/** No faster way was to be had: better known before the first batch than wondered about. */
function SlowNotice() {
  const t = useT();
  const isSlow = useBackend(({ report }) => report?.backend === 'cpu' && report.choice !== 'cpu');
  return isSlow && <Toast tone="warning">{t('backend.slow')}</Toast>;
}

/** A device went away or failed, and work went on elsewhere. */
function FlightNotice() {
  const page = usePage();
  const t = useT();
  const report = useBackend((state) => state.report);
  const breakdowns = useBackend((state) => state.breakdowns);
  const hasFled = useBackend((state) => state.hasFled);
  const newest = breakdowns.at(-1);
  if (!hasFled || !report || !newest) return null;
  return (
    <Toast
      tone="warning"
      actions={<CopyReport report={() => page.engineReport()} />}
      onDismiss={() => page.backend.getState().dismissFlight()}
    >
      {t(`backend.fled_${newest.reason}`, {
        backend: backendLabels[report.backend],
        failed: backendLabels[newest.backend],
      })}
    </Toast>
  );
}

/** The worker died while nothing waited for it, or with trained weights: no failure elsewhere tells of it. */
function CrashNotice() {
  const page = usePage();
  const t = useT();
  const hasCrashed = useBackend((state) => state.hasCrashed);
  if (!hasCrashed) return null;
  return (
    <Toast tone="warning" onDismiss={() => page.backend.getState().dismissCrash()}>
      {t('backend.crashed')}
    </Toast>
  );
}

/** What concerns the whole page. */
export function PageNotices() {
  return (
    <>
      <IgnoredNotice />
      <UnreadNotice />
      <BackendNotice />
      <SlowNotice />
      <FlightNotice />
      <CrashNotice />
    </>
  );
}
