import { useFormat } from '../i18n/format';
import { useT } from '../i18n/use-t';
import { useBackend } from '../state/engine';
import { useSession } from '../state/session';
import { Button } from '../ui/button';
import { downloadBytes } from '../ui/download-bytes';
import { Notice } from '../ui/notice';
import { backendLabels } from './header/backend-words';

function IgnoredNotice() {
  const t = useT();
  const format = useFormat();
  const ignored = useSession((state) => state.ignored);
  if (ignored.length === 0) return null;
  return (
    <Notice
      tone="warning"
      actions={<Button onPress={() => useSession.getState().dismissIgnored()}>{t('app.dismiss')}</Button>}
    >
      {t('app.ignored', { parts: format.list(ignored) })}
    </Notice>
  );
}

/** Work of an earlier visit, or of another version of the page, that this one cannot read. */
function UnreadNotice() {
  const t = useT();
  const format = useFormat();
  const unread = useSession((state) => state.unread);
  if (!unread) return null;
  const save = () => downloadBytes(new TextEncoder().encode(unread.text), 'earlier-work.json', 'application/json');
  return (
    <Notice
      tone="warning"
      actions={
        <>
          <Button onPress={save}>{t('app.draftSave')}</Button>
          <Button onPress={() => useSession.getState().dismissUnread()}>{t('app.dismiss')}</Button>
        </>
      }
    >
      {t('app.draftUnread', { parts: format.list(unread.parts.map((part) => t(`app.draftPart_${part}`))) })}
    </Notice>
  );
}

function BackendNotice() {
  const t = useT();
  const error = useBackend((state) => state.error);
  if (!error) return null;
  const actions = <Button onPress={() => void useBackend.getState().choose('auto')}>{t('backend.retry')}</Button>;
  return (
    <Notice tone="danger" actions={actions}>
      {t('backend.failed', { detail: error.detail })}
    </Notice>
  );
}

/** The graphics device went away, and work went on elsewhere. */
function FlightNotice() {
  const t = useT();
  const { report, hasFled } = useBackend();
  if (!hasFled || !report) return null;
  const actions = <Button onPress={() => useBackend.getState().dismissFlight()}>{t('app.dismiss')}</Button>;
  return (
    <Notice tone="warning" actions={actions}>
      {t('backend.fled', { backend: backendLabels[report.backend] })}
    </Notice>
  );
}

/** The worker died while nothing waited for it: no failure elsewhere tells of it. */
function CrashNotice() {
  const t = useT();
  const hasCrashed = useBackend((state) => state.hasCrashed);
  if (!hasCrashed) return null;
  const actions = <Button onPress={() => useBackend.getState().dismissCrash()}>{t('app.dismiss')}</Button>;
  return (
    <Notice tone="warning" actions={actions}>
      {t('backend.crashed')}
    </Notice>
  );
}

/** What concerns the whole page. */
export function PageNotices() {
  return (
    <>
      <IgnoredNotice />
      <UnreadNotice />
      <BackendNotice />
      <FlightNotice />
      <CrashNotice />
    </>
  );
}
