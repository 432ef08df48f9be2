import { memo, useMemo } from 'react';
import { useT } from '../../../i18n/use-t';
import { useInside } from '../../../state/use-page';
import type { MapColours } from '../../../ui/maps/colour-scale';
import { TileCanvas } from '../../../ui/maps/tile-canvas';
import { layoutSize, layTiles, tilePlace, tileSides, tileTarget, type TileLayout } from '../../../ui/maps/tile-layout';
import type { TileMark, TilePicture } from '../../../ui/maps/tile-paint';
import { useRovingTab } from '../../../ui/maps/use-roving-tab';
import styles from './network-picture.module.css';
import type { Room } from './use-room';

/** Between tiles, in px. */
const gap = 4;

export interface ManyMapsProps {
  layerId: string;
  name: string;
  channels: number;
  height: number;
  width: number;
  picture: TilePicture | null;
  colours: MapColours;
  room: Room;
}

/** The maps of a layer as tiles, each a button that opens its channel. Arrow keys go from tile to tile; the layer is one stop of the Tab key. */
export function ManyMaps({ layerId, name, channels, height, width, picture, colours, room }: ManyMapsProps) {
  const t = useT();
  const layout = useMemo(() => {
    const sides = tileSides(height, width, room.zoom * tileTarget(channels, room.isTouch));
    return layTiles(channels, sides, gap, room.tiles);
  }, [height, width, channels, room]);
  const size = layoutSize(layout);
  const marks = useMemo(() => marksOf(picture, channels), [picture, channels]);
  return (
    <div
      role="group"
      aria-label={t('inside.mapsOf', { name })}
      className={styles.tiles}
      style={{ inlineSize: size.width, blockSize: size.height }}
      dir="ltr"
    >
      <TileCanvas layout={layout} picture={picture} colours={colours} />
      <TileButtons layerId={layerId} name={name} layout={layout} marks={marks} />
    </div>
  );
}

/** As one text, so that the buttons are only made anew when a sign changes. */
function marksOf(picture: TilePicture | null, channels: number): string {
  return Array.from({ length: channels }, (_, channel) => picture?.mark(channel) ?? 'none').join(' ');
}

interface TileButtonsProps {
  layerId: string;
  name: string;
  layout: TileLayout;
  marks: string;
}

const TileButtons = memo(function TileButtons({ layerId, name, layout, marks }: TileButtonsProps) {
  const t = useT();
  const { onKeyDown, tabProps } = useRovingTab(layout);
  const opened = useInside((state) => (state.opened?.layerId === layerId ? state.opened.channel : null));
  const open = useInside((state) => state.open);
  return (
    <div onKeyDown={onKeyDown}>
      {marks.split(' ').map((mark, channel) => {
        const [x, y] = tilePlace(layout, channel);
        const values = { name, channel: channel + 1 };
        return (
          <button
            key={channel}
            type="button"
            className={styles.tile}
            style={{ insetBlockStart: y, left: x, inlineSize: layout.width, blockSize: layout.height }}
            {...tabProps(channel)}
            aria-label={t(tileKeys[mark as TileMark], values)}
            title={t('inside.channel', values)}
            aria-pressed={opened === channel}
            onClick={() => open({ layerId, channel })}
          />
        );
      })}
    </div>
  );
});

const tileKeys = {
  none: 'inside.channel',
  zero: 'inside.channelZero',
  dead: 'inside.channelDead',
  notFinite: 'inside.channelNotFinite',
} as const;
