/** Where the maps of a layer stand: tiles in columns (from left to right) or in rows (from top to bottom). All lengths in CSS pixels. */
export interface TileLayout {
  readonly count: number;
  /** Sides of one tile. */
  readonly width: number;
  readonly height: number;
  readonly gap: number;
  readonly rows: number;
  readonly columns: number;
}

/** How much room there is: `height` for tiles that run on sideways, `width` for tiles that run on downwards. */
export type TileRoom = { readonly height: number } | { readonly width: number };

/** More maps, smaller tiles; with a finger never below 44 px. */
export function tileTarget(count: number, isTouch: boolean): number {
  if (isTouch) return 46;
  if (count <= 16) return 56;
  return count <= 32 ? 42 : count <= 64 ? 36 : 28;
}

/** A map's pixels drawn as whole squares of the screen, as near to `target` as that goes. */
export function tileSides(height: number, width: number, target: number): readonly [height: number, width: number] {
  const scale = target / Math.max(height, width);
  const whole = scale < 1 ? scale : Math.max(1, Math.round(scale));
  return [Math.max(1, Math.round(height * whole)), Math.max(1, Math.round(width * whole))];
}

/** Arranges `count` tiles in the room there is. */
export function layTiles(
  count: number,
  [height, width]: readonly [number, number],
  gap: number,
  room: TileRoom,
): TileLayout {
  const fit = (length: number, side: number): number =>
    Math.max(1, Math.min(count, Math.floor((length + gap) / (side + gap))));
  if ('height' in room) {
    const most = fit(room.height, height);
    const columns = Math.ceil(count / most);
    return { count, width, height, gap, rows: Math.ceil(count / columns), columns };
  }
  const columns = fit(room.width, width);
  return { count, width, height, gap, columns, rows: Math.ceil(count / columns) };
}

/** The room of a layer in the picture. */
export interface Box {
  readonly width: number;
  readonly height: number;
}

/** With fewer maps than this a layer tells too little, with more they are too small to be seen. */
const [fewest, most] = [6, 12];

/** The first tiles of `count`, as large as the room allows for `fewest` of them, none narrower than `least` (as long as that fits at all). */
export function fitTiles(
  count: number,
  sides: readonly [number, number],
  gap: number,
  room: Box,
  least: number,
): TileLayout {
  const wanted = Math.min(count, fewest);
  let layout = tilesIn(1, count, sides, gap, room);
  for (let columns = 2; layout.count < wanted && columns <= wanted; columns++) {
    const next = tilesIn(columns, count, sides, gap, room);
    if (next.width < least) break;
    layout = next;
  }
  return layout;
}

function tilesIn(
  columns: number,
  count: number,
  [height, width]: readonly [number, number],
  gap: number,
  room: Box,
): TileLayout {
  const side = Math.max(1, Math.floor((room.width - (columns - 1) * gap) / columns));
  const scale = Math.min(side / width, room.height / height);
  const tile = { width: Math.max(1, Math.floor(width * scale)), height: Math.max(1, Math.floor(height * scale)) };
  const fit = (length: number, one: number): number => Math.max(1, Math.floor((length + gap) / (one + gap)));
  const across = fit(room.width, tile.width);
  const shown = Math.min(count, most, across * fit(room.height, tile.height));
  return { ...tile, gap, columns: Math.min(across, shown), rows: Math.ceil(shown / across), count: shown };
}

/** The single numbers of a vector as squares, as large as fit in the room there is; the first ones where not even the smallest do. */
export function fitCells(count: number, { width, height }: Box): TileLayout {
  const fits = (side: number): boolean => Math.floor(width / side) * Math.floor(height / side) >= count;
  const side = [14, 10, 8, 6, 5, 4, 3, 2].find(fits) ?? 1;
  const columns = Math.max(1, Math.floor(width / side));
  const rows = Math.max(1, Math.min(Math.floor(height / side), Math.ceil(count / columns)));
  const gap = side > 4 ? 1 : 0;
  return { count: Math.min(count, columns * rows), width: side - gap, height: side - gap, gap, columns, rows };
}

/** Sides of the whole picture. */
export function layoutSize({ width, height, gap, rows, columns }: TileLayout): { width: number; height: number } {
  return { width: columns * (width + gap) - gap, height: rows * (height + gap) - gap };
}

/** The corner of the `index`-th tile; tiles follow each other row by row. */
export function tilePlace(layout: TileLayout, index: number): readonly [x: number, y: number] {
  const column = index % layout.columns;
  const row = Math.floor(index / layout.columns);
  return [column * (layout.width + layout.gap), row * (layout.height + layout.gap)];
}

/** The tile at a point of the picture; null beside all tiles. */
export function tileAt(layout: TileLayout, x: number, y: number): number | null {
  const column = Math.floor(x / (layout.width + layout.gap));
  const row = Math.floor(y / (layout.height + layout.gap));
  const index = row * layout.columns + column;
  const isInside = column >= 0 && row >= 0 && column < layout.columns && index < layout.count;
  return isInside ? index : null;
}
