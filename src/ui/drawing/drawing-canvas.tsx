import { useEffect, useId, useRef, type KeyboardEvent } from 'react';
import { useT } from '../../i18n/use-t';
import { classNames } from '../class-names';
import styles from './drawing-canvas.module.css';
import { useCanvasSize } from './use-canvas-size';
import { useKeyPen, type KeyPenActions } from './use-key-pen';
import { usePen } from './use-pen';
import { useThemeChange } from './use-theme-change';

export interface DrawingCanvasProps {
  /** The accessible name. */
  label: string;
  /** Stands in the empty area. */
  emptyText: string;
  isEmpty: boolean;
  actions: KeyPenActions;
  /** Paints the cleared canvas in the page's ink; another function means another content. */
  paint: (context: CanvasRenderingContext2D, ink: string) => void;
  /** A key that the pen has no use for. */
  onKeyDown?: (event: KeyboardEvent) => void;
}

/** Keeps the canvas as crisp as the screen and as the content says. */
function usePainting(paint: DrawingCanvasProps['paint']) {
  const canvas = useRef<HTMLCanvasElement>(null);
  const size = useCanvasSize(canvas);
  const theme = useThemeChange();
  useEffect(() => {
    const context = canvas.current?.getContext('2d');
    if (!canvas.current || !context || size === 0) return;
    canvas.current.width = canvas.current.height = size; // also clears it
    paint(context, getComputedStyle(canvas.current).color);
  }, [size, theme, paint]);
  return canvas;
}

/** A square in which one draws, by pointer or by keyboard. */
export function DrawingCanvas({ label, emptyText, isEmpty, actions, paint, onKeyDown }: DrawingCanvasProps) {
  const t = useT();
  const hint = useId();
  const canvas = usePainting(paint);
  const pen = usePen(actions);
  const keys = useKeyPen(actions);
  return (
    // In an application a screen reader leaves the arrow keys to the page.
    <div className={styles.area} role="application" aria-label={label}>
      <canvas
        ref={canvas}
        className={styles.canvas}
        role="img"
        tabIndex={0}
        aria-label={label}
        aria-describedby={hint}
        {...pen}
        onPointerDown={(event) => {
          keys.leave();
          pen.onPointerDown(event);
        }}
        onKeyDown={(event) => {
          keys.onKeyDown(event);
          if (!event.defaultPrevented) onKeyDown?.(event);
        }}
        onBlur={keys.leave}
      />
      {/* Room for what the picture of the network lights. */}
      <span className={styles.lights} data-lights="drawn" />
      {isEmpty && (
        <p className={styles.empty} aria-hidden="true">
          {emptyText}
        </p>
      )}
      {keys.place && (
        <span
          className={classNames(styles.keyPen, keys.isDown && styles.down)}
          style={{ left: `${100 * keys.place[0]}%`, top: `${100 * keys.place[1]}%` }}
        />
      )}
      <p id={hint} className={classNames(styles.keys, keys.place !== null && styles.inUse)}>
        {t('draw.keys')}
      </p>
    </div>
  );
}
