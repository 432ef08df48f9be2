import { useMemo, type MouseEvent } from 'react';
import { useT } from '../../../i18n/use-t';
import { useInside } from '../../../state/use-page';
import type { MapColours } from '../../../ui/maps/colour-scale';
import { TileCanvas } from '../../../ui/maps/tile-canvas';
import { cellSide, layoutSize, layTiles, tileAt, tilePlace } from '../../../ui/maps/tile-layout';
import type { TilePicture } from '../../../ui/maps/tile-paint';
import styles from './network-picture.module.css';
import type { Room } from './use-room';

/** The widest a vector gets where layers stand side by side, in px. */
const widest = 320;

export interface ManyNumbersProps {
  layerId: string;
  name: string;
  channels: number;
  picture: TilePicture | null;
  colours: MapColours;
  room: Room;
}

/** A long vector: a small square for each number. One button opens the number under the pointer, or, by keyboard, the first one; there one can go on. */
export function ManyNumbers({ layerId, name, channels, picture, colours, room }: ManyNumbersProps) {
  const t = useT();
  const open = useInside((state) => state.open);
  const opened = useInside((state) => (state.opened?.layerId === layerId ? state.opened.channel : null));
  const layout = useMemo(() => {
    const isSideways = 'height' in room.tiles;
    const side = isSideways ? cellSide(channels, room.tiles.height, widest) : cellSide(channels, 372, room.tiles.width);
    const gap = side > 4 ? 1 : 0;
    return layTiles(channels, [side - gap, side - gap], gap, room.tiles);
  }, [channels, room]);
  const onClick = (event: MouseEvent<HTMLElement>) => {
    const box = event.currentTarget.getBoundingClientRect();
    const isByKey = event.detail === 0;
    const channel = isByKey ? 0 : tileAt(layout, event.clientX - box.left, event.clientY - box.top);
    open({ layerId, channel: channel ?? 0 });
  };
  const size = layoutSize(layout);
  const place = opened === null ? null : tilePlace(layout, opened);
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
