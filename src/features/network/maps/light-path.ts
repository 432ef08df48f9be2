/** The outlines of what is lit, as the path of an SVG over the maps. */
import { runsOf, type Region } from '../../../domain/explain/region';
import { layoutSize, tilePlace, type TileLayout } from '../../../ui/maps/tile-layout';

/** An outline lies so far outside of what it frames that a cell of two pixels can be seen, in px. */
const outside = 1;

/** The lit cells of the maps of some channels, each `height` x `width` pixels on one tile. */
export function mapsPath(
  region: Region,
  layout: TileLayout,
  channels: readonly number[],
  [height, width]: readonly [number, number],
): string {
  const [down, across] = [layout.height / height, layout.width / width];
  const blocks = region.map(({ rows, columns, channels: lit }) => ({
    lit,
    rows: runsOf(rows),
    columns: runsOf(columns),
  }));
  let path = '';
  channels.slice(0, layout.count).forEach((channel, index) => {
    const [x, y] = tilePlace(layout, index);
    for (const { rows, columns } of blocks.filter(({ lit }) => lit[channel] === 1))
      for (const [top, bottom] of rows)
        for (const [left, right] of columns)
          path += box(x + left * across, y + top * down, (right - left) * across, (bottom - top) * down);
  });
  return path;
}

/** The lit numbers of a vector, each on a tile of its own; one outline where they all are. */
export function numbersPath(region: Region, layout: TileLayout): string {
  const lit = Array.from({ length: layout.count }, (_, at) => region.some(({ channels }) => channels[at] === 1));
  if (lit.every(Boolean)) return box(0, 0, layoutSize(layout).width, layoutSize(layout).height);
  return lit.map((isLit, at) => (isLit ? box(...tilePlace(layout, at), layout.width, layout.height) : '')).join('');
}

/** The lit pixels of one picture, in pixels of it. */
export function picturePath(region: Region): string {
  const place = ([left, right]: readonly [number, number], [top, bottom]: readonly [number, number]): string =>
    rectangle(left, top, right - left, bottom - top);
  return region
    .flatMap(({ rows, columns }) =>
      runsOf(rows).flatMap((down) => runsOf(columns).map((across) => place(across, down))),
    )
    .join('');
}

function box(x: number, y: number, width: number, height: number): string {
  return rectangle(x - outside, y - outside, width + 2 * outside, height + 2 * outside);
}

function rectangle(x: number, y: number, width: number, height: number): string {
  const [left, top, across, down] = [x, y, width, height].map((length) => Math.round(length * 10) / 10);
  return `M${left} ${top}h${across}v${down}h${-(across ?? 0)}z`;
}
