import { float, int, madd, pointer, zero } from './common';

// Loops over blocks of values go on to the end of the last vector: the blocks of memory are whole vectors (memory.ts).

/** Codes of `binary`; elementwise.ts on the other side lists them in the same order. */
@inline
function apply(operation: i32, a: v128, b: v128): v128 {
  switch (operation) {
    case 0: return f32x4.add(a, b);
    case 1: return f32x4.sub(a, b);
    case 2: return f32x4.mul(a, b);
    case 3: return f32x4.div(a, b);
    case 4: return f32x4.max(a, b);
    default: return f32x4.min(a, b);
  }
}

/** The last 1 to 3 floats of a row, as a vector; the other lanes are zero. */
@inline
export function loadTail(address: usize, count: i32): v128 {
  let x = v128.load32_zero(address);
  if (count > 1) x = v128.replace_lane<f32>(x, 1, load<f32>(address, 4));
  if (count > 2) x = v128.replace_lane<f32>(x, 2, load<f32>(address, 8));
  return x;
}

@inline
export function storeTail(address: usize, x: v128, count: i32): void {
  store<f32>(address, f32x4.extract_lane(x, 0));
  if (count > 1) store<f32>(address, f32x4.extract_lane(x, 1), 4);
  if (count > 2) store<f32>(address, f32x4.extract_lane(x, 2), 8);
}

/** The first lanes, so many. */
@inline
export function present(lanes: i32): v128 {
  return i32x4.lt_s(i32x4(0, 1, 2, 3), i32x4.splat(lanes));
}

/** Four values, or the last 1 to 3 of a row. */
@inline
export function some(at: usize, left: i32): v128 {
  return left < 4 ? loadTail(at, left) : v128.load(at);
}

@inline
export function putSome(at: usize, x: v128, left: i32): void {
  if (left < 4) storeTail(at, x, left);
  else v128.store(at, x);
}

@inline
function binaryRow(operation: i32, a: usize, b: usize, out: usize, count: i32, aScalar: bool, bScalar: bool): void {
  const aValue = v128.load32_splat(a), bValue = v128.load32_splat(b);
  let i = 0;
  for (; i + 4 <= count; i += 4) {
    const at = <usize>i << 2;
    v128.store(out + at, apply(operation, aScalar ? aValue : v128.load(a + at), bScalar ? bValue : v128.load(b + at)));
  }
  if (i < count) {
    const at = <usize>i << 2, left = count - i;
    storeTail(out + at, apply(operation, aScalar ? aValue : loadTail(a + at, left), bScalar ? bValue : loadTail(b + at, left)), left);
  }
}

/**
 * out = a (operation) b. Items = rows. Each operand walks along a row or repeats one value, and moves on after each row or after some,
 * which covers equal shapes (rows are then pieces of the whole), a bias along the last axis, a row for each image, single values.
 * args: 0 a, 1 b, 2 out, 3 row length, 4 total length, 5 a row bytes, 6 b row bytes, 7 a repeats, 8 b repeats, 9 operation,
 * 10 rows of the result for each row of a, 11 the same for b.
 */
export function binary(args: usize, from: i32, to: i32, thread: i32): void {
  const length = int(args, 3), total = int(args, 4), aScalar = <bool>int(args, 7), bScalar = <bool>int(args, 8);
  const everyA = int(args, 10), everyB = int(args, 11);
  let a = pointer(args, 0) + <usize>((from / everyA) * int(args, 5)), b = pointer(args, 1) + <usize>((from / everyB) * int(args, 6));
  let leftA = everyA - from % everyA, leftB = everyB - from % everyB;
  for (let row = from; row < to; row++) {
    const out = pointer(args, 2) + <usize>((row * length) << 2);
    const count = min(length, total - row * length);
    switch (int(args, 9)) {
      case 0: binaryRow(0, a, b, out, count, aScalar, bScalar); break;
      case 1: binaryRow(1, a, b, out, count, aScalar, bScalar); break;
      case 2: binaryRow(2, a, b, out, count, aScalar, bScalar); break;
      case 3: binaryRow(3, a, b, out, count, aScalar, bScalar); break;
      case 4: binaryRow(4, a, b, out, count, aScalar, bScalar); break;
      default: binaryRow(5, a, b, out, count, aScalar, bScalar);
    }
    if (--leftA == 0) { a += int(args, 5); leftA = everyA; }
    if (--leftB == 0) { b += int(args, 6); leftB = everyB; }
  }
}

/**
 * The gradients of max(a, b): dy where a >= b, and dy where a < b. Items = blocks of 1024 values.
 * args: 0 dy, 1 a, 2 b, 3 da, 4 db, 5 length.
 */
export function maximumGradient(args: usize, from: i32, to: i32, thread: i32): void {
  const end = <usize>min(to * 1024, int(args, 5)) << 2;
  for (let at = <usize>from << 12; at < end; at += 16) {
    const dy = v128.load(pointer(args, 0) + at), a = v128.load(pointer(args, 1) + at), b = v128.load(pointer(args, 2) + at);
    v128.store(pointer(args, 3) + at, v128.and(dy, f32x4.ge(a, b)));
    v128.store(pointer(args, 4) + at, v128.and(dy, f32x4.lt(a, b)));
  }
}

