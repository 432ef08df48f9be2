/** Into which pieces a matrix product is cut: a workgroup computes a tile of it, an invocation some rows of four columns. */
import { foldedGroups } from './grid';

export interface Tile {
  readonly rows: number;
  readonly columns: number;
  /** Rows that an invocation computes: more of them load less for each product, and leave fewer invocations. */
  readonly height: 4 | 8;
}

/** Rows, columns and depth: the product is rows x columns, each a sum of `depth` terms. */
export interface Extents {
  readonly rows: number;
  readonly columns: number;
  readonly depth: number;
}

/** Workgroups that fill a GPU; a product with fewer tiles may have its sums cut into parts. */
const wantedGroups = 256;
/** Terms that make a part of their own worth while. */
const fewestTerms = 128;

/** The largest first. */
const largeTiles: readonly Tile[] = [
  { rows: 64, columns: 64, height: 8 },
  { rows: 64, columns: 32, height: 8 },
];

/** The largest tile that the product fills and that still leaves enough of them to fill a GPU. */
export function tileFor(extents: Extents, mayCut: boolean): Tile {
  const { rows, columns, depth } = extents;
  const mostParts = mayCut ? Math.max(1, Math.floor(depth / fewestTerms)) : 1;
  const fits = (tile: Tile): boolean =>
    4 * rows >= 3 * tile.rows &&
    4 * columns >= 3 * tile.columns &&
    tilesIn(tile, extents) * mostParts >= 2 * wantedGroups;
  return largeTiles.find(fits) ?? { rows: sideFor(rows), columns: sideFor(columns), height: 4 };
}

/** The smallest side that holds `extent`, so that small layers waste less. */
function sideFor(extent: number): number {
  return extent <= 16 ? 16 : 32;
}

function tilesIn(tile: Tile, { rows, columns }: Extents): number {
  return Math.ceil(rows / tile.rows) * Math.ceil(columns / tile.columns);
}

/** Into how many parts to cut the sums of a product. */
export function partsOf(tile: Tile, extents: Extents): number {
  const wanted = Math.ceil(wantedGroups / tilesIn(tile, extents));
  return Math.max(1, Math.min(wanted, Math.floor(extents.depth / fewestTerms)));
}

/**
 * Workgroups for a product, its sums cut into `parts`. More rows of tiles than fit into one dimension go on behind all columns of tiles, in the second.
 */
export function tileGroups(tile: Tile, { rows, columns }: Extents, parts: number): [number, number, number] {
  const [across, folds] = foldedGroups(Math.ceil(rows / tile.rows));
  return [across, folds * Math.ceil(columns / tile.columns), parts];
}
