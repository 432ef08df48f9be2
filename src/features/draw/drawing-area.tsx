import { useCallback } from 'react';
import { useT } from '../../i18n/use-t';
import { isEmptyContent, leftOutOf } from '../../state/drawing/content';
import { useDrawing, usePage } from '../../state/use-page';
import { DrawingCanvas } from '../../ui/drawing/drawing-canvas';
import { paintLeftOut, paintPicture, paintSample, paintStrokes } from '../../ui/drawing/paint';

const emptyTexts = { digit: 'draw.empty', grey: 'draw.emptyGrey', garment: 'draw.emptyGarment' } as const;

/** The square in which one draws what the network reads: own strokes, a brought picture or an image of the data set. */
export function DrawingArea() {
  const page = usePage();
  const t = useT();
  const strokes = useDrawing((state) => state.strokes);
  const uploaded = useDrawing((state) => state.uploaded);
  const leftOut = useDrawing(leftOutOf);
  const keepsAll = useDrawing((state) => state.keepsAll);
  const form = useDrawing((state) => state.form);
  const sample = useDrawing((state) => state.sample);
  const isEmpty = useDrawing(isEmptyContent);
  const paint = useCallback(
    (context: CanvasRenderingContext2D, ink: string) => {
      if (uploaded) {
        paintPicture(context, uploaded.picture);
        if (leftOut && !keepsAll) paintLeftOut(context, leftOut);
      } else if (sample) paintSample(context, sample, ink);
      else paintStrokes(context, strokes, ink);
    },
    [strokes, uploaded, leftOut, keepsAll, sample],
  );
  return (
    <DrawingCanvas
      label={t('draw.area')}
      emptyText={t(emptyTexts[form])}
      isEmpty={isEmpty}
      actions={page.drawing.getState()}
      paint={paint}
    />
  );
}
