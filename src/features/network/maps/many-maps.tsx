import { memo, useMemo, useState } from 'react';
import type { LayerMaps } from '../../../domain/explain/layer-maps';
import { useT } from '../../../i18n/use-t';
import { useInside } from '../../../state/use-page';
import { classNames } from '../../../ui/class-names';
import type { MapColours } from '../../../ui/maps/colour-scale';
import { TileCanvas } from '../../../ui/maps/tile-canvas';
import {
  fitTiles,
  layoutSize,
  layTiles,
  tilePlace,
  tileSides,
  tileTarget,
  type TileLayout,
} from '../../../ui/maps/tile-layout';
import type { TileMark, TilePicture } from '../../../ui/maps/tile-paint';
import { useRovingTab } from '../../../ui/maps/use-roving-tab';
import { chosenChannels } from './chosen-channels';
import styles from './maps.module.css';
import { useTilePicture } from './use-layer-maps';
import type { Room } from './use-room';

/** Between tiles, and the height of the button below them, in px. */
const [gap, below] = [4, 28];

/** The narrowest tile, in px: for a finger, and for a pointer. */
const [finger, pointer] = [44, 24];

export interface ManyMapsProps {
  layerId: string;
  name: string;
  channels: number;
  /** All channels, the strongest first; null before that is known. */
  order: readonly number[] | null;
  height: number;
  width: number;
  maps: LayerMaps | null;
  colours: MapColours;
  room: Room;
}

/** Those that fit, or all: then as many rows as there is height for, or, on a phone, as many as it takes. */
function useLayout({ channels, height, width, room }: ManyMapsProps, showsAll: boolean): TileLayout {
  return useMemo(() => {
    const box = { width: room.width, height: room.isDownwards ? room.height : Math.max(1, room.height - below) };
    if (!showsAll) return fitTiles(channels, [height, width], gap, box, room.isTouch ? finger : pointer);
    const sides = tileSides(height, width, tileTarget(channels, room.isTouch));
    return layTiles(channels, sides, gap, room.isDownwards ? { width: box.width } : { height: box.height });
  }, [channels, height, width, room, showsAll]);
}

/** The strongest maps of a layer as tiles, each a button that opens its channel, and a button that shows all. Arrow keys go from tile to tile; the tiles are one stop of the Tab key. */
export function ManyMaps(props: ManyMapsProps) {
  const { layerId, name, channels, order, maps, colours } = props;
  const t = useT();
  const [showsAll, setShowsAll] = useState(false);
  const layout = useLayout(props, showsAll);
  const opened = useInside((state) => (state.opened?.layerId === layerId ? state.opened.channel : null));
  const list = useMemo(
    () => chosenChannels(order, channels, layout.count, opened),
    [order, channels, layout.count, opened],
  );
  const picture = useTilePicture(maps, list);
  const size = layoutSize(layout);
  return (
    <>
      <div
        className={classNames(styles.tiles, showsAll && styles.all)}
        style={{ inlineSize: size.width, blockSize: size.height }}
        dir="ltr"
      >
        <TileCanvas layout={layout} picture={picture} colours={colours} />
        <TileButtons layerId={layerId} name={name} layout={layout} channels={list} marks={marksOf(picture, list)} />
      </div>
      {(showsAll || layout.count < channels) && (
        <button
          type="button"
          className={styles.more}
          aria-label={t('inside.showAll', { count: channels, name })}
          aria-pressed={showsAll}
          onClick={() => setShowsAll(!showsAll)}
        >
          {t('inside.allMaps', { count: channels })}
        </button>
      )}
    </>
  );
}

/** As one text, so that the buttons are only made anew when a sign changes. */
function marksOf(picture: TilePicture | null, channels: readonly number[]): string {
  return channels.map((_, at) => picture?.mark(at) ?? 'none').join(' ');
}

interface TileButtonsProps {
  layerId: string;
  name: string;
  layout: TileLayout;
  channels: readonly number[];
  marks: string;
}

const TileButtons = memo(function TileButtons({ layerId, name, layout, channels, marks }: TileButtonsProps) {
  const t = useT();
  const { onKeyDown, tabProps } = useRovingTab(layout);
  const opened = useInside((state) => (state.opened?.layerId === layerId ? state.opened.channel : null));
  const open = useInside((state) => state.open);
  const mark = marks.split(' ') as TileMark[];
  return (
    <div onKeyDown={onKeyDown}>
      {channels.map((channel, at) => {
        const [x, y] = tilePlace(layout, at);
        const values = { name, channel: channel + 1 };
        return (
          <button
            key={channel}
            type="button"
            className={styles.tile}
            style={{ insetBlockStart: y, left: x, inlineSize: layout.width, blockSize: layout.height }}
            {...tabProps(at)}
            aria-label={t(tileKeys[mark[at] ?? 'none'], values)}
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
  off: 'damage.channelOff',
} as const;
