import { useT } from '../../i18n/use-t';
import { useReading } from '../../state/network/use-network';

/** What the page calls a layer, or the network's input, by its id. */
export function useLayerName(): (id: string) => string {
  const t = useT();
  const { byId } = useReading();
  return (id) => byId.get(id)?.displayName ?? t('network.theInput');
}
