import { float, horizontalSum, int, madd, pointer, zero } from './common';
import { putSome, some } from './elementwise';

/** Rows that are worked on together, so that the blocks of channels that pass over them find them in the first cache. */
const tileRows: i32 = 64;

/**
 * Batch normalization: sums over pieces of rows, added later in a fixed order. Items = pieces.
 * Without dy: sums[item][c] of (x - mean)^2. With dy: of dy, and behind them of dy (x - mean).
 * args: 0 x, 1 mean, 2 sums, 3 rows a piece, 4 total rows, 5 channels, 6 dy or 0.
 */
export function deviationSums(args: usize, from: i32, to: i32, thread: i32): void {
  const rows = int(args, 3), channels = int(args, 5), rowBytes = <usize>channels << 2, dy = pointer(args, 6);
  const sumBytes = dy ? rowBytes << 1 : rowBytes;
  for (let item = from; item < to; item++) {
    const sums = pointer(args, 2) + <usize>item * sumBytes, end = min((item + 1) * rows, int(args, 4));
    memory.fill(sums, 0, sumBytes);
    for (let row = item * rows; row < end; row += tileRows) {
      const offset = <usize>row * rowBytes, count = min(tileRows, end - row);
      for (let c = 0; c < channels; c += 4) {
        const at = <usize>c << 2, x = pointer(args, 0) + offset + at, mean = pointer(args, 1) + at;
        if (dy) gradientTile(x, dy + offset + at, mean, sums + at, rowBytes, count, channels - c);
        else squareTile(x, mean, sums + at, rowBytes, count, channels - c);
      }
    }
  }
}

function squareTile(x: usize, mean: usize, sums: usize, rowBytes: usize, rows: i32, left: i32): void {
  const m = some(mean, left);
  let sum = some(sums, left);
  for (; rows > 0; rows--, x += rowBytes) {
    const deviation = f32x4.sub(some(x, left), m);
    sum = madd(deviation, deviation, sum);
  }
  putSome(sums, sum, left);
}

function gradientTile(x: usize, dy: usize, mean: usize, sums: usize, rowBytes: usize, rows: i32, left: i32): void {
  const m = some(mean, left);
  let sum = some(sums, left), product = some(sums + rowBytes, left);
  for (; rows > 0; rows--, x += rowBytes, dy += rowBytes) {
    const d = some(dy, left);
    sum = f32x4.add(sum, d);
    product = madd(d, f32x4.sub(some(x, left), m), product);
  }
  putSome(sums, sum, left);
  putSome(sums + rowBytes, product, left);
}

/** dx = dy * a + (x - mean) * b + c, each a value a channel. Items = rows. args: 0 dy, 1 x, 2 dx, 3 channels, 4 mean, 5 a, 6 b, 7 c. */
export function deviationGradient(args: usize, from: i32, to: i32, thread: i32): void {
  const channels = int(args, 3), mean = pointer(args, 4), a = pointer(args, 5), b = pointer(args, 6), c = pointer(args, 7);
  for (let row = from; row < to; row++) {
    const offset = <usize>row * (<usize>channels << 2);
    const dy = pointer(args, 0) + offset, x = pointer(args, 1) + offset, dx = pointer(args, 2) + offset;
    for (let i = 0; i < channels; i += 4) {
      const at = <usize>i << 2, left = channels - i;
      const away = madd(f32x4.sub(some(x + at, left), some(mean + at, left)), some(b + at, left), some(c + at, left));
      putSome(dx + at, madd(some(dy + at, left), some(a + at, left), away), left);
    }
  }
}

/** Layer normalization: y = (x - mean) / sqrt(variance + epsilon) along each row. Items = rows. args: 0 x, 1 y, 2 1 / sqrt(...) of each row, 3 channels; floats: 0 epsilon. */
export function normaliseRows(args: usize, from: i32, to: i32, thread: i32): void {
  const channels = int(args, 3), rowBytes = <usize>channels << 2, share: f32 = 1 / <f32>channels;
  for (let row = from; row < to; row++) {
    const x = pointer(args, 0) + <usize>row * rowBytes, y = pointer(args, 1) + <usize>row * rowBytes;
    let sums = zero();
    for (let c = 0; c < channels; c += 4) sums = f32x4.add(sums, some(x + (<usize>c << 2), channels - c));
    const mean = f32x4.splat(horizontalSum(sums) * share);
    let squares = zero();
    for (let c = 0; c < channels; c += 4) {
      const at = <usize>c << 2, left = channels - c, deviation = f32x4.sub(some(x + at, left), mean);
      putSome(y + at, deviation, left);
      const counted = some(y + at, left); // lanes past the last channel are zero again
      squares = madd(counted, counted, squares);
    }
    const inverse: f32 = 1 / sqrt<f32>(horizontalSum(squares) * share + float(args, 0));
    store<f32>(pointer(args, 2) + (<usize>row << 2), inverse);
    for (let c = 0; c < channels; c += 4) {
      const at = <usize>c << 2, left = channels - c;
      putSome(y + at, f32x4.mul(some(y + at, left), f32x4.splat(inverse)), left);
    }
  }
}

/** dx = inverse (dy - mean(dy) - y mean(dy y)) along each row. Items = rows. args: 0 dy, 1 y, 2 inverse of each row, 3 dx, 4 channels. */
export function normaliseRowsGradient(args: usize, from: i32, to: i32, thread: i32): void {
  const channels = int(args, 4), rowBytes = <usize>channels << 2, share: f32 = 1 / <f32>channels;
  for (let row = from; row < to; row++) {
    const offset = <usize>row * rowBytes;
    const dy = pointer(args, 0) + offset, y = pointer(args, 1) + offset, dx = pointer(args, 3) + offset;
    let sums = zero(), products = zero();
    for (let c = 0; c < channels; c += 4) {
      const at = <usize>c << 2, left = channels - c, d = some(dy + at, left);
      sums = f32x4.add(sums, d);
      products = madd(d, some(y + at, left), products);
    }
    const mean = f32x4.splat(horizontalSum(sums) * share), product = f32x4.splat(-(horizontalSum(products) * share));
    const inverse = v128.load32_splat(pointer(args, 2) + (<usize>row << 2));
    for (let c = 0; c < channels; c += 4) {
      const at = <usize>c << 2, left = channels - c;
      const rest = madd(some(y + at, left), product, f32x4.sub(some(dy + at, left), mean));
      putSome(dx + at, f32x4.mul(rest, inverse), left);
    }
  }
}
