import { useEffect, useId, useRef, type KeyboardEvent, type PointerEvent, type ReactNode } from 'react';
import { useT } from '../../i18n/use-t';
import { colourOf, type MapColours } from './colour-scale';
import { clampPixel, isSamePixel, pixelByKey, type Pixel } from './pixel-steps';
import styles from './value-map.module.css';

/** A rectangle in pixels of the map; `bottom` and `right` are the first ones behind it. */
export interface MapFrame {
  readonly top: number;
  readonly left: number;
  readonly bottom: number;
  readonly right: number;
}

export interface ValueMapProps {
  /** The accessible name. */
  label: string;
  caption: ReactNode;
  height: number;
  width: number;
  /** height x width values, row by row. */
  values: ArrayLike<number>;
  /** The value of full colour. */
  bound: number;
  colours: MapColours;
  /** Rows and columns of padding to be shown around the map. */
  padding?: MapFrame | undefined;
  /** The window that slides over the map. */
  window?: MapFrame | undefined;
  /** The one pixel that is looked at. */
  pixel?: Pixel | undefined;
  /** Given: the pointer or a finger chooses a pixel; called once for each pixel that it comes to. */
  onPoint?: ((pixel: Pixel) => void) | undefined;
  /** A pixel was pressed. */
  onPress?: ((pixel: Pixel) => void) | undefined;
  onLeave?: (() => void) | undefined;
  /** The pixel that arrow keys move, and how many of them there are; without, they move `pixel` over the map. */
  keys?: {
    readonly pixel: Pixel;
    readonly height: number;
    readonly width: number;
    readonly move: (pixel: Pixel) => void;
  };
  /** Longer side on the screen, as a CSS length. */
  side?: string;
}

const none: MapFrame = { top: 0, left: 0, bottom: 0, right: 0 };

/** One map, large, each value a square; a frame for the window and one for the pixel. Time and pixels run from left to right in every language. */
export function ValueMap(props: ValueMapProps) {
  const { label, caption, height, width, padding = none, keys, side = '9.5rem' } = props;
  const t = useT();
  const keysId = useId();
  const rows = height + padding.top + padding.bottom;
  const columns = width + padding.left + padding.right;
  const pointer = usePointer(props, (event) => {
    const box = event.currentTarget.getBoundingClientRect();
    const row = Math.floor(((event.clientY - box.top) / box.height) * rows) - padding.top;
    const column = Math.floor(((event.clientX - box.left) / box.width) * columns) - padding.left;
    return clampPixel({ row, column }, height, width);
  });
  const onKeyDown = (event: KeyboardEvent) => {
    const target = keys && pixelByKey(keys.pixel, event.key, keys.height, keys.width);
    if (!target) return;
    event.preventDefault();
    keys.move(target);
  };
  return (
    <figure className={styles.figure} style={{ '--side': side } as React.CSSProperties}>
      <div
        role={keys ? 'application' : 'img'}
        aria-label={label}
        aria-describedby={keys && keysId}
        tabIndex={keys ? 0 : undefined}
        className={styles.area}
        style={{
          aspectRatio: `${columns} / ${rows}`,
          ...(columns < rows && { inlineSize: `calc(var(--side) * ${columns / rows})` }),
        }}
        {...pointer}
        onKeyDown={onKeyDown}
      >
        <Values {...props} padding={padding} rows={rows} columns={columns} />
        <Frames {...props} padding={padding} rows={rows} columns={columns} />
      </div>
      <figcaption className={styles.caption}>{caption}</figcaption>
      {keys && (
        <span id={keysId} hidden>
          {t('maps.keys')}
        </span>
      )}
    </figure>
  );
}

type Handlers = Pick<ValueMapProps, 'onPoint' | 'onPress' | 'onLeave'>;

/** What the pointer does on a map; `pixelAt` finds the pixel below it. A pointer that moves on within a pixel says nothing new. */
function usePointer({ onPoint, onPress, onLeave }: Handlers, pixelAt: (event: PointerEvent) => Pixel) {
  const last = useRef<Pixel | null>(null);
  const point = (event: PointerEvent) => {
    const pixel = pixelAt(event);
    if (!isSamePixel(last.current, pixel)) onPoint?.(pixel);
    last.current = pixel;
  };
  return {
    onPointerMove: point,
    onPointerDown(event: PointerEvent) {
      point(event);
      onPress?.(pixelAt(event));
    },
    onPointerLeave() {
      last.current = null;
      onLeave?.();
    },
  };
}

type PaddedProps = ValueMapProps & { padding: MapFrame; rows: number; columns: number };

function Values({ height, width, values, bound, colours, padding, rows, columns }: PaddedProps) {
  const canvas = useRef<HTMLCanvasElement>(null);
  useEffect(() => {
    const context = canvas.current?.getContext('2d');
    if (!context) return;
    const image = context.createImageData(width, height);
    for (let index = 0; index < height * width; index++) {
      image.data.set([...colourOf(colours, values[index] ?? 0, bound), 255], index * 4);
    }
    context.putImageData(image, 0, 0);
  }, [height, width, values, bound, colours]);
  const share = (part: number, whole: number) => `${(100 * part) / whole}%`;
  return (
    <canvas
      ref={canvas}
      className={styles.values}
      width={width}
      height={height}
      style={{
        insetBlockStart: share(padding.top, rows),
        left: share(padding.left, columns),
        inlineSize: share(width, columns),
        blockSize: share(height, rows),
      }}
    />
  );
}

function Frames({ padding, rows, columns, window, pixel }: PaddedProps) {
  return (
    <svg className={styles.frames} viewBox={`${-padding.left} ${-padding.top} ${columns} ${rows}`} aria-hidden="true">
      {window && <FrameOf frame={window} className={styles.window} />}
      {pixel && (
        <FrameOf
          frame={{ top: pixel.row, left: pixel.column, bottom: pixel.row + 1, right: pixel.column + 1 }}
          className={styles.pixel}
        />
      )}
    </svg>
  );
}

/** Drawn twice, light under dark, so that it is seen on every colour. */
function FrameOf({
  frame: { top, left, bottom, right },
  className,
}: {
  frame: MapFrame;
  className: string | undefined;
}) {
  const place = { x: left, y: top, width: right - left, height: bottom - top };
  return (
    <>
      <rect {...place} className={styles.halo} />
      <rect {...place} className={className} />
    </>
  );
}
