import { float, horizontalSum, int, pointer, zero } from './common';

/** Rows of values summed at once, so that the blocks of channels that pass over them find them in the first cache. */
const tileRows: i32 = 64;

/**
 * Sums the middle axis: out[item][c] = scale * sum over r of x[first + r][c]; items = outer index. The rows of the middle axis may be
 * shared out over several items (`rows` each, the last one fewer): sums of fixed pieces, added later in a fixed order.
 * args: 0 x, 1 out, 2 rows an item, 3 total rows, 4 channels; floats: 0 scale.
 */
export function sumRows(args: usize, from: i32, to: i32, thread: i32): void {
  const rows = int(args, 2),
    channels = int(args, 4),
    rowBytes = (<usize>channels) << 2,
    scale = float(args, 0);
  for (let item = from; item < to; item++) {
    const count = min(rows, int(args, 3) - item * rows);
    const x = pointer(args, 0) + <usize>(item * rows) * rowBytes;
    const out = pointer(args, 1) + <usize>item * rowBytes;
    if (channels == 1) {
      store<f32>(out, sumLine(x, count) * scale);
      continue;
    }
    memory.fill(out, 0, rowBytes);
    for (let row = 0; row < count; row += tileRows)
      sumTile(x + <usize>row * rowBytes, out, min(tileRows, count - row), channels);
    for (let c = 0; c < channels; c++) store<f32>(out + ((<usize>c) << 2), load<f32>(out + ((<usize>c) << 2)) * scale);
  }
}

function sumLine(x: usize, count: i32): f32 {
  let a = zero(),
    b = zero(),
    i = 0;
  for (; i + 8 <= count; i += 8, x += 32) {
    a = f32x4.add(a, v128.load(x));
    b = f32x4.add(b, v128.load(x, 16));
  }
  let sum = horizontalSum(f32x4.add(a, b));
  for (; i < count; i++, x += 4) sum += load<f32>(x);
  return sum;
}

function sumTile(x: usize, out: usize, rows: i32, channels: i32): void {
  const rowBytes = (<usize>channels) << 2;
  let c = 0;
  for (; c + 4 <= channels; c += 4) {
    let sum = zero(),
      at = x + ((<usize>c) << 2);
    for (let row = 0; row < rows; row++, at += rowBytes) sum = f32x4.add(sum, v128.load(at));
    const to = out + ((<usize>c) << 2);
    v128.store(to, f32x4.add(v128.load(to), sum));
  }
  for (; c < channels; c++) {
    let sum: f32 = 0,
      at = x + ((<usize>c) << 2);
    for (let row = 0; row < rows; row++, at += rowBytes) sum += load<f32>(at);
    const to = out + ((<usize>c) << 2);
    store<f32>(to, load<f32>(to) + sum);
  }
}

/**
 * dz = y > 0 ? dy : 0 and the sum of dz over a piece of rows; items = pieces. Where dz is 0, dy is such a dz already, and only summed up, in the same order.
 * args: 0 dy, 1 y, 2 dz or 0, 3 sums [items][channels], 4 rows a piece, 5 total rows, 6 channels.
 */
export function reluGradientSum(args: usize, from: i32, to: i32, thread: i32): void {
  const rows = int(args, 4),
    channels = int(args, 6),
    rowBytes = (<usize>channels) << 2;
  for (let item = from; item < to; item++) {
    const count = min(rows, int(args, 5) - item * rows);
    const sums = pointer(args, 3) + <usize>item * rowBytes;
    memory.fill(sums, 0, rowBytes);
    for (let row = 0; row < count; row += tileRows) {
      const offset = <usize>(item * rows + row) * rowBytes;
      if (!pointer(args, 2)) {
        addTile(pointer(args, 0) + offset, sums, min(tileRows, count - row), channels);
        continue;
      }
      reluGradientTile(
        pointer(args, 0) + offset,
        pointer(args, 1) + offset,
        pointer(args, 2) + offset,
        sums,
        min(tileRows, count - row),
        channels,
      );
    }
  }
}

/** Adds rows to sums one by one, as reluGradientTile does. */
function addTile(x: usize, sums: usize, rows: i32, channels: i32): void {
  const rowBytes = (<usize>channels) << 2;
  let c = 0;
  for (; c + 16 <= channels; c += 16, x += 64, sums += 64) {
    let s0 = v128.load(sums), s1 = v128.load(sums, 16), s2 = v128.load(sums, 32), s3 = v128.load(sums, 48);
    let at = x;
    for (let row = 0; row < rows; row++, at += rowBytes) {
      s0 = f32x4.add(s0, v128.load(at));
      s1 = f32x4.add(s1, v128.load(at, 16));
      s2 = f32x4.add(s2, v128.load(at, 32));
      s3 = f32x4.add(s3, v128.load(at, 48));
    }
    v128.store(sums, s0);
    v128.store(sums, s1, 16);
    v128.store(sums, s2, 32);
    v128.store(sums, s3, 48);
  }
  for (; c < channels; c++, x += 4, sums += 4) {
    let sum = load<f32>(sums), at = x;
    for (let row = 0; row < rows; row++, at += rowBytes) sum += load<f32>(at);
    store<f32>(sums, sum);
  }
}

function reluGradientTile(dy: usize, y: usize, dz: usize, sums: usize, rows: i32, channels: i32): void {
  const rowBytes = (<usize>channels) << 2;
  let c = 0;
  for (; c + 16 <= channels; c += 16) {
    let at = (<usize>c) << 2;
    const to = sums + at;
    let s0 = v128.load(to),
      s1 = v128.load(to, 16),
      s2 = v128.load(to, 32),
      s3 = v128.load(to, 48);
    for (let row = 0; row < rows; row++, at += rowBytes) {
      const z0 = v128.and(v128.load(dy + at), f32x4.gt(v128.load(y + at), zero()));
      const z1 = v128.and(v128.load(dy + at, 16), f32x4.gt(v128.load(y + at, 16), zero()));
      const z2 = v128.and(v128.load(dy + at, 32), f32x4.gt(v128.load(y + at, 32), zero()));
      const z3 = v128.and(v128.load(dy + at, 48), f32x4.gt(v128.load(y + at, 48), zero()));
      v128.store(dz + at, z0);
      v128.store(dz + at, z1, 16);
      v128.store(dz + at, z2, 32);
      v128.store(dz + at, z3, 48);
      s0 = f32x4.add(s0, z0);
      s1 = f32x4.add(s1, z1);
      s2 = f32x4.add(s2, z2);
      s3 = f32x4.add(s3, z3);
    }
    v128.store(to, s0);
    v128.store(to, s1, 16);
    v128.store(to, s2, 32);
    v128.store(to, s3, 48);
  }
  for (; c < channels; c++) {
    let at = (<usize>c) << 2;
    const to = sums + at;
    let sum = load<f32>(to);
    for (let row = 0; row < rows; row++, at += rowBytes) {
      const z: f32 = load<f32>(y + at) > 0 ? load<f32>(dy + at) : 0;
      store<f32>(dz + at, z);
      sum += z;
    }
    store<f32>(to, sum);
  }
}
