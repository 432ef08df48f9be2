import { everything, float, horizontalSum, int, live, madd, pointer, splat, zero } from './common';
import { loadTail, present, putSome, some, storeTail } from './elementwise';

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
        const at = <usize>c << 2, x = pointer(args, 0) + offset + at, mean = pointer(args, 1) + at, left = channels - c;
        if (left < 4) sumTile(x, dy ? dy + offset + at : 0, mean, sums + at, rowBytes, count, left);
        else sumTile(x, dy ? dy + offset + at : 0, mean, sums + at, rowBytes, count, 4);
      }
    }
  }
}

/** The four channels of a tile, or the last ones: two loops, one of which never asks how many there are. */
@inline
function sumTile(x: usize, dy: usize, mean: usize, sums: usize, rowBytes: usize, rows: i32, left: i32): void {
  const m = some(mean, left);
  let sum = some(sums, left);
  if (!dy) {
    for (; rows > 0; rows--, x += rowBytes) {
      const deviation = f32x4.sub(some(x, left), m);
      sum = madd(deviation, deviation, sum);
    }
  } else {
    let product = some(sums + rowBytes, left);
    for (; rows > 0; rows--, x += rowBytes, dy += rowBytes) {
      const d = some(dy, left);
      sum = f32x4.add(sum, d);
      product = madd(d, f32x4.sub(some(x, left), m), product);
    }
    putSome(sums + rowBytes, product, left);
  }
  putSome(sums, sum, left);
}

/** dx = dy * a + (x - mean) * b + c, each a value a channel. Items = rows. args: 0 dy, 1 x, 2 dx, 3 channels, 4 mean, 5 a, 6 b, 7 c, 8 x came out of a relu: dx is what that leaves of it. */
export function deviationGradient(args: usize, from: i32, to: i32, thread: i32): void {
  const rowBytes = <usize>int(args, 3) << 2, end = rowBytes & ~15, left = int(args, 3) & 3;
  const mean = pointer(args, 4), a = pointer(args, 5), b = pointer(args, 6), c = pointer(args, 7), all = everything(int(args, 8));
  for (let row = from; row < to; row++) {
    const offset = <usize>row * rowBytes;
    const dy = pointer(args, 0) + offset, x = pointer(args, 1) + offset, dx = pointer(args, 2) + offset;
    for (let at: usize = 0; at < end; at += 16) {
      const value = v128.load(x + at), away = madd(f32x4.sub(value, v128.load(mean + at)), v128.load(b + at), v128.load(c + at));
      v128.store(dx + at, live(madd(v128.load(dy + at), v128.load(a + at), away), value, all));
    }
    if (left) {
      const value = v128.load(x + end), away = madd(f32x4.sub(value, v128.load(mean + end)), v128.load(b + end), v128.load(c + end));
      storeTail(dx + end, live(madd(v128.load(dy + end), v128.load(a + end), away), value, all), left);
    }
  }
}

/**
 * Layer normalization: y = (x - mean) / sqrt(variance + epsilon) * gamma + beta along each row. Items = rows.
 * args: 0 x, 1 y, 2 mean and 3 1 / sqrt(...) of each row, 4 gamma, 5 beta, 6 channels; floats: 0 epsilon.
 */
export function normaliseRows(args: usize, from: i32, to: i32, thread: i32): void {
  const channels = int(args, 6), rowBytes = <usize>channels << 2, end = rowBytes & ~15, left = channels & 3, share: f32 = 1 / <f32>channels;
  const gamma = pointer(args, 4), beta = pointer(args, 5);
  for (let row = from; row < to; row++) {
    const x = pointer(args, 0) + <usize>row * rowBytes, y = pointer(args, 1) + <usize>row * rowBytes, place = <usize>row << 2;
    const tail = left ? loadTail(x + end, left) : zero();
    let sums = tail;
    for (let at: usize = 0; at < end; at += 16) sums = f32x4.add(sums, v128.load(x + at));
    const mean: f32 = horizontalSum(sums) * share, means = f32x4.splat(mean);
    const tailDeviation = v128.and(f32x4.sub(tail, means), present(left));
    let squares = f32x4.mul(tailDeviation, tailDeviation);
    for (let at: usize = 0; at < end; at += 16) {
      const deviation = f32x4.sub(v128.load(x + at), means);
      squares = madd(deviation, deviation, squares);
    }
    const inverse: f32 = 1 / sqrt<f32>(horizontalSum(squares) * share + float(args, 0)), inverses = f32x4.splat(inverse);
    store<f32>(pointer(args, 2) + place, mean);
    store<f32>(pointer(args, 3) + place, inverse);
    for (let at: usize = 0; at < end; at += 16) {
      const normal = f32x4.mul(f32x4.sub(v128.load(x + at), means), inverses);
      v128.store(y + at, madd(normal, v128.load(gamma + at), v128.load(beta + at)));
    }
    if (left) storeTail(y + end, madd(f32x4.mul(tailDeviation, inverses), v128.load(gamma + end), v128.load(beta + end)), left);
  }
}

