import { isUnderWay } from '../../domain/training/training-flow';
import type { MessageKey } from '../../i18n/messages';
import { useT } from '../../i18n/use-t';
import { useTraining } from '../../state/use-page';
import { Button } from '../../ui/button';
import { Toast } from '../../ui/toast';
import { useOffline } from './use-offline';

interface ReloadNoticeProps {
  words: MessageKey;
  button: MessageKey;
  onReload: (() => void) | undefined;
}

/** While a run is under way nothing is offered that ends it. */
function ReloadNotice({ words, button, onReload }: ReloadNoticeProps) {
  const t = useT();
  const canReload = useTraining(({ flow }) => !isUnderWay(flow));
  return (
    <Toast tone="info" actions={canReload && <Button onPress={() => onReload?.()}>{t(button)}</Button>}>
      {t(words)}
    </Toast>
  );
}

/** What the worker that keeps the page has to say. */
export function OfflineNotices() {
  const { hasNewer, isFasterAfterReload, openNewest, isolate } = useOffline((state) => state);
  return (
    <>
      {hasNewer && <ReloadNotice words="offline.newer" button="offline.useNewer" onReload={openNewest} />}
      {isFasterAfterReload && <ReloadNotice words="offline.faster" button="offline.reload" onReload={isolate} />}
    </>
  );
}
