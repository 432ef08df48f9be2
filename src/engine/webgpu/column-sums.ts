/** Sums over the rows of a matrix, by a fixed tree: the same bits every time, which atomic additions would not give. */
import type { WebGPUBackend } from '@tensorflow/tfjs-backend-webgpu';
import type { TensorInfo } from '@tensorflow/tfjs-core';
import { storage } from './grid';
import { runProgram, type Program } from './run-program';

/** Invocations in a workgroup. */
const lanes = 256;
const widest = 64;

export interface ColumnSums {
  readonly key: string;
  /** Bindings (among them `sums`, [parts, columns]) and the function `value(row: u32, column: u32) -> f32`. */
  readonly declarations: string;
  readonly columns: number;
  /** WGSL expression of u32. */
  readonly rows: string;
}

/** How many columns a workgroup sums at a time; the rest of its invocations share the rows. */
function widthFor(columns: number): number {
  return Math.min(columns, widest);
}

/** Workgroups that cut the rows into `parts`. */
export function columnSumGroups(columns: number, parts: number): [number, number, 1] {
  return [parts, Math.ceil(columns / widthFor(columns)), 1];
}

/** Parts so that an invocation sums about 16 rows, and no more parts than a second pass sums quickly. */
export function partsFor(rows: number, columns: number): number {
  const rowsAtOnce = Math.floor(lanes / widthFor(columns));
  return Math.max(1, Math.min(256, Math.floor(rows / (rowsAtOnce * 16))));
}

export function columnSumProgram({ key, declarations, columns, rows }: ColumnSums): Program {
  return { key, code: () => source(declarations, columns, rows) };
}

function source(declarations: string, columns: number, rows: string): string {
  const width = widthFor(columns);
  const height = Math.floor(lanes / width);
  return `${declarations}
var<workgroup> shared_sums: array<f32, ${lanes}>;

@compute @workgroup_size(${lanes})
fn main(@builtin(workgroup_id) group: vec3<u32>, @builtin(num_workgroups) groups: vec3<u32>, @builtin(local_invocation_index) lane: u32) {
  let rows = ${rows};
  let share = (rows + groups.x - 1u) / groups.x;
  let end = min((group.x + 1u) * share, rows);
  let column = group.y * ${width}u + lane % ${width}u;
  let place = lane / ${width}u;
  let works = place < ${height}u && column < ${columns}u;
  var sum = 0.0;
  if (works) {
    for (var row = group.x * share + place; row < end; row += ${height}u) { sum += value(row, column); }
  }
  shared_sums[lane] = sum;
  workgroupBarrier();
  for (var span = ${height}u; span > 1u; span = (span + 1u) / 2u) {
    let half = (span + 1u) / 2u;
    if (place < span - half) { shared_sums[lane] += shared_sums[lane + half * ${width}u]; }
    workgroupBarrier();
  }
  if (works && place == 0u) { sums[group.x * ${columns}u + column] = shared_sums[lane]; }
}`;
}

/** Adds up what several workgroups found: `partial` [parts, columns] into `total` (columns values). Frees `partial`. */
export function addParts(backend: WebGPUBackend, partial: TensorInfo, total: TensorInfo, columns: number): void {
  const program = columnSumProgram({
    key: `addParts ${columns}`,
    declarations: `${storage(['read', 'partial_sums', 'f32'], ['read_write', 'sums', 'f32'])}
fn value(row: u32, column: u32) -> f32 { return partial_sums[row * ${columns}u + column]; }`,
    columns,
    rows: `arrayLength(&partial_sums) / ${columns}u`,
  });
  runProgram(backend, { program, tensors: [partial, total], workgroups: columnSumGroups(columns, 1) });
  backend.disposeData(partial.dataId);
}
