import { useRef } from 'react';
import { useT } from '../../i18n/use-t';
import { isEmptyContent } from '../../state/drawing/content';
import { useDrawing, usePage } from '../../state/use-page';
import { IconButton } from '../../ui/button';
import { TrashIcon, UndoIcon, UploadIcon } from '../../ui/icons';

const uploadHints = {
  digit: 'draw.uploadHint',
  grey: 'draw.uploadGreyHint',
  garment: 'draw.uploadGarmentHint',
} as const;

/** Undo, clear, and a picture instead of a drawing. */
export function DrawButtons({ onPicture }: { onPicture: (file: Blob | undefined) => void }) {
  const page = usePage();
  const t = useT();
  const input = useRef<HTMLInputElement>(null);
  const { undoStroke, clear } = page.drawing.getState();
  const form = useDrawing((state) => state.form);
  const canUndo = useDrawing((state) => state.canUndo);
  const isEmpty = useDrawing(isEmptyContent);
  return (
    <>
      <IconButton
        label={t('draw.undo')}
        hint={t('draw.undoHint')}
        isDisabled={!canUndo}
        disabledReason={t('draw.nothingToUndo')}
        onPress={undoStroke}
      >
        <UndoIcon />
      </IconButton>
      <IconButton
        data-shortcut="clear"
        label={t('draw.clear')}
        hint={t('draw.clearHint')}
        isDisabled={isEmpty}
        disabledReason={t('draw.nothingToClear')}
        onPress={clear}
      >
        <TrashIcon />
      </IconButton>
      <IconButton label={t('draw.upload')} hint={t(uploadHints[form])} onPress={() => input.current?.click()}>
        <UploadIcon />
      </IconButton>
      <input
        ref={input}
        type="file"
        accept="image/*"
        hidden
        aria-label={t('draw.file')}
        onChange={({ target }) => {
          onPicture(target.files?.[0]);
          target.value = ''; // so that the same file can be chosen again
        }}
      />
    </>
  );
}
