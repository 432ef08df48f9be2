import { useT } from '../../i18n/use-t';
import { useOffline } from './use-offline';

/** Whether one may go on without a network; nothing while that is not so. */
export function OfflineNote({ className }: { className?: string | undefined }) {
  const t = useT();
  const isKept = useOffline((state) => state.isKept);
  return isKept && <p className={className}>{t('offline.kept')}</p>;
}
