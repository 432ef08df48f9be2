import { memo, useMemo } from 'react';
import { kernelOf, type ConvolutionSpec, type KernelPart } from '../../../domain/explain/convolution';
import { pairOf } from '../../../domain/layers/extent';
import { asImage } from '../../../domain/explain/layer-numbers';
import { useT } from '../../../i18n/use-t';
import type { LayerDetail } from '../../../domain/explain/layer-numbers';
import { boundOf } from '../../../ui/maps/colour-scale';
import { pictureOf } from '../../../ui/maps/picture-of';
import { TileCanvas } from '../../../ui/maps/tile-canvas';
import { layTiles, type TileLayout } from '../../../ui/maps/tile-layout';
import { useMapColours } from '../../../ui/maps/use-map-colours';
import { useRovingTab } from '../../../ui/maps/use-roving-tab';
import { channelValues } from './channel-values';
import styles from './detail.module.css';

/** Parts painted on one canvas: canvases have a greatest width. */
const perChunk = 32;
/** Side of a tile and the gap between two, in px. */
const side = 44;
const gap = 6;

interface PartStripProps {
  spec: ConvolutionSpec;
  detail: LayerDetail;
  filter: number;
  parts: readonly KernelPart[];
  /** The sums of products of each part. */
  maps: readonly Float32Array[];
  chosen: number;
  onChoose: (part: number) => void;
}

/** Every input channel, below it its kernel, below that what the kernel makes of it. */
export const PartStrip = memo(function PartStrip({
  spec,
  detail,
  filter,
  parts,
  maps,
  chosen,
  onChoose,
}: PartStripProps) {
  const t = useT();
  const colours = useMapColours();
  const { kernelSize } = spec.params;
  const { onKeyDown, tabProps } = useRovingTab({ columns: parts.length, count: parts.length }, chosen);
  const pictures = useMemo(() => {
    const inputs = parts.map(({ channel }) => channelValues(detail.inputShape, detail.input, channel));
    const kernels = parts.map((part) => kernelOf(spec, detail, filter, part));
    const most = (some: readonly Float32Array[]) => Math.max(0, ...some.map(boundOf));
    const [inputBound, kernelBound, mapBound] = [most(inputs), most(kernels), most(maps)];
    const [inHeight, inWidth] = asImage(detail.inputShape);
    const [height, width] = asImage(detail.outputShape);
    return Array.from({ length: Math.ceil(parts.length / perChunk) }, (_, chunk) => {
      const cut = (some: readonly Float32Array[]) => some.slice(chunk * perChunk, (chunk + 1) * perChunk);
      return {
        first: chunk * perChunk,
        count: cut(maps).length,
        rows: [
          pictureOf(cut(inputs), [inHeight, inWidth], () => inputBound),
          pictureOf(cut(kernels), pairOf(kernelSize), () => kernelBound),
          pictureOf(cut(maps), [height, width], () => mapBound),
        ],
      };
    });
  }, [spec, detail, filter, parts, maps, kernelSize]);
  return (
    <div>
      <h4 className={styles.title}>{t('inside.partsTitle', { count: parts.length })}</h4>
      <p className={styles.muted}>{t('inside.partsHint')}</p>
      <div className={styles.parts} role="group" aria-label={t('inside.parts')} onKeyDown={onKeyDown} dir="ltr">
        {pictures.map(({ first, count, rows }) => (
          <div key={first} className={styles.chunk}>
            {rows.map((picture, row) => (
              <TileCanvas key={row} layout={rowOf(count)} picture={picture} colours={colours} />
            ))}
            {Array.from({ length: count }, (_, index) => (
              <button
                key={index}
                type="button"
                className={styles.part}
                style={{ left: index * (side + gap), inlineSize: side }}
                aria-label={t('inside.part', { number: first + index + 1 })}
                aria-pressed={first + index === chosen}
                {...tabProps(first + index)}
                onClick={() => onChoose(first + index)}
              />
            ))}
          </div>
        ))}
      </div>
    </div>
  );
});

const rowLayouts = new Map<number, TileLayout>();

/** The same layout object for the same number, so that a canvas is painted anew only for new numbers. */
function rowOf(count: number): TileLayout {
  const known = rowLayouts.get(count) ?? layTiles(count, [side, side], gap, { height: side });
  rowLayouts.set(count, known);
  return known;
}
