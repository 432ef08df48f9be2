import { int, pointer } from './common';

/** Copies a few bytes by vectors, where a call of memory.copy costs more than the copy, and the rest by it. `bytes` is at least 1. */
@inline
function copyRow(out: usize, x: usize, bytes: usize): void {
  if (bytes > 512 || (bytes & 3) != 0) {
    memory.copy(out, x, bytes);
    return;
  }
  let at: usize = 0;
  for (; at + 16 <= bytes; at += 16) v128.store(out + at, v128.load(x + at));
  for (; at < bytes; at += 4) store<u32>(out + at, load<u32>(x + at));
}

/** The same for zeros. */
@inline
function zeroRow(out: usize, bytes: usize): void {
  if (bytes > 512) {
    memory.fill(out, 0, bytes);
    return;
  }
  for (let at: usize = 0; at < bytes; at += 4) store<u32>(out + at, 0);
}

/**
 * Transposes 4-byte values of up to four axes. Items = index along the first output axis.
 * args: 0 x, 1 out, 2..5 output sizes, 6..9 input strides (bytes) along the output's axes.
 */
export function permute(args: usize, from: i32, to: i32, thread: i32): void {
  const size1 = int(args, 3),
    size2 = int(args, 4),
    size3 = int(args, 5),
    step = <usize>int(args, 9);
  let out = pointer(args, 1) + <usize>((from * size1 * size2 * size3) << 2);
  for (let i = from; i < to; i++) {
    for (let j = 0; j < size1; j++) {
      for (let k = 0; k < size2; k++) {
        let x = pointer(args, 0) + <usize>(i * int(args, 6) + j * int(args, 7) + k * int(args, 8));
        if (step == 4) {
          copyRow(out, x, (<usize>size3) << 2);
          out += (<usize>size3) << 2;
        } else {
          for (let l = 0; l < size3; l++, x += step, out += 4) store<u32>(out, load<u32>(x));
        }
      }
    }
  }
}

/** Copies images into the middle of larger ones, zero around. Items = images. args: 0 x, 1 out, 2 height, 3 row bytes, 4 top, 5 left bytes, 6 bottom, 7 right bytes. */
export function padImages(args: usize, from: i32, to: i32, thread: i32): void {
  const height = int(args, 2),
    rowBytes = pointer(args, 3),
    left = pointer(args, 5),
    right = pointer(args, 7);
  const outRow = left + rowBytes + right,
    top = <usize>int(args, 4) * outRow,
    bottom = <usize>int(args, 6) * outRow;
  let x = pointer(args, 0) + <usize>(from * height) * rowBytes;
  let out = pointer(args, 1) + <usize>from * (top + <usize>height * outRow + bottom);
  for (let image = from; image < to; image++) {
    memory.fill(out, 0, top);
    out += top;
    for (let row = 0; row < height; row++) {
      zeroRow(out, left);
      copyRow(out + left, x, rowBytes);
      zeroRow(out + left + rowBytes, right);
      x += rowBytes;
      out += outRow;
    }
    memory.fill(out, 0, bottom);
    out += bottom;
  }
}

/** Copies rows that stand apart. Items = rows. args: 0 x, 1 out, 2 bytes of a row, 3 bytes from one row of x to the next, 4 the same for out. */
export function copyRows(args: usize, from: i32, to: i32, thread: i32): void {
  const bytes = pointer(args, 2), xStep = pointer(args, 3), outStep = pointer(args, 4);
  for (let row = from; row < to; row++) {
    copyRow(pointer(args, 1) + <usize>row * outStep, pointer(args, 0) + <usize>row * xStep, bytes);
  }
}

/** out[i * times + j] = x[i]. Items = blocks of 1024 values of x. args: 0 x, 1 out, 2 length of x, 3 times. */
export function repeatValues(args: usize, from: i32, to: i32, thread: i32): void {
  const times = int(args, 3), end = min(to * 1024, int(args, 2));
  let out = pointer(args, 1) + (<usize>(from * 1024 * times) << 2);
  for (let i = from * 1024; i < end; i++) {
    const value = load<f32>(pointer(args, 0) + (<usize>i << 2));
    for (let j = 0; j < times; j++, out += 4) store<f32>(out, value);
  }
}

/** Its gradient: out[i] = the sum of x[i * times + j] over j. Items = blocks of 1024 values of out. args: 0 x, 1 out, 2 length of out, 3 times. */
export function sumRepeats(args: usize, from: i32, to: i32, thread: i32): void {
  const times = int(args, 3), end = min(to * 1024, int(args, 2));
  let x = pointer(args, 0) + (<usize>(from * 1024 * times) << 2);
  for (let i = from * 1024; i < end; i++) {
    let sum: f32 = 0;
    for (let j = 0; j < times; j++, x += 4) sum += load<f32>(x);
    store<f32>(pointer(args, 1) + (<usize>i << 2), sum);
  }
}
