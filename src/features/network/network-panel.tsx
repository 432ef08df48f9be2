import { useFormat } from '../../i18n/format';
import { useT } from '../../i18n/use-t';
import { useFit } from '../../state/network/use-network';
import { useNetwork, usePage } from '../../state/use-page';
import { Button, IconButton } from '../../ui/button';
import { PlusIcon, RedoIcon, UndoIcon } from '../../ui/icons';
import { Panel } from '../../ui/panel';
import { AddLayerDialog } from './add-layer-dialog';
import { ChangedNotice } from './changed-notice';
import { addLayerButtonId } from './layer-focus';
import { LayerList } from './layer-list';
import { LayerProblem } from './layer-problem';
import styles from './network-panel.module.css';
import { SummaryPanel } from './summary-panel';
import { useUndoKeys } from './use-undo-keys';

function UndoButtons() {
  const { setup } = usePage();
  const t = useT();
  const canUndo = useNetwork((state) => state.canUndo);
  const canRedo = useNetwork((state) => state.canRedo);
  return (
    <>
      <IconButton
        label={t('network.undo')}
        hint={t('network.undoHint')}
        isDisabled={!canUndo}
        disabledReason={t('network.nothingToUndo')}
        onPress={setup.undo}
      >
        <UndoIcon />
      </IconButton>
      <IconButton
        label={t('network.redo')}
        hint={t('network.redoHint')}
        isDisabled={!canRedo}
        disabledReason={t('network.nothingToRedo')}
        onPress={setup.redo}
      >
        <RedoIcon />
      </IconButton>
    </>
  );
}

function InputLine() {
  const t = useT();
  const format = useFormat();
  const shape = useNetwork((state) => state.network.inputShape);
  return (
    <p className={styles.input}>
      <span>{t('network.input')}</span>
      <span>{format.shape(shape)}</span>
    </p>
  );
}

/** The network as a stack of layers that one can take apart. */
export function NetworkPanel() {
  const t = useT();
  const count = useNetwork((state) => state.network.layers.length);
  const { problem } = useFit();
  useUndoKeys();
  const add = (
    <Button id={addLayerButtonId} icon={<PlusIcon />} hint={t('network.addLayerHint')}>
      {t('network.addLayer')}
    </Button>
  );
  return (
    <Panel title={t('network.title')} actions={<UndoButtons />}>
      <div className={styles.stack}>
        <ChangedNotice />
        <InputLine />
        <LayerList />
        {problem && <LayerProblem id="" kind="Dense" problem={problem} />}
      </div>
      <div className={styles.add}>
        <AddLayerDialog index={count} trigger={add} />
      </div>
      <SummaryPanel />
    </Panel>
  );
}
