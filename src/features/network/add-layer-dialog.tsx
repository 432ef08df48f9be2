import type { ReactElement } from 'react';
import { useT } from '../../i18n/use-t';
import { Dialog } from '../../ui/dialog';
import { AddLayerMenu } from './add-layer-menu';

interface AddLayerDialogProps {
  /** Where the new layer will stand, unless the user chooses another place in the dialog. */
  index: number;
  trigger: ReactElement<{ onPress?: (() => void) | undefined }>;
}

export function AddLayerDialog({ index, trigger }: AddLayerDialogProps) {
  const t = useT();
  return (
    <Dialog title={t('network.addLayerTitle')} trigger={trigger}>
      {(close) => <AddLayerMenu initialIndex={index} onClose={close} />}
    </Dialog>
  );
}
