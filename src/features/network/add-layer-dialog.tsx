import { Suspense, type ReactElement } from 'react';
import { late } from '../../i18n/late';
import { useT } from '../../i18n/use-t';
import { Dialog } from '../../ui/dialog';

const AddLayerMenu = late(async () => (await import('./add-layer-menu')).AddLayerMenu);

interface AddLayerDialogProps {
  /** Where the new layer will stand, unless the user chooses another place in the dialog. */
  index: number;
  trigger: ReactElement<{ onPress?: (() => void) | undefined }>;
}

export function AddLayerDialog({ index, trigger }: AddLayerDialogProps) {
  const t = useT();
  return (
    <Dialog title={t('network.addLayerTitle')} trigger={trigger}>
      {(close) => (
        <Suspense>
          <AddLayerMenu initialIndex={index} onClose={close} />
        </Suspense>
      )}
    </Dialog>
  );
}
