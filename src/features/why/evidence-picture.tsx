import { useEffect, useMemo, useRef } from 'react';
import { useT } from '../../i18n/use-t';
import { useMapColours } from '../../ui/maps/use-map-colours';
import type { Colour } from '../../ui/maps/colour-scale';
import { rgbaOf } from '../../ui/paint-images';
import { outlineOf } from './evidence-field';
import type { Subject } from './use-subject';
import styles from './why.module.css';

export interface EvidencePictureProps {
  subject: Subject;
  /** From -1 to 1 for each pixel; null until it is known. */
  field: Float32Array | null;
  /** How strongly the colours cover the picture, from 0 to 1. */
  opacity: number;
}

/** Colours whose opacity is the strength of the evidence, over the whole picture. */
function evidencePixels(
  field: Float32Array,
  opacity: number,
  colours: { readonly negative: Colour; readonly positive: Colour },
): Uint8ClampedArray<ArrayBuffer> {
  const rgba = new Uint8ClampedArray(field.length * 4);
  field.forEach((value, index) => {
    rgba.set(value < 0 ? colours.negative : colours.positive, index * 4);
    rgba[index * 4 + 3] = Math.round(255 * opacity * Math.min(1, Math.abs(value)));
  });
  return rgba;
}

function put(canvas: HTMLCanvasElement | null, rgba: Uint8ClampedArray<ArrayBuffer>, width: number, height: number) {
  if (!canvas) return;
  canvas.width = width;
  canvas.height = height;
  canvas.getContext('2d')?.putImageData(new ImageData(rgba, width, height), 0, 0);
}

/** Around the strongest places, as those who see no colours see it: a line around what speaks for the class, a dashed one around what speaks against it. */
function Outlines({ field, width, height }: { field: Float32Array; width: number; height: number }) {
  const lines = useMemo(() => [outlineOf(field, width, 1), outlineOf(field, width, -1)], [field, width]);
  return (
    <svg className={styles.outlines} viewBox={`0 0 ${width} ${height}`} preserveAspectRatio="none" aria-hidden="true">
      {/* Drawn twice, light under dark, so that they are seen on every colour. */}
      {[styles.halo, styles.line].map((className) => (
        <g key={className} className={className}>
          {lines.map((line, at) => (
            <path key={at} d={line} className={at === 1 ? styles.dashed : undefined} />
          ))}
        </g>
      ))}
    </svg>
  );
}

/** The picture as the network sees it, and over it where it speaks for or against the class. */
export function EvidencePicture({ subject, field, opacity }: EvidencePictureProps) {
  const t = useT();
  const base = useRef<HTMLCanvasElement>(null);
  const cover = useRef<HTMLCanvasElement>(null);
  const colours = useMapColours();
  const { image, width, height, channels } = subject;
  const pixels = useMemo(() => {
    const bytes = Uint8Array.from(image, (value) => Math.round(255 * value));
    return rgbaOf(bytes, channels);
  }, [image, channels]);
  useEffect(() => put(base.current, pixels, width, height), [pixels, width, height]);
  useEffect(() => {
    const rgba = field ? evidencePixels(field, opacity, colours) : new Uint8ClampedArray(width * height * 4);
    put(cover.current, rgba, width, height);
  }, [field, opacity, colours, width, height]);
  return (
    <div className={styles.picture} role="img" aria-label={t('why.picture')}>
      <canvas ref={base} className={styles.base} />
      <canvas ref={cover} className={styles.cover} />
      {field && <Outlines field={field} width={width} height={height} />}
    </div>
  );
}
