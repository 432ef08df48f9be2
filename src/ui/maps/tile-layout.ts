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

/** Room for the single numbers of a vector: squares that become smaller the more there are. */
export function cellSide(count: number, height: number, widest: number): number {
  const sides = [14, 10, 8, 6, 5, 4, 3, 2];
  return sides.find((side) => Math.ceil(count / Math.floor(height / side)) * side <= widest) ?? 2;
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

/** The tile that an arrow key, Home or End leads to; null for other keys. */
export function tileAfterKey(
  { columns, count }: Pick<TileLayout, 'columns' | 'count'>,
  index: number,
  key: string,
): number | null {
  const moves: Readonly<Record<string, number>> = {
    ArrowRight: index + 1,
    ArrowLeft: index - 1,
    ArrowDown: index + columns,
    ArrowUp: index - columns,
    Home: 0,
    End: count - 1,
  };
  const target = moves[key];
  if (target === undefined) return null;
  return target >= 0 && target < count ? target : index;
}
