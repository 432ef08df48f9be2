import type { TileLayout } from './tile-layout';

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
