import { float, horizontalSum, int, madd, pointer, splat, zero } from './common';
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

/** (x - mean) * inverse; lanes past the last value are zero. */
@inline
function standardised(x: usize, left: i32, mean: v128, inverse: v128): v128 {
  const y = f32x4.mul(f32x4.sub(some(x, left), mean), inverse);
  return left < 4 ? v128.and(y, i32x4.lt_s(i32x4(0, 1, 2, 3), i32x4.splat(left))) : y;
}

/**
 * Layer normalization: y = (x - mean) / sqrt(variance + epsilon) * gamma + beta along each row. Items = rows.
 * args: 0 x, 1 y, 2 mean and 3 1 / sqrt(...) of each row, 4 gamma, 5 beta, 6 channels; floats: 0 epsilon.
 */
export function normaliseRows(args: usize, from: i32, to: i32, thread: i32): void {
  const channels = int(args, 6), end = <usize>channels << 2, share: f32 = 1 / <f32>channels, one = f32x4.splat(1);
  const gamma = pointer(args, 4), beta = pointer(args, 5);
  for (let row = from; row < to; row++) {
    const x = pointer(args, 0) + <usize>row * end, y = pointer(args, 1) + <usize>row * end, place = <usize>row << 2;
    let sums = zero(), squares = zero();
    for (let at: usize = 0, left = channels; at < end; at += 16, left -= 4) sums = f32x4.add(sums, some(x + at, left));
    const mean: f32 = horizontalSum(sums) * share, means = f32x4.splat(mean);
    for (let at: usize = 0, left = channels; at < end; at += 16, left -= 4) {
      const deviation = standardised(x + at, left, means, one);
      squares = madd(deviation, deviation, squares);
    }
    const inverse: f32 = 1 / sqrt<f32>(horizontalSum(squares) * share + float(args, 0)), inverses = f32x4.splat(inverse);
    store<f32>(pointer(args, 2) + place, mean);
    store<f32>(pointer(args, 3) + place, inverse);
    for (let at: usize = 0, left = channels; at < end; at += 16, left -= 4) {
      const normal = f32x4.mul(f32x4.sub(some(x + at, left), means), inverses);
      putSome(y + at, madd(normal, v128.load(gamma + at), v128.load(beta + at)), left);
    }
  }
}

/**
 * With g = dy gamma and n = (x - mean) inverse: dx = inverse (g - mean(g) - n mean(g n)) along each row, and the sums of dy n and dy over pieces of rows, added later in a fixed order. Items = pieces.
 * args: 0 dy, 1 x, 2 mean and 3 inverse of each row, 4 gamma, 5 dx, 6 sums [items][2][channels, in whole vectors], 7 rows a piece, 8 total rows, 9 channels.
 */
export function normaliseRowsGradient(args: usize, from: i32, to: i32, thread: i32): void {
  const channels = int(args, 9), rowBytes = <usize>channels << 2, sumBytes = (rowBytes + 15) & ~15, rows = int(args, 7);
  for (let item = from; item < to; item++) {
    const sums = pointer(args, 6) + <usize>item * 2 * sumBytes, end = min((item + 1) * rows, int(args, 8));
    memory.fill(sums, 0, 2 * sumBytes);
    for (let row = item * rows; row < end; row++) {
      const offset = <usize>row * rowBytes, place = <usize>row << 2;
      rowGradient(pointer(args, 0) + offset, pointer(args, 1) + offset, pointer(args, 4), pointer(args, 5) + offset,
        sums, sumBytes, channels, splat(pointer(args, 2) + place), splat(pointer(args, 3) + place));
    }
  }
}

@inline
function rowGradient(dy: usize, x: usize, gamma: usize, dx: usize, sums: usize, sumBytes: usize, channels: i32, mean: v128, inverse: v128): void {
  const end = <usize>channels << 2, share: f32 = 1 / <f32>channels;
  let total = zero(), product = zero();
  for (let at: usize = 0, left = channels; at < end; at += 16, left -= 4) {
    const d = some(dy + at, left), n = standardised(x + at, left, mean, inverse), g = f32x4.mul(d, some(gamma + at, left)), sum = sums + at;
    v128.store(sum, madd(d, n, v128.load(sum)));
    v128.store(sum + sumBytes, f32x4.add(v128.load(sum + sumBytes), d));
    total = f32x4.add(total, g);
    product = madd(g, n, product);
  }
  const totals = f32x4.splat(horizontalSum(total) * share), products = f32x4.splat(-(horizontalSum(product) * share));
  for (let at: usize = 0, left = channels; at < end; at += 16, left -= 4) {
    const n = standardised(x + at, left, mean, inverse), g = f32x4.mul(some(dy + at, left), some(gamma + at, left));
    putSome(dx + at, f32x4.mul(madd(n, products, f32x4.sub(g, totals)), inverse), left);
  }
}
