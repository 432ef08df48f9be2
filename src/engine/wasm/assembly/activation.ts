import { float, int, madd, pointer, zero } from './common';

/** 1.5 * 2^23: what is added to it is rounded to a whole number, which then stands in the lowest bits. */
const magic: f32 = 12582912;

/** n + magic, of x = n ln 2 + r with |r| <= ln 2 / 2. */
@inline
function powerIn(x: v128): v128 {
  return madd(x, f32x4.splat(1.44269504), f32x4.splat(magic));
}

/** e^r - 1, by a polynomial (Cephes, expf). */
@inline
function restOf(x: v128, power: v128): v128 {
  const n = f32x4.sub(power, f32x4.splat(magic));
  // ln 2 in two parts, of which n times the first is exact.
  const r = madd(n, f32x4.splat(2.12194440e-4), madd(n, f32x4.splat(-0.693359375), x));
  let sum = madd(f32x4.splat(1.9875691500e-4), r, f32x4.splat(1.3981999507e-3));
  sum = madd(sum, r, f32x4.splat(8.3334519073e-3));
  sum = madd(sum, r, f32x4.splat(4.1665795894e-2));
  sum = madd(sum, r, f32x4.splat(1.6666665459e-1));
  sum = madd(sum, r, f32x4.splat(5.0000001201e-1));
  return madd(f32x4.mul(sum, r), r, r);
}

/** 2^n: n goes into the exponent, and the magic number out of the word. */
@inline
function powerOfTwo(power: v128): v128 {
  return i32x4.shl(i32x4.add(power, i32x4.splat(127)), 23);
}

/** e^x to about one unit in the last place, for x from -87 to 88; NaN stays. */
@inline
function power(x: v128): v128 {
  const n = powerIn(x), two = powerOfTwo(n);
  return madd(restOf(x, n), two, two);
}

/** e^x for x up to 0. Below -87 it stays at what it is there. */
@inline
export function falling(x: v128): v128 {
  return power(f32x4.pmax(x, f32x4.splat(-87)));
}

/** e^x - 1 for x up to 0, as exact near 0 as far from it. */
@inline
function exponentialLessOne(value: v128): v128 {
  const x = f32x4.pmax(f32x4.pmin(value, zero()), f32x4.splat(-87));
  const n = powerIn(x), two = powerOfTwo(n);
  return madd(restOf(x, n), two, f32x4.sub(two, one()));
}

/** Near 0 by a polynomial (Cephes, tanhf), where the other form would lose digits. */
@inline
function hyperbolicTangent(x: v128): v128 {
  const size = f32x4.abs(x), square = f32x4.mul(x, x);
  let sum = madd(f32x4.splat(-5.70498872745e-3), square, f32x4.splat(2.06390887954e-2));
  sum = madd(sum, square, f32x4.splat(-5.37397155531e-2));
  sum = madd(sum, square, f32x4.splat(1.33314422036e-1));
  sum = madd(sum, square, f32x4.splat(-3.33332819422e-1));
  const near = madd(f32x4.mul(sum, square), x, x);
  const far = f32x4.sub(one(), f32x4.div(f32x4.splat(2), f32x4.add(power(f32x4.pmin(f32x4.add(size, size), f32x4.splat(88))), one())));
  const signed = v128.or(far, v128.and(x, f32x4.splat(-0.0)));
  return v128.bitselect(near, signed, f32x4.lt(size, f32x4.splat(0.625)));
}

@inline
function one(): v128 {
  return f32x4.splat(1);
}

/** From e^-|x| on the left, turned round on the right. */
@inline
function logistic(x: v128): v128 {
  const e = falling(f32x4.neg(f32x4.abs(x)));
  return f32x4.div(v128.bitselect(e, one(), f32x4.lt(x, zero())), f32x4.add(one(), e));
}

/**
 * 1/2 and an odd ratio of polynomials, of x no farther from 0 than the first of the floats; behind it stand six coefficients of each. Read from memory they take one word of
 * the loop each; as constants, V8 makes them anew for every vector.
 */
@inline
function ratio(args: usize, x: v128): v128 {
  const most = number(args, 1), near = f32x4.pmax(f32x4.pmin(x, most), f32x4.neg(most)), square = f32x4.mul(near, near);
  let over = madd(number(args, 2), square, number(args, 3));
  over = madd(over, square, number(args, 4));
  over = madd(over, square, number(args, 5));
  over = madd(over, square, number(args, 6));
  over = madd(over, square, number(args, 7));
  let under = madd(number(args, 8), square, number(args, 9));
  under = madd(under, square, number(args, 10));
  under = madd(under, square, number(args, 11));
  under = madd(under, square, number(args, 12));
  under = madd(under, square, number(args, 13));
  under = madd(under, square, one());
  return f32x4.add(f32x4.div(f32x4.mul(over, near), under), f32x4.splat(0.5));
}

