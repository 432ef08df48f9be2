/** Sums over the rows of a matrix, by a fixed tree: the same bits every time, which atomic additions would not give. */
import type { WebGPUBackend } from '@tensorflow/tfjs-backend-webgpu';
import { util, type TensorInfo } from '@tensorflow/tfjs-core';
import { storage } from './grid';
import { runProgram, type Program } from './run-program';

/** Invocations in a workgroup. */
const lanes = 256;
const widest = 64;

export interface ColumnSums {
  readonly key: string;
  /** Bindings (among them `sums`, [parts, columns]) and the functions `value(row, column) -> f32` and `finish(column, sum) -> f32`. */
  readonly declarations: string;
  /** WGSL expressions of u32. */
  readonly rows: string;
  readonly columns: string;
  /** How many columns a workgroup sums at a time; the rest of its invocations share the rows. See widthFor. */
  readonly width: number;
}

/** What `finish` is where the sum itself is wanted. */
export const plainSum = 'fn finish(column: u32, sum: f32) -> f32 { return sum; }';

export function widthFor(columns: number): number {
  return Math.min(columns, widest);
}

/** Workgroups that cut the rows into `parts`. */
export function columnSumGroups(columns: number, width: number, parts: number): [number, number, 1] {
  return [parts, Math.ceil(columns / width), 1];
}

/** Parts so that an invocation sums about 16 rows, and no more parts than a second pass sums quickly. */
export function partsFor(rows: number, columns: number): number {
  const rowsAtOnce = Math.floor(lanes / widthFor(columns));
  return Math.max(1, Math.min(256, Math.floor(rows / (rowsAtOnce * 16))));
}

export function columnSumProgram(sums: ColumnSums): Program {
  return { key: sums.key, code: () => source(sums) };
}

function source({ declarations, rows, columns, width }: ColumnSums): string {
  const height = Math.floor(lanes / width);
  return `${declarations}
var<workgroup> totals: array<f32, ${lanes}>;

@compute @workgroup_size(${lanes})
fn main(@builtin(workgroup_id) group: vec3<u32>, @builtin(num_workgroups) groups: vec3<u32>, @builtin(local_invocation_index) lane: u32) {
  let rows = ${rows};
  let columns = ${columns};
  let share = (rows + groups.x - 1u) / groups.x;
  let end = min((group.x + 1u) * share, rows);
  let column = group.y * ${width}u + lane % ${width}u;
  let place = lane / ${width}u;
  let works = place < ${height}u && column < columns;
  var sum = 0.0;
  if (works) {
    for (var row = group.x * share + place; row < end; row += ${height}u) { sum += value(row, column); }
  }
  totals[lane] = sum;
  workgroupBarrier();
  for (var span = ${height}u; span > 1u; span = (span + 1u) / 2u) {
    let half = (span + 1u) / 2u;
    if (place < span - half) { totals[lane] += totals[lane + half * ${width}u]; }
    workgroupBarrier();
  }
  if (works && place == 0u) { sums[group.x * columns + column] = finish(column, totals[lane]); }
}`;
}

/** What is still to be done to a sum: add the bias of its channel, cut off below zero. */
export interface Epilogue {
  readonly bias?: TensorInfo | undefined;
  readonly isRelu: boolean;
}

/** Adds up what several workgroups found: `partial` [parts, ...] into `total` [...]. Frees `partial`. */
export function addParts(
  backend: WebGPUBackend,
  partial: TensorInfo,
  total: TensorInfo,
  { bias, isRelu }: Epilogue = { isRelu: false },
): void {
  const shifted = bias ? 'sum + bias[column % arrayLength(&bias)]' : 'sum';
  const program = columnSumProgram({
    key: `addParts ${bias ? 'bias' : ''} ${isRelu ? 'relu' : ''}`,
    declarations: `${storage(['read', 'parts', 'f32'], ['read_write', 'sums', 'f32'], ...(bias ? [['read', 'bias', 'f32'] as const] : []))}
fn value(row: u32, column: u32) -> f32 { return parts[row * arrayLength(&sums) + column]; }
fn finish(column: u32, sum: f32) -> f32 { return ${isRelu ? `max(${shifted}, 0.0)` : shifted}; }`,
    rows: 'arrayLength(&parts) / arrayLength(&sums)',
    columns: 'arrayLength(&sums)',
    width: widest,
  });
  const workgroups = columnSumGroups(util.sizeFromShape(total.shape), widest, 1);
  runProgram(backend, { program, tensors: bias ? [partial, total, bias] : [partial, total], workgroups });
  backend.disposeData(partial.dataId);
}
