import { int, pointer, scratch, zero } from './common';
import { tile8, tileAccumulate } from './tile';

/**
 * Gradient of a convolution's filter: dw[k][c] = sum over output pixels of x[pixel + offset_k] * dy[pixel][c].
 *
 * Items = groups of blocks of 4 filter rows k in each block of 8 channels, channel-major; each thread owns whole sums, so that the
 * result does not depend on the number of threads. Pixels come in runs (a row of the output, or one output pixel in all images where rows are
 * short); chunks of runs are small enough that x and dy stay in the first cache while all rows pass over them. dy is copied into panels.
 * So are the sums, until they are whole: in dw two blocks of channels share a cache line, which threads would take from each other.
 *
 * args: 0 x, 1 dy, 2 dw, 3 row offsets table, 4 filter rows, 5 channels,
 * runs are numbered u * 9[=v count] + v: 6 run length, 7 x step, 8 dy step, 9 v count, 10 u count, 11 x stride of u, 12 x stride of v,
 * 13 dy stride of u, 14 dy stride of v, 15 longest piece of a run, 16 pixels a chunk (at most 512),
 * 17 blocks a group, 18 sums [channel block][filter rows rounded up to 4][8]. Strides and steps in bytes.
 */
export function filterGradient(args: usize, from: i32, to: i32, thread: i32): void {
  const length = int(args, 6),
    piece = int(args, 15),
    runs = int(args, 9) * int(args, 10);
  let mode = 0;
  for (let start = 0; start < length; start += piece) {
    const steps = min(piece, length - start);
    const perChunk = share(runs, max(int(args, 16) / steps, 1));
    for (let run = 0; run < runs; run += perChunk) {
      accumulateChunk(args, from, to, run, min(perChunk, runs - run), start, steps, mode, scratch(thread));
      mode = tileAccumulate;
    }
  }
  for (let item = from; item < to; item++) copySums(args, item);
}

/** Runs a chunk so that there are no more chunks than `most` runs a chunk make, and all are about as long. */
@inline
function share(runs: i32, most: i32): i32 {
  const chunks = (runs + most - 1) / most;
  return (runs + chunks - 1) / chunks;
}

@inline
function filterBlocks(args: usize): i32 {
  return (int(args, 4) + 3) >> 2;
}

@inline
function sumsOf(args: usize, channelBlock: i32): usize {
  return pointer(args, 18) + ((<usize>(channelBlock * filterBlocks(args))) << 7);
}

/** Scratch: dy panel (16 KiB), then the table of runs (4 KiB), then addresses. */
function accumulateChunk(
  args: usize,
  from: i32,
  to: i32,
  run: i32,
  runs: i32,
  start: i32,
  steps: i32,
  mode: i32,
  area: usize,
): void {
  const table = area + 16384,
    blocks = filterBlocks(args),
    panelBytes = steps << 5;
  const vCount = int(args, 9);
  for (let i = 0; i < runs; i++) {
    const u = (run + i) / vCount,
      v = (run + i) % vCount;
    const offset = u * int(args, 11) + v * int(args, 12) + start * int(args, 7);
    store<i32>(table + ((<usize>i) << 3), offset);
    store<i32>(table + ((<usize>i) << 3), i * panelBytes, 4);
  }
  const perGroup = int(args, 17), groups = (blocks + perGroup - 1) / perGroup;
  let packed = -1;
  for (let item = from; item < to; item++) {
    const channelBlock = item / groups, first = (item % groups) * perGroup;
    if (channelBlock != packed) {
      packGradient(args, channelBlock, run, runs, start, steps, area);
      packed = channelBlock;
    }
    for (let block = first; block < min(first + perGroup, blocks); block++) {
      accumulateTile(args, block, channelBlock, runs, steps, mode, area);
    }
  }
}

function packGradient(args: usize, channelBlock: i32, run: i32, runs: i32, start: i32, steps: i32, area: usize): void {
  const vCount = int(args, 9),
    step = int(args, 8);
  const width = min(int(args, 5) - channelBlock * 8, 8);
  const base = pointer(args, 1) + ((<usize>channelBlock) << 5) + <usize>(start * step);
  let target = area;
  for (let i = 0; i < runs; i++) {
    let source = base + <usize>(((run + i) / vCount) * int(args, 13) + ((run + i) % vCount) * int(args, 14));
    for (let s = 0; s < steps; s++) {
      if (width == 8) {
        v128.store(target, v128.load(source));
        v128.store(target, v128.load(source, 16), 16);
      } else {
        v128.store(target, zero());
        v128.store(target, zero(), 16);
        memory.copy(target, source, (<usize>width) << 2);
      }
      source += step;
      target += 32;
    }
  }
}

function accumulateTile(args: usize, block: i32, channelBlock: i32, runs: i32, steps: i32, mode: i32, area: usize): void {
  const rows = area + 20480,
    outs = rows + 16,
    table = area + 16384;
  const x = pointer(args, 0),
    offsets = pointer(args, 3),
    last = int(args, 4) - 1;
  const sums = sumsOf(args, channelBlock) + ((<usize>block) << 7);
  for (let i = 0; i < 4; i++) {
    const source = x + load<usize>(offsets + ((<usize>min((block << 2) + i, last)) << 2));
    store<usize>(rows + ((<usize>i) << 2), source);
    store<usize>(outs + ((<usize>i) << 2), sums + ((<usize>i) << 5));
  }
  tile8(rows, table, runs, steps, int(args, 7), area, outs, 0, mode);
}

/** Writes an item's sums to dw. */
function copySums(args: usize, item: i32): void {
  const filterRows = int(args, 4),
    channels = int(args, 5),
    perGroup = int(args, 17),
    groups = (filterBlocks(args) + perGroup - 1) / perGroup;
  const channelBlock = item / groups,
    first = (item % groups) * perGroup * 4;
  const width = min(channels - channelBlock * 8, 8);
  let source = sumsOf(args, channelBlock) + ((<usize>first) << 5);
  let out = pointer(args, 2) + ((<usize>(first * channels + channelBlock * 8)) << 2);
  for (let row = first; row < min(first + perGroup * 4, filterRows); row++) {
    if (width == 8) {
      v128.store(out, v128.load(source));
      v128.store(out, v128.load(source, 16), 16);
    } else {
      memory.copy(out, source, (<usize>width) << 2);
    }
    source += 32;
    out += (<usize>channels) << 2;
  }
}