@inline
function number(args: usize, index: i32): v128 {
  return v128.load32_splat(args + (<usize>index << 2), 256);
}

/** Codes are the places in `activations` of kernels/pointwise-activation/wasm.ts. */
@inline
function apply(code: i32, args: usize, x: v128, slope: v128): v128 {
  switch (code) {
    case 0: return f32x4.mul(f32x4.pmax(x, f32x4.neg(number(args, 1))), ratio(args, x));
    case 1: return f32x4.mul(x, logistic(x));
    case 2: return v128.bitselect(f32x4.mul(x, slope), x, f32x4.lt(x, zero()));
    case 3: return logistic(x);
    case 4: return hyperbolicTangent(x);
    default: return v128.bitselect(exponentialLessOne(x), x, f32x4.lt(x, zero()));
  }
}

/** Of the last four from what they gave, which stands in the place of x. */
@inline
function derivative(code: i32, args: usize, x: v128, slope: v128): v128 {
  switch (code) {
    case 0: return ratio(args, x);
    case 2: return v128.bitselect(slope, one(), f32x4.lt(x, zero()));
    case 3: return f32x4.mul(x, f32x4.sub(one(), x));
    case 4: return f32x4.sub(one(), f32x4.mul(x, x));
    case 5: return f32x4.add(one(), f32x4.min(x, zero()));
    default: return v128.and(one(), f32x4.gt(x, zero()));
  }
}

/** A loop of its own for each activation. The last vector may reach into the padding of the blocks of memory, which are whole vectors. */
@inline
function applyAll(code: i32, args: usize, x: usize, out: usize, slope: v128, end: usize): void {
  for (let at: usize = 0; at < end; at += 16) v128.store(out + at, apply(code, args, v128.load(x + at), slope));
}

@inline
function multiplyAll(code: i32, args: usize, x: usize, dy: usize, dx: usize, slope: v128, end: usize): void {
  for (let at: usize = 0; at < end; at += 16)
    v128.store(dx + at, f32x4.mul(v128.load(dy + at), derivative(code, args, v128.load(x + at), slope)));
}

/** out = activation(x). Items = blocks of 1024 values. args: 0 x, 1 out, 2 length, 3 code; floats: 0 slope, or those of `ratio` from 1 on. */
export function activation(args: usize, from: i32, to: i32, thread: i32): void {
  const start = <usize>from << 12, end = (<usize>min(to * 1024, int(args, 2)) << 2) - start;
  const x = pointer(args, 0) + start, out = pointer(args, 1) + start, slope = f32x4.splat(float(args, 0));
  switch (int(args, 3)) {
    case 0: return applyAll(0, args, x, out, slope, end);
    case 1: return applyAll(1, args, x, out, slope, end);
    case 2: return applyAll(2, args, x, out, slope, end);
    case 3: return applyAll(3, args, x, out, slope, end);
    case 4: return applyAll(4, args, x, out, slope, end);
    default: applyAll(5, args, x, out, slope, end);
  }
}

/** dx = dy * activation'(x). Items = blocks of 1024 values. args: 0 x, 1 dy, 2 dx, 3 length, 4 code; floats: 0 slope, or those of `ratio` from 1 on. */
export function activationGradient(args: usize, from: i32, to: i32, thread: i32): void {
  const start = <usize>from << 12, end = (<usize>min(to * 1024, int(args, 3)) << 2) - start;
  const x = pointer(args, 0) + start, dy = pointer(args, 1) + start, dx = pointer(args, 2) + start;
  const slope = f32x4.splat(float(args, 0));
  switch (int(args, 4)) {
    case 0: case 1: return multiplyAll(0, args, x, dy, dx, slope, end);
    case 2: return multiplyAll(2, args, x, dy, dx, slope, end);
    case 3: return multiplyAll(3, args, x, dy, dx, slope, end);
    case 4: return multiplyAll(4, args, x, dy, dx, slope, end);
    case 5: return multiplyAll(5, args, x, dy, dx, slope, end);
    default: multiplyAll(6, args, x, dy, dx, slope, end);
  }
}
