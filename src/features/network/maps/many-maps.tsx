import { memo, useCallback, useMemo, useState, type KeyboardEvent } from 'react';
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
  tileAt,
  tilePlace,
  tileSides,
  tileTarget,
  type TileLayout,
} from '../../../ui/maps/tile-layout';
import type { TileMark, TilePicture } from '../../../ui/maps/tile-paint';
import { useRovingTab } from '../../../ui/maps/use-roving-tab';
import type { CellPlace } from '../../../domain/explain/receptive-field';
import type { Region } from '../../../domain/explain/region';
import { usePage } from '../../../state/use-page';
import { strongestPixel, type Pixel } from '../../../ui/maps/pixel-steps';
import { chosenChannels } from './chosen-channels';
import { mapsPath } from './light-path';
import { MapLight } from './map-light';
import styles from './maps.module.css';
import { channelSizes } from './scale';
import { useCellKeys } from './use-cell-keys';
import { useTilePicture } from './use-layer-maps';
import { usePointing } from './use-pointing';
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
  /** Given where kernels stand in place of maps: the name of each. Nothing flows through them, so that nothing lights up. */
  kernelName?: (channel: number) => string;
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
  const shape = { layerId, height: props.height, width: props.width };
  return (
    <>
      <div
        className={classNames(styles.tiles, showsAll && styles.all)}
        style={{ inlineSize: size.width, blockSize: size.height }}
        dir="ltr"
      >
        <TileCanvas layout={layout} picture={picture} colours={colours} />
        <TileButtons
          {...shape}
          name={name}
          layout={layout}
          channels={list}
          marks={marksOf(picture, list)}
          kernelName={props.kernelName}
        />
        {!props.kernelName && <TilesLight {...shape} layout={layout} channels={list} />}
      </div>
      {(showsAll || layout.count < channels) && (
        <button
          type="button"
          className={styles.more}
          aria-label={t(props.kernelName ? 'inside.showAllKernels' : 'inside.showAll', { count: channels, name })}
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

interface TilesProps {
  layerId: string;
  height: number;
  width: number;
  layout: TileLayout;
  channels: readonly number[];
}

/** What is lit in the maps that are shown. */
const TilesLight = memo(function TilesLight({ layerId, height, width, layout, channels }: TilesProps) {
  const path = useCallback(
    (region: Region) => mapsPath(region, layout, channels, [height, width]),
    [layout, channels, height, width],
  );
  return <MapLight layerId={layerId} path={path} {...layoutSize(layout)} />;
});

/** The pixel of the map at a point of the tiles. */
function cellUnder({ layerId, height, width, layout, channels }: TilesProps, x: number, y: number): CellPlace | null {
  const index = tileAt(layout, x, y);
  const channel = index === null ? undefined : channels[index];
  if (index === null || channel === undefined) return null;
  const [left, top] = tilePlace(layout, index);
  const along = (at: number, side: number, length: number): number => Math.floor((at / side) * length);
  const [row, column] = [along(y - top, layout.height, height), along(x - left, layout.width, width)];
  return row >= 0 && column >= 0 && row < height && column < width ? { layerId, row, column, channel } : null;
}

/** Where a map is strongest; in its middle, as long as it has no numbers. */
function useStrongest(layerId: string, height: number, width: number): (channel: number) => Pixel {
  const { inside } = usePage();
  return (channel) => {
    const maps = inside.getState().maps.get(layerId);
    if (maps?.shape[1] !== width) return { row: height >> 1, column: width >> 1 };
    return strongestPixel(channelSizes(maps, channel), width);
  };
}

interface TileButtonsProps extends TilesProps {
  name: string;
  marks: string;
  kernelName: ManyMapsProps['kernelName'];
}

const TileButtons = memo(function TileButtons(props: TileButtonsProps) {
  const { layerId, height, width, name, layout, channels, marks, kernelName } = props;
  const t = useT();
  const { onKeyDown, tabProps } = useRovingTab(layout);
  const pointing = usePointing(useCallback((x, y) => cellUnder(props, x, y), [props]));
  const strongest = useStrongest(layerId, height, width);
  const channelOf = (tile: Element) => Number(tile.getAttribute('data-channel'));
  const keys = useCellKeys({
    layerId,
    height,
    width,
    cellAt: (pixel, tile) => ({ layerId, ...pixel, channel: channelOf(tile) }),
    placeOf: ({ row, column }) => ({ row, column }),
    first: (tile) => strongest(channelOf(tile)),
  });
  const onKey = (event: KeyboardEvent<HTMLElement>) => {
    keys.onKeyDown(event);
    if (!event.defaultPrevented && !event.shiftKey) onKeyDown(event);
  };
  const opened = useInside((state) => (state.opened?.layerId === layerId ? state.opened.channel : null));
  const open = useInside((state) => state.open);
  const mark = marks.split(' ') as TileMark[];
  return (
    <div className={styles.pointed} {...(kernelName ? { onKeyDown } : { ...pointing, ...keys, onKeyDown: onKey })}>
      {channels.map((channel, at) => {
        const [x, y] = tilePlace(layout, at);
        const values = { name, channel: channel + 1 };
        return (
          <button
            key={channel}
            type="button"
            className={styles.tile}
            data-channel={channel}
            style={{ insetBlockStart: y, left: x, inlineSize: layout.width, blockSize: layout.height }}
            {...tabProps(at)}
            aria-label={kernelName?.(channel) ?? t(tileKeys[mark[at] ?? 'none'], values)}
            title={kernelName?.(channel) ?? t('inside.channel', values)}
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