/** Codes of `unary`. `value` is the operation's one attribute. */
@inline
function transform(operation: i32, x: v128, value: v128): v128 {
  switch (operation) {
    case 0: return v128.andnot(x, f32x4.lt(x, zero())); // relu
    case 1: { // step: 1 above zero, else value; NaN stays
      const positive = v128.bitselect(f32x4.splat(1), value, f32x4.gt(x, zero()));
      return v128.bitselect(positive, x, f32x4.eq(x, x));
    }
    case 2: return f32x4.neg(x);
    case 3: return f32x4.mul(x, x);
    case 4: return f32x4.sqrt(x);
    case 5: return f32x4.div(f32x4.splat(1), f32x4.sqrt(x));
    case 6: return f32x4.abs(x);
    default: { // sign
      const one = f32x4.splat(1);
      return f32x4.sub(v128.and(one, f32x4.gt(x, zero())), v128.and(one, f32x4.lt(x, zero())));
    }
  }
}

/** out = operation(x). Items = blocks of 1024 values. args: 0 x, 1 out, 2 length, 3 operation; floats: 0 value. */
export function unary(args: usize, from: i32, to: i32, thread: i32): void {
  const operation = int(args, 3), value = f32x4.splat(float(args, 0)), end = min(to * 1024, int(args, 2));
  const x = pointer(args, 0), out = pointer(args, 1);
  for (let i = from * 1024; i < end; i += 4) {
    const at = <usize>i << 2;
    v128.store(out + at, transform(operation, v128.load(x + at), value));
  }
}

/** out = x * scale + shift along the last axis: batch normalization. Items = rows. args: 0 x, 1 out, 2 channels, 3 scale, 4 shift. */
export function scaleShift(args: usize, from: i32, to: i32, thread: i32): void {
  const channels = int(args, 2), scale = pointer(args, 3), shift = pointer(args, 4);
  for (let row = from; row < to; row++) {
    const x = pointer(args, 0) + <usize>((row * channels) << 2), out = pointer(args, 1) + <usize>((row * channels) << 2);
    let c = 0;
    for (; c + 4 <= channels; c += 4) {
      const at = <usize>c << 2;
      v128.store(out + at, madd(v128.load(x + at), v128.load(scale + at), v128.load(shift + at)));
    }
    if (c < channels) {
      const at = <usize>c << 2, left = channels - c;
      storeTail(out + at, madd(loadTail(x + at, left), loadTail(scale + at, left), loadTail(shift + at, left)), left);
    }
  }
}

@inline
function mix(word: v128): v128 {
  let x = v128.xor(word, i32x4.shr_u(word, 16));
  x = i32x4.mul(x, i32x4.splat(0x21f0aaad));
  x = v128.xor(x, i32x4.shr_u(x, 15));
  x = i32x4.mul(x, i32x4.splat(0x735a2d97));
  return v128.xor(x, i32x4.shr_u(x, 15));
}

/**
 * Dropout: value i is kept, times 1 / (1 - rate), where the upper 24 bits of the i-th random word reach rate * 2^24. The hash is that of
 * domain/random, bit for bit. Items = blocks of 1024. args: 0 x, 1 out, 2 length, 3 key, 4 threshold; floats: 0 scale.
 */
export function dropout(args: usize, from: i32, to: i32, thread: i32): void {
  const key = i32x4.splat(int(args, 3)), threshold = i32x4.splat(int(args, 4)), scale = f32x4.splat(float(args, 0));
  const x = pointer(args, 0), out = pointer(args, 1), end = min(to * 1024, int(args, 2));
  let index = i32x4.add(i32x4.splat(from * 1024 + <i32>0x9e3779b9), i32x4(0, 1, 2, 3));
  for (let i = from * 1024; i < end; i += 4) {
    const at = <usize>i << 2;
    const word = i32x4.shr_u(mix(v128.xor(mix(index), key)), 8);
    const kept = i32x4.ge_s(word, threshold);
    v128.store(out + at, v128.and(f32x4.mul(v128.load(x + at), scale), kept));
    index = i32x4.add(index, i32x4.splat(4));
  }
}

/** One quantile of the table for each of four places. */
@inline
function look(table: usize, place: v128): v128 {
  return f32x4(
    load<f32>(table + (<usize>i32x4.extract_lane(place, 0) << 2)),
    load<f32>(table + (<usize>i32x4.extract_lane(place, 1) << 2)),
    load<f32>(table + (<usize>i32x4.extract_lane(place, 2) << 2)),
    load<f32>(table + (<usize>i32x4.extract_lane(place, 3) << 2)),
  );
}

/**
 * Normal noise: to value i, the sum of the two of 4096 quantiles that the upper 24 bits of the i-th random word name is added, times a scale. The hash is that of
 * domain/random, bit for bit. Items = blocks of 1024. args: 0 x, 1 out, 2 length, 3 key, 4 quantiles; floats: 0 scale.
 */
export function gaussianNoise(args: usize, from: i32, to: i32, thread: i32): void {
  const key = i32x4.splat(int(args, 3)), table = pointer(args, 4), scale = f32x4.splat(float(args, 0));
  const x = pointer(args, 0), out = pointer(args, 1), end = min(to * 1024, int(args, 2));
  let index = i32x4.add(i32x4.splat(from * 1024 + <i32>0x9e3779b9), i32x4(0, 1, 2, 3));
  for (let i = from * 1024; i < end; i += 4) {
    const at = <usize>i << 2;
    const word = mix(v128.xor(mix(index), key));
    const low = v128.and(i32x4.shr_u(word, 8), i32x4.splat(4095));
    const sum = f32x4.add(look(table, i32x4.shr_u(word, 20)), look(table, low));
    v128.store(out + at, madd(sum, scale, v128.load(x + at)));
    index = i32x4.add(index, i32x4.splat(4));
  }
}
