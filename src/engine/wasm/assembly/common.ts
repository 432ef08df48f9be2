/**
 * What all kernels share. A kernel is `(args, from, to, thread)`: `args` points at 64 whole numbers followed by 32 floats, from..to is
 * this thread's share of the job's items, `thread` picks a scratch area. Kernels use raw pointers only: no runtime, no stack, no globals.
 */

/** The scratch areas of all threads stand one after the other; memory.ts keeps the same numbers. */
const scratchBase: usize = 4096;
const scratchBytes: usize = 65536;

@inline
export function int(args: usize, index: i32): i32 {
  return load<i32>(args + (<usize>index << 2));
}

@inline
export function pointer(args: usize, index: i32): usize {
  return load<usize>(args + (<usize>index << 2));
}

@inline
export function float(args: usize, index: i32): f32 {
  return load<f32>(args + (<usize>index << 2), 256);
}

@inline
export function scratch(thread: i32): usize {
  return scratchBase + <usize>thread * scratchBytes;
}

@inline
export function zero(): v128 {
  return f32x4.splat(0);
}

/** a * b + c, rounded once where relaxed SIMD is compiled in, else twice. */
@inline
export function madd(a: v128, b: v128, c: v128): v128 {
  if (ASC_FEATURE_RELAXED_SIMD) return f32x4.relaxed_madd(a, b, c);
  return f32x4.add(f32x4.mul(a, b), c);
}

@inline
export function splat(address: usize): v128 {
  return v128.load32_splat(address);
}

/** max(x, 0). Written as a comparison so that NaN passes through, as in JavaScript's Math.max. */
@inline
export function relu(x: v128): v128 {
  return v128.andnot(x, f32x4.lt(x, zero()));
}

@inline
export function horizontalSum(x: v128): f32 {
  return f32x4.extract_lane(x, 0) + f32x4.extract_lane(x, 1) + (f32x4.extract_lane(x, 2) + f32x4.extract_lane(x, 3));
}

/** All lanes; none where x came out of a relu, so that only what is above 0 there is live. */
@inline
export function everything(behindRelu: i32): v128 {
  return i32x4.splat(behindRelu ? 0 : -1);
}

/** What of dx is live: see `everything`. */
@inline
export function live(dx: v128, x: v128, all: v128): v128 {
  return v128.and(dx, v128.or(all, f32x4.gt(x, zero())));
}
