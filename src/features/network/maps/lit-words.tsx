import type { CellPlace } from '../../../domain/explain/receptive-field';
import { sizesOf, type Region } from '../../../domain/explain/region';
import { networkInput } from '../../../domain/network/in-order';
import type { LayerReading, NetworkReading } from '../../../domain/network/read-network';
import { useFormat } from '../../../i18n/format';
import { useT } from '../../../i18n/use-t';
import type { Light } from '../../../state/inside/picture';
import { usePicture } from '../../../state/inside/use-picture';
import { useReading } from '../../../state/network/use-network';
import { useInside } from '../../../state/use-page';
import { NumberValue } from '../../../ui/maps/number-value';
import styles from './light.module.css';
import { shownValue } from './scale';

/** The name of one number. */
function useCellWords(): (cell: CellPlace, layer: LayerReading | undefined) => string {
  const t = useT();
  return ({ row, column, channel }, layer) => {
    const place = { row: row + 1, column: column + 1 };
    if (!layer) return t('inside.litPixel', place);
    const name = layer.displayName;
    return layer.output?.length === 3
      ? t('inside.litCell', { ...place, channel: channel + 1, name })
      : t('inside.litNumber', { number: channel + 1, name });
  };
}

/** "3 × 3 of Conv2D 1" */
function useRegionWords(): (region: Region, layer: LayerReading | undefined) => string {
  const t = useT();
  const format = useFormat();
  return (region, layer) => {
    const [rows, columns, channels] = sizesOf(region);
    const size = format.shape([rows, columns]);
    if (!layer) return t('inside.litPixels', { size });
    const name = layer.displayName;
    return layer.output?.length === 3
      ? t('inside.litPart', { size, name })
      : t('inside.litNumbers', { count: channels, number: format.number(channels), name });
  };
}

/** Where it comes from at once and in the end, and what takes it at once: what lies between is seen. */
function nearest({ cell, sources, targets }: Light, { layers, byId }: NetworkReading) {
  const inputs = byId.get(cell.layerId)?.inputs ?? [];
  const from = [...new Set([...inputs.filter((id) => id !== networkInput), networkInput])];
  const to = layers.filter((layer) => layer.inputs.includes(cell.layerId)).map(({ id }) => id);
  return { from: from.filter((id) => sources.has(id)), to: to.filter((id) => targets.has(id)) };
}

function useWords(light: Light | null): string {
  const t = useT();
  const format = useFormat();
  const reading = useReading();
  const [cellWords, regionWords] = [useCellWords(), useRegionWords()];
  if (!light) return '';
  const { from, to } = nearest(light, reading);
  const list = (ids: readonly string[], regions: Light['sources']) =>
    format.list(ids.map((id) => regionWords(regions.get(id) ?? [], reading.byId.get(id))));
  const parts = [
    ...(from.length > 0 ? [t('inside.litFrom', { parts: list(from, light.sources) })] : []),
    ...(to.length > 0 ? [t('inside.litTo', { parts: list(to, light.targets) })] : []),
  ];
  const cell = cellWords(light.cell, reading.byId.get(light.cell.layerId));
  const [first = '', second] = parts;
  const said = second === undefined ? first : t('inside.litBoth', { first, second });
  const words = parts.length > 0 ? t('inside.litWords', { cell, parts: said }) : cell;
  return light.by === 'keys' ? `${words} ${t('inside.litKeys')}` : words;
}

/** The number that is lit: its sign is read where it would have to be told from a colour. While it changes in a training it is not spoken again. */
function LitNumber({ light }: { light: Light }) {
  const maps = useInside((state) => state.maps.get(light.cell.layerId));
  const shown = maps && shownValue(maps, light.cell);
  if (!shown) return null;
  return (
    <>
      <strong aria-live="off">
        <NumberValue value={shown.value} name="lit" mostDigits={shown.digits} />
      </strong>{' '}
    </>
  );
}

/** What is lit, in words: over the legend, so that nothing moves. What the pointer passes over is not spoken. */
export function LitWords() {
  const t = useT();
  const light = usePicture((state) => state.light);
  const words = useWords(light);
  const isSpoken = light?.by !== 'mouse';
  return (
    <p
      role="status"
      aria-label={t('inside.lit')}
      aria-live={isSpoken ? 'polite' : 'off'}
      className={light ? styles.words : styles.noWords}
      title={words}
    >
      {light && <LitNumber light={light} />}
      {words}
    </p>
  );
}