/**
 * With g = dy gamma and n = (x - mean) inverse: dx = inverse (g - mean(g) - n mean(g n)) along each row, and the sums of dy n and dy over pieces of rows, added later in a fixed order. Items = pieces.
 * args: 0 dy, 1 x, 2 mean and 3 inverse of each row, 4 gamma, 5 dx, 6 sums [items][2][channels, in whole vectors], 7 rows a piece, 8 total rows, 9 channels, 10 x came out of a relu: dx is what that leaves of it.
 */
export function normaliseRowsGradient(args: usize, from: i32, to: i32, thread: i32): void {
  const channels = int(args, 9), rowBytes = <usize>channels << 2, sumBytes = (rowBytes + 15) & ~15, rows = int(args, 7);
  const share: f32 = 1 / <f32>channels, end = rowBytes & ~15, left = channels & 3, gamma = pointer(args, 4), all = everything(int(args, 10));
  for (let item = from; item < to; item++) {
    const sums = pointer(args, 6) + <usize>item * 2 * sumBytes, last = min((item + 1) * rows, int(args, 8));
    memory.fill(sums, 0, 2 * sumBytes);
    for (let row = item * rows; row < last; row++) {
      const offset = <usize>row * rowBytes, place = <usize>row << 2, dx = pointer(args, 5) + offset;
      const dy = pointer(args, 0) + offset, x = pointer(args, 1) + offset;
      const mean = splat(pointer(args, 2) + place), inverse = splat(pointer(args, 3) + place);
      let total = zero(), product = zero(), tailN = zero(), tailG = zero();
      for (let at: usize = 0; at < end; at += 16) {
        const d = v128.load(dy + at), n = f32x4.mul(f32x4.sub(v128.load(x + at), mean), inverse), g = f32x4.mul(d, v128.load(gamma + at));
        addToSums(sums + at, sumBytes, d, n);
        total = f32x4.add(total, g);
        product = madd(g, n, product);
      }
      if (left) {
        const d = loadTail(dy + end, left);
        tailN = f32x4.mul(f32x4.sub(loadTail(x + end, left), mean), inverse);
        tailG = f32x4.mul(d, loadTail(gamma + end, left));
        addToSums(sums + end, sumBytes, d, tailN);
        total = f32x4.add(total, tailG);
        product = madd(tailG, tailN, product);
      }
      const totals = f32x4.splat(horizontalSum(total) * share), products = f32x4.splat(-(horizontalSum(product) * share));
      for (let at: usize = 0; at < end; at += 16) {
        const value = v128.load(x + at), n = f32x4.mul(f32x4.sub(value, mean), inverse), g = f32x4.mul(v128.load(dy + at), v128.load(gamma + at));
        v128.store(dx + at, live(f32x4.mul(madd(n, products, f32x4.sub(g, totals)), inverse), value, all));
      }
      if (left) storeTail(dx + end, live(f32x4.mul(madd(tailN, products, f32x4.sub(tailG, totals)), inverse), v128.load(x + end), all), left);
    }
  }
}

@inline
function addToSums(at: usize, second: usize, dy: v128, n: v128): void {
  v128.store(at, madd(dy, n, v128.load(at)));
  v128.store(at + second, f32x4.add(v128.load(at + second), dy));
}
