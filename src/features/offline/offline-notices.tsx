import { useT } from '../../i18n/use-t';
import { useTraining } from '../../state/use-page';
import { Button } from '../../ui/button';
import { Toast } from '../../ui/toast';
import { useOffline } from './use-offline';

/** While something is trained nothing is offered that ends it. */
const isAtRest = ({ flow }: { readonly flow: string }): boolean => flow !== 'preparing' && flow !== 'training';

function NewerNotice() {
  const t = useT();
  const openNewest = useOffline((state) => state.openNewest);
  const canReload = useTraining(isAtRest);
  return (
    <Toast tone="info" actions={canReload && <Button onPress={() => openNewest?.()}>{t('offline.useNewer')}</Button>}>
      {t('offline.newer')}
    </Toast>
  );
}

function FasterNotice() {
  const t = useT();
  const isolate = useOffline((state) => state.isolate);
  const canReload = useTraining(isAtRest);
  return (
    <Toast tone="info" actions={canReload && <Button onPress={() => isolate?.()}>{t('offline.reload')}</Button>}>
      {t('offline.faster')}
    </Toast>
  );
}

/** What the worker that keeps the page has to say. */
export function OfflineNotices() {
  const hasNewer = useOffline((state) => state.hasNewer);
  const isFaster = useOffline((state) => state.isFasterAfterReload);
  return (
    <>
      {hasNewer && <NewerNotice />}
      {isFaster && <FasterNotice />}
    </>
  );
}
