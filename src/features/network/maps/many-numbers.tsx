import { useCallback, useMemo, type MouseEvent } from 'react';
import type { LayerMaps } from '../../../domain/explain/layer-maps';
import type { CellPlace } from '../../../domain/explain/receptive-field';
import type { Region } from '../../../domain/explain/region';
import { useT } from '../../../i18n/use-t';
import { pictureOf } from '../../../state/late/picture';
import { useInside, usePage } from '../../../state/use-page';
import type { MapColours } from '../../../ui/maps/colour-scale';
import { TileCanvas } from '../../../ui/maps/tile-canvas';
import { fitCells, layoutSize, tileAt, tilePlace, type TileLayout } from '../../../ui/maps/tile-layout';
import styles from './maps.module.css';
import { numbersPath } from './light-path';
import { MapLight } from './map-light';
import { useCellKeys } from './use-cell-keys';
import { useTilePicture } from './use-layer-maps';
import { usePointing } from './use-pointing';
import type { Room } from './use-room';

export interface ManyNumbersProps {
  layerId: string;
  name: string;
  channels: number;
  maps: LayerMaps | null;
  colours: MapColours;
  room: Room;
}

/** The numbers of a vector, as places in its layout. */
function useNumberCells(layerId: string, layout: TileLayout) {
  const cellOf = (channel: number | null): CellPlace | null =>
    channel !== null && channel < layout.count ? { layerId, row: 0, column: 0, channel } : null;
  return {
    pointing: usePointing((x, y) => cellOf(tileAt(layout, x, y))),
    keys: useCellKeys({
      layerId,
      height: layout.rows,
      width: layout.columns,
      cellAt: ({ row, column }) => cellOf(row * layout.columns + column),
      placeOf: ({ channel }) => ({ row: Math.floor(channel / layout.columns), column: channel % layout.columns }),
      first: () => ({ row: 0, column: 0 }),
    }),
  };
}

/** A long vector: a small square for each number. One button opens the number under the pointer, or, by keyboard, the one that is lit; there one can go on. */
export function ManyNumbers({ layerId, name, channels, maps, colours, room }: ManyNumbersProps) {
  const t = useT();
  const open = useInside((state) => state.open);
  const opened = useInside((state) => (state.opened?.layerId === layerId ? state.opened.channel : null));
  const layout = useMemo(() => fitCells(channels, room), [channels, room]);
  const units = useMemo(() => [...Array(layout.count).keys()], [layout]);
  const painted = useTilePicture(maps, units);
  const picture = pictureOf(usePage());
  const { pointing, keys } = useNumberCells(layerId, layout);
  const path = useCallback((region: Region) => numbersPath(region, layout), [layout]);
  const onClick = (event: MouseEvent<HTMLElement>) => {
    const box = event.currentTarget.getBoundingClientRect();
    const isByKey = event.detail === 0;
    const { light } = picture.getState();
    const lit = light?.cell.layerId === layerId ? light.cell.channel : 0;
    const channel = isByKey ? lit : tileAt(layout, event.clientX - box.left, event.clientY - box.top);
    open({ layerId, channel: channel ?? 0 });
  };
  const size = layoutSize(layout);
  const place = opened === null || opened >= layout.count ? null : tilePlace(layout, opened);
  return (
    <button
      type="button"
      className={styles.vector}
      style={{ inlineSize: size.width, blockSize: size.height }}
      aria-label={t('inside.openNumbers', { name, count: channels })}
      onClick={onClick}
      {...pointing}
      {...keys}
      dir="ltr"
    >
      <TileCanvas layout={layout} picture={painted} colours={colours} />
      {place && (
        <span
          className={styles.vectorMark}
          style={{ left: place[0], insetBlockStart: place[1], inlineSize: layout.width, blockSize: layout.height }}
        />
      )}
      <MapLight layerId={layerId} path={path} {...size} />
    </button>
  );
}
