import { useT } from '../../i18n/use-t';
import { useNetwork, usePage } from '../../state/use-page';
import { IconButton } from '../../ui/button';
import { CopyIcon, DownIcon, TrashIcon, UpIcon } from '../../ui/icons';
import styles from './layer-actions.module.css';
import { useEditAndFocus } from './layer-focus';

/** What can be done with the open layer. */
export function LayerActions({ id, name, index }: { id: string; name: string; index: number }) {
  const page = usePage();
  const editAndFocus = useEditAndFocus();
  const t = useT();
  const count = useNetwork((state) => state.network.layers.length);
  const { moveLayer, duplicateLayer, deleteLayer } = page.network.getState();
  return (
    <div className={styles.actions} role="group" aria-label={t('network.actions', { name })}>
      <IconButton
        label={t('network.moveUp')}
        hint={t('network.moveUpHint', { name })}
        isDisabled={index === 0}
        disabledReason={t('network.isFirst', { name })}
        onPress={() => moveLayer(id, index - 1)}
      >
        <UpIcon />
      </IconButton>
      <IconButton
        label={t('network.moveDown')}
        hint={t('network.moveDownHint', { name })}
        isDisabled={index === count - 1}
        disabledReason={t('network.isLast', { name })}
        onPress={() => moveLayer(id, index + 1)}
      >
        <DownIcon />
      </IconButton>
      <IconButton
        label={t('network.duplicate')}
        hint={t('network.duplicateHint', { name })}
        onPress={() => editAndFocus(() => duplicateLayer(id))}
      >
        <CopyIcon />
      </IconButton>
      <IconButton
        label={t('network.delete')}
        hint={t('network.deleteHint', { name })}
        onPress={() => editAndFocus(() => deleteLayer(id))}
      >
        <TrashIcon />
      </IconButton>
    </div>
  );
}
