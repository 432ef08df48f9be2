import { useEffect, useId, useRef } from 'react';
import { useT } from '../../i18n/use-t';
import { useDrawing } from '../../state/drawing';
import { isEmptyContent } from '../../state/drawing-content';
import { classNames } from '../../ui/class-names';
import styles from './drawing-area.module.css';
import { paintPicture, paintSample, paintStrokes } from './paint';
import { useCanvasSize } from './use-canvas-size';
import { useKeyPen } from './use-key-pen';
import { usePen } from './use-pen';
import { useThemeChange } from './use-theme-change';

/** Keeps the canvas as the store says: own strokes, a brought picture or an image of the data set. */
function usePainting() {
  const canvas = useRef<HTMLCanvasElement>(null);
  const size = useCanvasSize(canvas);
  const theme = useThemeChange();
  const strokes = useDrawing((state) => state.strokes);
  const uploaded = useDrawing((state) => state.uploaded);
  const sample = useDrawing((state) => state.sample);
  useEffect(() => {
    const context = canvas.current?.getContext('2d');
    if (!canvas.current || !context || size === 0) return;
    canvas.current.width = canvas.current.height = size; // also clears it
    const ink = getComputedStyle(canvas.current).color;
    if (uploaded) paintPicture(context, uploaded);
    else if (sample) paintSample(context, sample, ink);
    else paintStrokes(context, strokes, ink);
  }, [size, theme, strokes, uploaded, sample]);
  return canvas;
}

/** The square in which one draws, by pointer or by keyboard. */
export function DrawingArea() {
  const t = useT();
  const hint = useId();
  const canvas = usePainting();
  const pen = usePen();
  const { place, isDown, onKeyDown, leave } = useKeyPen();
  const isEmpty = useDrawing(isEmptyContent);
  return (
    <div className={styles.area}>
      <canvas
        ref={canvas}
        className={styles.canvas}
        role="img"
        tabIndex={0}
        aria-label={t('draw.area')}
        aria-describedby={hint}
        {...pen}
        onPointerDown={(event) => {
          leave();
          pen.onPointerDown(event);
        }}
        onKeyDown={onKeyDown}
        onBlur={leave}
      />
      {isEmpty && (
        <p className={styles.empty} aria-hidden="true">
          {t('draw.empty')}
        </p>
      )}
      {place && (
        <span
          className={classNames(styles.keyPen, isDown && styles.down)}
          style={{ left: `${100 * place[0]}%`, top: `${100 * place[1]}%` }}
        />
      )}
      <p id={hint} className={classNames(styles.keys, place !== null && styles.inUse)}>
        {t('draw.keys')}
      </p>
    </div>
  );
}
