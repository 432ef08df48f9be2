import { readNetwork } from '../../domain/network/read-network';
import type { Rewired } from '../../domain/network/rewired';
import { useFormat } from '../../i18n/format';
import { useT } from '../../i18n/use-t';
import { useReading } from '../../state/network/use-network';
import { useNetwork, usePage } from '../../state/use-page';
import { Button } from '../../ui/button';
import { Notice } from '../../ui/notice';
import { useEditAndFocus } from './layer-focus';
import { useLayerName } from './use-layer-name';

/** What became of connections when a layer was deleted or moved. */
export function RewiredNotice() {
  const t = useT();
  const { setup } = usePage();
  const { gap } = useFormat();
  const say = useSentence();
  const editAndFocus = useEditAndFocus();
  const changes = useNetwork((state) => state.rewired);
  if (changes.length === 0) return null;
  const back = <Button onPress={() => editAndFocus(setup.undo)}>{t('network.rewiredUndo')}</Button>;
  return (
    <Notice tone="info" actions={back}>
      {changes.map(say).join(gap)}
    </Notice>
  );
}

function useSentence(): (change: Rewired) => string {
  const t = useT();
  const format = useFormat();
  const nameOf = useNameThen();
  return ({ at, of, lost, gained }) => {
    const values = { name: nameOf(of), lost: format.list(lost.map(nameOf)), gained: format.list(gained.map(nameOf)) };
    if (at !== of) return t('network.rewiredGone', values);
    return t(gained.length > 0 ? 'network.rewired' : 'network.rewiredLost', values);
  };
}

/** A layer's name; that of a deleted one may be another layer's by now. */
function useNameThen(): (id: string) => string {
  const t = useT();
  const nameOf = useLayerName();
  const before = useNetwork((state) => state.past.at(-1)?.network);
  const { byId } = useReading();
  return (id) => {
    const then = before && readNetwork(before).byId.get(id);
    return then && !byId.has(id) ? t('network.rewiredDeleted', { name: then.displayName }) : nameOf(id);
  };
}
