import { useMemo, type MouseEvent } from 'react';
import type { LayerMaps } from '../../../domain/explain/layer-maps';
import { useT } from '../../../i18n/use-t';
import { useInside } from '../../../state/use-page';
import type { MapColours } from '../../../ui/maps/colour-scale';
import { TileCanvas } from '../../../ui/maps/tile-canvas';
import { fitCells, layoutSize, tileAt, tilePlace } from '../../../ui/maps/tile-layout';
import styles from './maps.module.css';
import { useTilePicture } from './use-layer-maps';
import type { Room } from './use-room';

export interface ManyNumbersProps {
  layerId: string;
  name: string;
  channels: number;
  maps: LayerMaps | null;
  colours: MapColours;
  room: Room;
}

/** A long vector: a small square for each number. One button opens the number under the pointer, or, by keyboard, the first one; there one can go on. */
export function ManyNumbers({ layerId, name, channels, maps, colours, room }: ManyNumbersProps) {
  const t = useT();
  const open = useInside((state) => state.open);
  const opened = useInside((state) => (state.opened?.layerId === layerId ? state.opened.channel : null));
  const layout = useMemo(() => fitCells(channels, room), [channels, room]);
  const units = useMemo(() => [...Array(layout.count).keys()], [layout]);
  const picture = useTilePicture(maps, units);
  const onClick = (event: MouseEvent<HTMLElement>) => {
    const box = event.currentTarget.getBoundingClientRect();
    const isByKey = event.detail === 0;
    const channel = isByKey ? 0 : tileAt(layout, event.clientX - box.left, event.clientY - box.top);
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
      dir="ltr"
    >
      <TileCanvas layout={layout} picture={picture} colours={colours} />
      {place && (
        <span
          className={styles.vectorMark}
          style={{ left: place[0], insetBlockStart: place[1], inlineSize: layout.width, blockSize: layout.height }}
        />
      )}
    </button>
  );
}
