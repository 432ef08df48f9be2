import { Suspense } from 'react';
import { placeOfNew } from '../../domain/network/network';
import { useFormat } from '../../i18n/format';
import { late } from '../../i18n/late';
import { useT } from '../../i18n/use-t';
import { useFit, useReading } from '../../state/network/use-network';
import { useLocked, useNetwork, usePage } from '../../state/use-page';
import { Button, IconButton } from '../../ui/button';
import { PlusIcon, RedoIcon, UndoIcon } from '../../ui/icons';
import { Locked } from '../../ui/locked';
import { Panel } from '../../ui/panel';
import { AddLayerDialog } from './add-layer-dialog';
import { ChangedNotice } from './changed-notice';
import { addLayerButtonId } from './layer-focus';
import { LayerList } from './layer-list';
import styles from './network-panel.module.css';
import { WhatIsWrong } from './what-is-wrong';

const RewiredNotice = late(async () => (await import('./rewired-notice')).RewiredNotice);
const UndoSaid = late(async () => (await import('./undo-said')).UndoSaid);
const PictureSwitch = late(async () => (await import('./maps/picture-switch')).PictureSwitch);
const PictureFoot = late(async () => (await import('./maps/picture-foot')).PictureFoot);

function UndoButtons() {
  const { setup } = usePage();
  const t = useT();
  const canUndo = useNetwork((state) => state.canUndo);
  const canRedo = useNetwork((state) => state.canRedo);
  return (
    <>
      <IconButton
        data-shortcut="undo"
        label={t('network.undo')}
        hint={t('network.undoHint')}
        isDisabled={!canUndo}
        disabledReason={t('network.nothingToUndo')}
        onPress={setup.undo}
      >
        <UndoIcon />
      </IconButton>
      <IconButton
        data-shortcut="redo"
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

/** What comes in, and how much there is to learn. */
function Totals() {
  const t = useT();
  const format = useFormat();
  const { inputShape, total } = useReading();
  return (
    <p className={styles.totals}>
      <span className={styles.choice}>
        <Suspense fallback={null}>
          <PictureSwitch />
        </Suspense>
      </span>
      <span>{t('network.inputShape', { shape: format.shape(inputShape) })}</span>
      <span>{t('network.parameters', { count: total, number: format.number(total) })}</span>
    </p>
  );
}

/** The network as a picture: its layers in a row with what each makes of the drawing, that one can take apart and put together. */
export function NetworkPanel() {
  const t = useT();
  const place = useNetwork((state) => placeOfNew(state.network));
  const isRewired = useNetwork((state) => state.rewired.length > 0);
  const { problem } = useFit();
  const add = (
    <Button id={addLayerButtonId} icon={<PlusIcon />} hint={t('network.addLayerHint')}>
      {t('network.addLayer')}
    </Button>
  );
  const actions = (
    <>
      <Totals />
      <Locked when={useLocked('network')}>
        <UndoButtons />
        <AddLayerDialog index={place} trigger={add} />
      </Locked>
    </>
  );
  return (
    <Panel title={t('network.title')} actions={actions} isTight>
      <Suspense fallback={null}>{isRewired && <RewiredNotice />}</Suspense>
      <Suspense fallback={null}>
        <UndoSaid />
      </Suspense>
      <LayerList />
      {problem && <WhatIsWrong id="" kind="Dense" problem={problem} />}
      <ChangedNotice />
      <div className={styles.foot}>
        <Suspense fallback={null}>
          <PictureFoot />
        </Suspense>
      </div>
    </Panel>
  );
}
