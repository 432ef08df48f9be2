import { useT } from '../../../i18n/use-t';
import type { LayerReading, NetworkReading } from '../../../domain/network/read-network';

/** What a channel of a layer's input is called: a channel of the layer before, or the picture itself. */
export function useInputName(built: NetworkReading, layer: LayerReading): (channel: number) => string {
  const t = useT();
  const [inputId = ''] = layer.inputs;
  const before = built.byId.get(inputId)?.displayName;
  return (channel) =>
    before === undefined ? t('inside.thePicture') : t('inside.channel', { name: before, channel: channel + 1 });
}
