/**
 * The matrix product behind every convolution kernel. A workgroup computes one tile of the product, every invocation 4 x 4 values of it in registers; the
 * factors come in slices through shared memory, gathered by functions of the kernel, so that no unfolded copy of an image is ever stored.
 */
import { foldedGroups } from './grid';
import type { Program } from './run-program';

export interface TiledProduct {
  readonly key: string;
  /**
   * Bindings, constants, and the functions
   * - `leftRow(row: u32) -> vec3<u32>` and `leftTerm(k: u32) -> vec3<u32>`: where a value of the left factor lies is their sum, so that the costly
   *   divisions that take a row or a term apart are done once each and not once a value;
   * - `left(place: vec3<u32>) -> f32`, `right(k: u32, column: u32) -> f32`;
   * - `finish(row: u32, column: u32, part: u32, value: f32)`, which stores.
   */
  readonly declarations: string;
  /** WGSL expressions of u32: the product is rows x columns, each a sum of `depth` terms. */
  readonly rows: string;
  readonly columns: string;
  readonly depth: string;
  /** Along what neighbouring invocations load: the index that moves by one in memory. */
  readonly leftAlong: 'row' | 'depth';
  readonly rightAlong: 'column' | 'depth';
  readonly tile: Tile;
}

/** Rows and columns of the tile, 16 or 32 each. */
export interface Tile {
  readonly rows: number;
  readonly columns: number;
}

/** Terms in a slice. */
const slice = 16;
/** Workgroups that fill a GPU; a product with fewer tiles has its sums cut into parts. */
const wantedGroups = 256;
/** Terms that make a part of their own worth while. */
const fewestTerms = 128;

/** The smallest tile side that holds `extent`, so that small layers waste less. */
export function tileSide(extent: number): number {
  return extent <= 16 ? 16 : 32;
}

/**
 * Workgroups for a product; `parts` cuts the sums into pieces, which `finish` gets by number, for products too small to fill a GPU otherwise. More rows of tiles
 * than fit into one dimension go on behind all columns of tiles, in the second.
 */
export function tileGroups(tile: Tile, rows: number, columns: number, parts: number): [number, number, number] {
  const [across, folds] = foldedGroups(Math.ceil(rows / tile.rows));
  return [across, folds * Math.ceil(columns / tile.columns), parts];
}

/** Into how many parts to cut the sums of a product. */
export function partsOf(tile: Tile, rows: number, columns: number, depth: number): number {
  const [x, y] = tileGroups(tile, rows, columns, 1);
  return Math.max(1, Math.min(Math.ceil(wantedGroups / (x * y)), Math.floor(depth / fewestTerms)));
}

export function tiledProduct(product: TiledProduct): Program {
  return { key: product.key, code: () => source(product) };
}

function source({ declarations, rows, columns, depth, leftAlong, rightAlong, tile }: TiledProduct): string {
  const lanes = (tile.rows * tile.columns) / 16;
  // One more than the tile is wide: neighbouring invocations then write to different memory banks in either direction.
  const leftPitch = tile.rows + 1;
  const rightPitch = tile.columns + 1;
  return `${declarations}
var<workgroup> leftTile: array<f32, ${slice * leftPitch}>;
var<workgroup> rightTile: array<f32, ${slice * rightPitch}>;
var<workgroup> leftRows: array<vec3<u32>, ${tile.rows}>;

@compute @workgroup_size(${tile.columns / 4}, ${tile.rows / 4})
fn main(@builtin(workgroup_id) group: vec3<u32>, @builtin(num_workgroups) groups: vec3<u32>,
        @builtin(local_invocation_id) local: vec3<u32>, @builtin(local_invocation_index) lane: u32) {
  let rows = ${rows};
  let columns = ${columns};
  let depth = ${depth};
  let share = (depth + groups.z - 1u) / groups.z;
  let end = min((group.z + 1u) * share, depth);
  let across = (columns + ${tile.columns - 1}u) / ${tile.columns}u;
  let firstRow = (group.y / across * groups.x + group.x) * ${tile.rows}u;
  let firstColumn = group.y % across * ${tile.columns}u;
  for (var place = lane; place < ${tile.rows}u; place += ${lanes}u) { leftRows[place] = leftRow(firstRow + place); }
  workgroupBarrier();
  var sum0 = vec4<f32>();
  var sum1 = vec4<f32>();
  var sum2 = vec4<f32>();
  var sum3 = vec4<f32>();
  for (var start = group.z * share; start < end; start += ${slice}u) {
    ${leftAlong === 'depth' ? leftAlongDepth(tile.rows, lanes) : leftAlongRows(tile.rows, lanes)}
    ${right(tile.columns, lanes, rightAlong)}
    workgroupBarrier();
    for (var k = 0u; k < ${slice}u; k++) {
      let l = k * ${leftPitch}u + local.y * 4u;
      let r = k * ${rightPitch}u + local.x * 4u;
      let right4 = vec4<f32>(rightTile[r], rightTile[r + 1u], rightTile[r + 2u], rightTile[r + 3u]);
      sum0 += leftTile[l] * right4;
      sum1 += leftTile[l + 1u] * right4;
      sum2 += leftTile[l + 2u] * right4;
      sum3 += leftTile[l + 3u] * right4;
    }
    workgroupBarrier();
  }
  let row = firstRow + local.y * 4u;
  let column = firstColumn + local.x * 4u;
  var sums = array<vec4<f32>, 4>(sum0, sum1, sum2, sum3);
  for (var i = 0u; i < 4u && row + i < rows; i++) {
    for (var j = 0u; j < 4u && column + j < columns; j++) { finish(row + i, column + j, group.z, sums[i][j]); }
  }
}`;
}

/** Neighbouring invocations load neighbouring terms: each keeps to one term of the slice and steps through the rows. */
function leftAlongDepth(width: number, lanes: number): string {
  return `{
      let k = lane % ${slice}u;
      let term = leftTerm(start + k);
      for (var place = lane / ${slice}u; place < ${width}u; place += ${lanes / slice}u) {
        var value = 0.0;
        if (firstRow + place < rows && start + k < end) { value = left(leftRows[place] + term); }
        leftTile[k * ${width + 1}u + place] = value;
      }
    }`;
}

/** Neighbouring invocations load neighbouring rows: each keeps to one row and steps through the terms. */
function leftAlongRows(width: number, lanes: number): string {
  return `{
      let place = lane % ${width}u;
      let row = leftRows[place];
      for (var k = lane / ${width}u; k < ${slice}u; k += ${lanes / width}u) {
        var value = 0.0;
        if (firstRow + place < rows && start + k < end) { value = left(row + leftTerm(start + k)); }
        leftTile[k * ${width + 1}u + place] = value;
      }
    }`;
}

function right(width: number, lanes: number, along: TiledProduct['rightAlong']): string {
  const [fixed, moving, extent, steps] =
    along === 'column' ? ['place', 'k', width, slice] : ['k', 'place', slice, width];
  return `{
      let ${fixed} = lane % ${extent}u;
      for (var ${moving} = lane / ${extent}u; ${moving} < ${steps}u; ${moving} += ${lanes / extent}u) {
        var value = 0.0;
        if (firstColumn + place < columns && start + k < end) { value = right(start + k, firstColumn + place); }
        rightTile[k * ${width + 1}u + place] = value;
      }
    }`;
}
