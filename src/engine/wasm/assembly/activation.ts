import { float, int, madd, pointer, zero } from './common';
import { putSome, some } from './elementwise';

/** 1.5 * 2^23: what is added to it is rounded to a whole number, which then stands in the lowest bits. */
const magic: f32 = 12582912;

/** n + magic, of x = n ln 2 + r with |r| <= ln 2 / 2. */
@inline
function powerIn(x: v128): v128 {
  return f32x4.add(f32x4.mul(x, f32x4.splat(1.44269504)), f32x4.splat(magic));
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

/** e^x to about one unit in the last place. Below -87 and above 88 it stays at what it is there, so that nothing overflows; NaN stays. */
@inline
export function exponential(value: v128): v128 {
  const x = f32x4.pmax(f32x4.pmin(value, f32x4.splat(88)), f32x4.splat(-87));
  const n = powerIn(x);
  return f32x4.mul(f32x4.add(restOf(x, n), f32x4.splat(1)), powerOfTwo(n));
}

/** e^x - 1 for x up to 0, as exact near 0 as far from it. */
@inline
function exponentialLessOne(value: v128): v128 {
  const x = f32x4.pmax(f32x4.pmin(value, zero()), f32x4.splat(-87));
  const n = powerIn(x), power = powerOfTwo(n);
  return f32x4.add(f32x4.mul(restOf(x, n), power), f32x4.sub(power, one()));
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
  const far = f32x4.sub(one(), f32x4.div(f32x4.splat(2), f32x4.add(exponential(f32x4.add(size, size)), one())));
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
  const e = exponential(f32x4.neg(f32x4.abs(x)));
  return f32x4.div(v128.bitselect(e, one(), f32x4.lt(x, zero())), f32x4.add(one(), e));
}

/** The share of the normal distribution below x: Abramowitz and Stegun, 7.1.26, off by at most 7.5e-8. `bell` is e^(-x^2 / 2). */
@inline
function normalBelow(x: v128, bell: v128): v128 {
  const t = f32x4.div(one(), madd(f32x4.splat(0.2316418882), f32x4.abs(x), one()));
  let sum = madd(f32x4.splat(1.061405429), t, f32x4.splat(-1.453152027));
  sum = madd(sum, t, f32x4.splat(1.421413741));
  sum = madd(sum, t, f32x4.splat(-0.284496736));
  sum = madd(sum, t, f32x4.splat(0.254829592));
  const tail = f32x4.mul(f32x4.mul(f32x4.splat(0.5), bell), f32x4.mul(sum, t));
  return v128.bitselect(tail, f32x4.sub(one(), tail), f32x4.lt(x, zero()));
}

@inline
function bellOf(x: v128): v128 {
  return exponential(f32x4.mul(f32x4.mul(x, x), f32x4.splat(-0.5)));
}

/** Codes are the places in `activations` of kernels/pointwise-activation/wasm.ts. */
@inline
function apply(code: i32, x: v128, slope: v128): v128 {
  switch (code) {
    case 0: return f32x4.mul(x, normalBelow(x, bellOf(x)));
    case 1: return f32x4.mul(x, logistic(x));
    case 2: return v128.bitselect(f32x4.mul(x, slope), x, f32x4.lt(x, zero()));
    case 3: return logistic(x);
    case 4: return hyperbolicTangent(x);
    default: return v128.bitselect(exponentialLessOne(x), x, f32x4.lt(x, zero()));
  }
}

/** Of the last four from what they gave, which stands in the place of x. */
@inline
function derivative(code: i32, x: v128, slope: v128): v128 {
  switch (code) {
    case 0: {
      const bell = bellOf(x);
      return madd(f32x4.mul(x, f32x4.splat(0.3989422804)), bell, normalBelow(x, bell));
    }
    case 1: {
      const e = exponential(f32x4.neg(f32x4.abs(x))), below = f32x4.lt(x, zero()), sum = f32x4.add(one(), e);
      const large = f32x4.div(one(), sum), small = f32x4.div(e, sum); // of |x| and of -|x|
      return f32x4.mul(v128.bitselect(small, large, below), madd(x, v128.bitselect(large, small, below), one()));
    }
    case 2: return v128.bitselect(slope, one(), f32x4.lt(x, zero()));
    case 3: return f32x4.mul(x, f32x4.sub(one(), x));
    case 4: return f32x4.sub(one(), f32x4.mul(x, x));
    case 5: return f32x4.add(one(), f32x4.min(x, zero()));
    default: return v128.and(one(), f32x4.gt(x, zero()));
  }
}

/** out = activation(x). Items = blocks of 1024 values. args: 0 x, 1 out, 2 length, 3 code; floats: 0 slope. */
export function activation(args: usize, from: i32, to: i32, thread: i32): void {
  const code = int(args, 3), slope = f32x4.splat(float(args, 0)), end = min(to * 1024, int(args, 2));
  for (let i = from * 1024; i < end; i += 4) {
    const at = <usize>i << 2, left = end - i;
    putSome(pointer(args, 1) + at, apply(code, some(pointer(args, 0) + at, left), slope), left);
  }
}

/** dx = dy * activation'(x). Items = blocks of 1024 values. args: 0 x, 1 dy, 2 dx, 3 length, 4 code; floats: 0 slope. */
export function activationGradient(args: usize, from: i32, to: i32, thread: i32): void {
  const code = int(args, 4), slope = f32x4.splat(float(args, 0)), end = min(to * 1024, int(args, 3));
  for (let i = from * 1024; i < end; i += 4) {
    const at = <usize>i << 2, left = end - i, by = derivative(code, some(pointer(args, 0) + at, left), slope);
    putSome(pointer(args, 2) + at, f32x4.mul(some(pointer(args, 1) + at, left), by), left);
  }
}
