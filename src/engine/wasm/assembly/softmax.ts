import { exponential } from './activation';
import { horizontalSum, int, pointer, zero } from './common';
import { loadTail, storeTail } from './elementwise';

/** Softmax along rows. Items = rows. args: 0 x, 1 out, 2 length of a row. */
export function softmaxRows(args: usize, from: i32, to: i32, thread: i32): void {
  const length = int(args, 2), whole = length & ~3, rowBytes = <usize>length << 2;
  for (let row = from; row < to; row++) {
    const x = pointer(args, 0) + <usize>row * rowBytes, out = pointer(args, 1) + <usize>row * rowBytes;
    const scale = f32x4.splat(<f32>1 / powers(x, out, length, whole, f32x4.splat(largest(x, length))));
    for (let i = 0; i < whole; i += 4) {
      const at = out + (<usize>i << 2);
      v128.store(at, f32x4.mul(v128.load(at), scale));
    }
    if (whole < length) {
      const at = out + (<usize>whole << 2), left = length - whole;
      storeTail(at, f32x4.mul(loadTail(at, left), scale), left);
    }
  }
}

@inline
function largest(x: usize, length: i32): f32 {
  let most = load<f32>(x);
  for (let i = 1; i < length; i++) most = max(most, load<f32>(x + (<usize>i << 2)));
  return most;
}

/** out = e^(x - most); gives their sum. */
@inline
function powers(x: usize, out: usize, length: i32, whole: i32, most: v128): f32 {
  let sum = zero();
  for (let i = 0; i < whole; i += 4) {
    const at = <usize>i << 2, power = exponential(f32x4.sub(v128.load(x + at), most));
    v128.store(out + at, power);
    sum = f32x4.add(sum, power);
  }
  let total = horizontalSum(sum);
  if (whole < length) {
    const at = <usize>whole << 2, left = length - whole;
    storeTail(out + at, exponential(f32x4.sub(loadTail(x + at, left), most)), left);
    for (let i = whole; i < length; i++) total += load<f32>(out + (<usize>i << 2));
  }
  return total;
}
