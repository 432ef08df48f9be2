import { useCallback } from 'react';
import type { OwnClass, OwnSet } from '../../../domain/data/own-set';
import { pixelsOfStrokes } from '../../../domain/data/own-set-pictures';
import { useT } from '../../../i18n/use-t';
import { usePage } from '../../../state/use-page';
import { Button, IconButton } from '../../../ui/button';
import { DrawingCanvas } from '../../../ui/drawing/drawing-canvas';
import { paintStrokes } from '../../../ui/drawing/paint';
import { PlusIcon, TrashIcon, UndoIcon } from '../../../ui/icons';
import styles from './own-set.module.css';
import { useSketch } from './use-sketch';

/** Draws one example after the other into the chosen class. */
export function DrawExample({ set, current }: { set: OwnSet; current: OwnClass }) {
  const page = usePage();
  const t = useT();
  const { strokes, actions } = useSketch();
  const isEmpty = strokes.length === 0;
  const paint = useCallback(
    (context: CanvasRenderingContext2D, ink: string) => paintStrokes(context, strokes, ink),
    [strokes],
  );
  const add = () => {
    const pixels = pixelsOfStrokes(strokes, set.form);
    if (!pixels) return;
    page.ownSets.getState().addPictures([{ classId: current.id, pixels }]);
    actions.clear();
  };
  return (
    <div className={styles.sketch}>
      <DrawingCanvas
        label={t('own.drawArea')}
        emptyText={t('own.drawHere', { name: current.name })}
        isEmpty={isEmpty}
        actions={actions}
        paint={paint}
        onKeyDown={(event) => {
          if (event.key === 'Enter') add();
        }}
      />
      <div className={styles.buttons}>
        <Button variant="primary" icon={<PlusIcon />} hint={t('own.addDrawingHint')} isDisabled={isEmpty} onPress={add}>
          {t('own.addDrawing', { name: current.name })}
        </Button>
        <IconButton label={t('own.undoStroke')} isDisabled={isEmpty} onPress={() => actions.undoStroke()}>
          <UndoIcon />
        </IconButton>
        <IconButton label={t('own.clearDrawing')} isDisabled={isEmpty} onPress={() => actions.clear()}>
          <TrashIcon />
        </IconButton>
      </div>
    </div>
  );
}
