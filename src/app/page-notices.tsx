import { useFormat } from '../i18n/format';
import { useT } from '../i18n/use-t';
import { useBackend } from '../state/engine';
import { useSession } from '../state/session';
import { Button } from '../ui/button';
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

/** No faster way was to be had: better known before the first batch than wondered about. */
function SlowNotice() {
  const t = useT();
  const isSlow = useBackend(({ report }) => report?.backend === 'cpu' && report.choice !== 'cpu');
  return isSlow && <Notice tone="warning">{t('backend.slow')}</Notice>;
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
      <BackendNotice />
      <SlowNotice />
      <FlightNotice />
      <CrashNotice />
    </>
  );
}
