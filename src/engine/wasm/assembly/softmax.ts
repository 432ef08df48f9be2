import { falling } from './activation';
import { horizontalSum, int, madd, pointer, splat, zero } from './common';
import { loadTail, present, storeTail } from './elementwise';

/** Softmax along rows. Items = rows. args: 0 x, 1 y, 2 length of a row. A NaN may be passed over by the maximum: it makes the sum of the powers NaN. */
export function softmaxRows(args: usize, from: i32, to: i32, thread: i32): void {
  const length = int(args, 2), rowBytes = <usize>length << 2, end = rowBytes & ~15, left = length & 3;
  for (let row = from; row < to; row++) {
    const x = pointer(args, 0) + <usize>row * rowBytes, y = pointer(args, 1) + <usize>row * rowBytes;
    // Lanes past the last value repeat the first one.
    const first = splat(x), tail = left ? v128.bitselect(loadTail(x + end, left), first, present(left)) : first;
    let most = tail;
    for (let at: usize = 0; at < end; at += 16) most = f32x4.pmax(most, v128.load(x + at));
    most = f32x4.pmax(most, v128.shuffle<f32>(most, most, 2, 3, 0, 1));
    most = f32x4.pmax(most, v128.shuffle<f32>(most, most, 1, 0, 3, 2));
    let sum = zero();
    for (let at: usize = 0; at < end; at += 16) {
      const power = falling(f32x4.sub(v128.load(x + at), most));
      v128.store(y + at, power);
      sum = f32x4.add(sum, power);
    }
    const last = left ? v128.and(falling(f32x4.sub(tail, most)), present(left)) : zero();
    const scale = f32x4.splat(<f32>1 / horizontalSum(f32x4.add(sum, last)));
    for (let at: usize = 0; at < end; at += 16) v128.store(y + at, f32x4.mul(v128.load(y + at), scale));
    if (left) storeTail(y + end, f32x4.mul(last, scale), left);
  }
}

/** dx = y (dy - the sum of dy y) along each row. Items = rows. args: 0 dy, 1 y, 2 dx, 3 length of a row. */
export function softmaxRowsGradient(args: usize, from: i32, to: i32, thread: i32): void {
  const length = int(args, 3), rowBytes = <usize>length << 2, end = rowBytes & ~15, left = length & 3;
  for (let row = from; row < to; row++) {
    const offset = <usize>row * rowBytes;
    const dy = pointer(args, 0) + offset, y = pointer(args, 1) + offset, dx = pointer(args, 2) + offset;
    let sum = zero();
    for (let at: usize = 0; at < end; at += 16) sum = madd(v128.load(dy + at), v128.load(y + at), sum);
    if (left) sum = madd(loadTail(dy + end, left), loadTail(y + end, left), sum);
    const total = f32x4.splat(horizontalSum(sum));
    for (let at: usize = 0; at < end; at += 16)
      v128.store(dx + at, f32x4.mul(v128.load(y + at), f32x4.sub(v128.load(dy + at), total)));
    if (left) storeTail(dx + end, f32x4.mul(loadTail(y + end, left), f32x4.sub(loadTail(dy + end, left), total)), left);
  }
}
