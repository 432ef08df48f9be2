/**
 * The matrix product behind every convolution kernel. A workgroup computes one tile of the product, every invocation 4 x 4 or 8 x 4 values of it in registers;
 * the factors come in slices through shared memory, four numbers at a time, gathered by functions of the kernel, so that no unfolded copy of an image is ever stored.
 */
import type { Program } from './run-program';
import type { Tile } from './tile';

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
  /** Sums the right factor over its terms as well, for `finishSum(column: u32, part: u32, sum: f32)`; it must be loaded along its columns. */
  readonly sumsColumns?: boolean;
}

/** Terms in a slice. */
const slice = 16;

export function tiledProduct(product: TiledProduct): Program {
  const { rows, columns, height } = product.tile;
  return { key: `${product.key} ${rows}x${columns}/${height}`, code: () => source(product) };
}

function source({
  declarations,
  rows,
  columns,
  depth,
  leftAlong,
  rightAlong,
  tile,
  sumsColumns = false,
}: TiledProduct): string {
  const lanes = (tile.rows / tile.height) * (tile.columns / 4);
  // In fours. One more than the tile holds: invocations that write side by side then meet different memory banks in either direction.
  const leftPitch = tile.rows / 4 + 1;
  const rightPitch = tile.columns / 4 + 1;
  const heights = Array.from({ length: tile.height }, (_, row) => row);
  return `/** Whether this workgroup computes rows from the first one on. */
var<private> isFirstRow: bool;
${declarations}
var<workgroup> leftTile: array<vec4<f32>, ${slice * leftPitch}>;
var<workgroup> rightTile: array<vec4<f32>, ${slice * rightPitch}>;
var<workgroup> leftRows: array<vec3<u32>, ${tile.rows}>;

@compute @workgroup_size(${tile.columns / 4}, ${tile.rows / tile.height})
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
  isFirstRow = firstRow == 0u;
  for (var place = lane; place < ${tile.rows}u; place += ${lanes}u) { leftRows[place] = leftRow(firstRow + place); }
  workgroupBarrier();
  ${heights.map((row) => `var sum${row} = vec4<f32>();`).join('\n  ')}
  var columnSum = vec4<f32>();
  for (var start = group.z * share; start < end; start += ${slice}u) {
    ${fill('left', leftAlong, tile.rows / 4, lanes)}
    ${fill('right', rightAlong, tile.columns / 4, lanes, sumsColumns ? 'columnSum += values;' : '')}
    workgroupBarrier();
    for (var k = 0u; k < ${slice}u; k++) {
      let right4 = rightTile[k * ${rightPitch}u + local.x];
      ${heights
        .filter((row) => row % 4 === 0)
        .map((row) => productsOf(row, leftPitch, tile.height))
        .join('\n      ')}
    }
    workgroupBarrier();
  }
  ${sumsColumns ? sumUpColumns(tile.columns / 4, lanes) : ''}
  let row = firstRow + local.y * ${tile.height}u;
  let column = firstColumn + local.x * 4u;
  var sums = array<vec4<f32>, ${tile.height}>(${heights.map((row) => `sum${row}`).join(', ')});
  for (var i = 0u; i < ${tile.height}u && row + i < rows; i++) {
    for (var j = 0u; j < 4u && column + j < columns; j++) { finish(row + i, column + j, group.z, sums[i][j]); }
  }
}`;
}

/** Four rows of the left factor with four columns of the right one. */
function productsOf(first: number, pitch: number, height: number): string {
  const four = `left${first}`;
  const sums = [0, 1, 2, 3].map((row) => `sum${first + row} += ${four}[${row}] * right4;`);
  return [`let ${four} = leftTile[k * ${pitch}u + local.y * ${height / 4}u + ${first / 4}u];`, ...sums].join(
    '\n      ',
  );
}

const value = {
  left: (place: string) => `left(leftRows[${place}] + term)`,
  right: (place: string) => `right(start + k, firstColumn + ${place})`,
};
const isWithin = {
  left: (place: string) => `firstRow + ${place} < rows`,
  right: (place: string) => `firstColumn + ${place} < columns`,
};

/**
 * Fills a slice of a factor, four neighbouring rows (or columns) an invocation: it writes them as one, for where a GPU's compiler writes a whole vector to change a
 * number of it, invocations that each write one number would undo each other's. Neighbouring invocations keep to what lies side by side in memory.
 */
function fill(
  factor: 'left' | 'right',
  along: 'row' | 'column' | 'depth',
  fours: number,
  lanes: number,
  also = '',
): string {
  const [k, four] = along === 'depth' ? [`at % ${slice}u`, `at / ${slice}u`] : [`at / ${fours}u`, `at % ${fours}u`];
  const numbers = [0, 1, 2, 3].map((number) => {
    const place = `place + ${number}u`;
    return `if (${isWithin[factor](place)}) { values[${number}] = ${value[factor](place)}; }`;
  });
  return `for (var at = lane; at < ${slice * fours}u; at += ${lanes}u) {
      let k = ${k};
      let place = ${four} * 4u;
      var values = vec4<f32>();
      if (start + k < end) {
        ${factor === 'left' ? 'let term = leftTerm(start + k);' : ''}
        ${numbers.join('\n        ')}
      }
      ${also}
      ${factor}Tile[k * ${fours + 1}u + ${four}] = values;
    }`;
}

/** Every invocation has loaded the same four columns all along. */
function sumUpColumns(fours: number, lanes: number): string {
  return `rightTile[lane] = columnSum;
  workgroupBarrier();
  if (isFirstRow && lane < ${fours}u) {
    var total = vec4<f32>();
    for (var other = lane; other < ${lanes}u; other += ${fours}u) { total += rightTile[other]; }
    for (var j = 0u; j < 4u && firstColumn + lane * 4u + j < columns; j++) { finishSum(firstColumn + lane * 4u + j, group.z, total[j]); }
  }`;
}
