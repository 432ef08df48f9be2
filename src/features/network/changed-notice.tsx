import { useT } from '../../i18n/use-t';
import { isSameNetwork } from '../../domain/network/same-network';
import { useNetwork, useTraining } from '../../state/use-page';
import { Notice } from '../../ui/notice';

/** Says that the trained weights belong to another network than the one on the page. */
export function ChangedNotice() {
  const t = useT();
  const network = useNetwork((state) => state.network);
  const built = useTraining((state) => state.built);
  if (!built || isSameNetwork(built, network)) return null;
  return <Notice tone="info">{t('network.changed')}</Notice>;
}
