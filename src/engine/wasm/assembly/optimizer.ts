import { float, int, pointer } from './common';

@inline
function number(args: usize, index: i32): v128 {
  return f32x4.splat(float(args, index));
}

@inline
function times(a: v128, b: v128): v128 {
  return f32x4.mul(a, b);
}

/** keep * average + rest * value; the caller passes rest = 1 - keep. */
@inline
function blend(average: v128, value: v128, keep: v128, rest: v128): v128 {
  return f32x4.add(times(average, keep), times(value, rest));
}

/**
 * One optimizer step of one variable, in place; the formulas are those of domain/training/optimizer-rules. Items = blocks of 1024 values; the
 * last vector may reach into the padding of the blocks of memory, which are whole vectors. (1) = one minus.
 * Weights that decay are made smaller first.
 * args: 0 weights, 1 gradient, 2 slot 0, 3 slot 1, 4 length, 5 rule;
 * floats by rule: 0 plain lr | 1 momentum lr, momentum, nesterov | 2 rmsprop lr, rho, (1)rho, epsilon, momentum |
 * 3 adam alpha, (1)beta1, (1)beta2, epsilon | 4 adadelta lr, rho, (1)rho, epsilon | 5 adagrad lr, epsilon |
 * 6 nadam lr, beta1, (1)beta1, beta2, (1)beta2, epsilon, fromMean, fromGradient, fromSquare |
 * 9 (1)decay by all
 */
export function optimizerStep(args: usize, from: i32, to: i32, thread: i32): void {
  const start = <usize>from << 12, end = <usize>min(to * 1024, int(args, 4)) << 2;
  if (float(args, 9) != 1) decay(args, start, end);
  switch (int(args, 5)) {
    case 0: return plain(args, start, end);
    case 1: return momentum(args, start, end);
    case 2: return rmsprop(args, start, end);
    case 3: return adam(args, start, end);
    case 4: return adadelta(args, start, end);
    case 5: return adagrad(args, start, end);
    default: nadam(args, start, end);
  }
}

function decay(args: usize, start: usize, end: usize): void {
  const weights = pointer(args, 0), kept = number(args, 9);
  for (let at = start; at < end; at += 16) v128.store(weights + at, times(v128.load(weights + at), kept));
}

function plain(args: usize, start: usize, end: usize): void {
  const weights = pointer(args, 0), gradient = pointer(args, 1), rate = number(args, 0);
  for (let at = start; at < end; at += 16) {
    v128.store(weights + at, f32x4.sub(v128.load(weights + at), times(v128.load(gradient + at), rate)));
  }
}

function momentum(args: usize, start: usize, end: usize): void {
  const weights = pointer(args, 0), gradient = pointer(args, 1), slot = pointer(args, 2);
  const rate = number(args, 0), keep = number(args, 1), nesterov = float(args, 2) != 0;
  for (let at = start; at < end; at += 16) {
    const step = times(v128.load(gradient + at), rate);
    const velocity = f32x4.sub(times(v128.load(slot + at), keep), step);
    v128.store(slot + at, velocity);
    const change = nesterov ? f32x4.sub(times(velocity, keep), step) : velocity;
    v128.store(weights + at, f32x4.add(v128.load(weights + at), change));
  }
}

function rmsprop(args: usize, start: usize, end: usize): void {
  const weights = pointer(args, 0), gradient = pointer(args, 1), slot = pointer(args, 2), slot1 = pointer(args, 3);
  const rate = number(args, 0), rho = number(args, 1), rest = number(args, 2), epsilon = number(args, 3), keep = number(args, 4);
  for (let at = start; at < end; at += 16) {
    const g = v128.load(gradient + at);
    const mean = blend(v128.load(slot + at), times(g, g), rho, rest);
    v128.store(slot + at, mean);
    let change = f32x4.div(times(g, rate), f32x4.sqrt(f32x4.add(mean, epsilon)));
    if (slot1) {
      change = f32x4.add(times(v128.load(slot1 + at), keep), change);
      v128.store(slot1 + at, change);
    }
    v128.store(weights + at, f32x4.sub(v128.load(weights + at), change));
  }
}

function adam(args: usize, start: usize, end: usize): void {
  const weights = pointer(args, 0), gradient = pointer(args, 1), slot0 = pointer(args, 2), slot1 = pointer(args, 3);
  const alpha = number(args, 0), rest1 = number(args, 1), rest2 = number(args, 2), epsilon = number(args, 3);
  for (let at = start; at < end; at += 16) {
    const g = v128.load(gradient + at), s0 = v128.load(slot0 + at), s1 = v128.load(slot1 + at);
    const mean = f32x4.add(s0, times(f32x4.sub(g, s0), rest1));
    const variance = f32x4.add(s1, times(f32x4.sub(times(g, g), s1), rest2));
    v128.store(slot0 + at, mean);
    v128.store(slot1 + at, variance);
    const change = f32x4.div(times(mean, alpha), f32x4.add(f32x4.sqrt(variance), epsilon));
    v128.store(weights + at, f32x4.sub(v128.load(weights + at), change));
  }
}

function adadelta(args: usize, start: usize, end: usize): void {
  const weights = pointer(args, 0), gradient = pointer(args, 1), slot0 = pointer(args, 2), slot1 = pointer(args, 3);
  const rate = number(args, 0), rho = number(args, 1), rest = number(args, 2), epsilon = number(args, 3);
  for (let at = start; at < end; at += 16) {
    const g = v128.load(gradient + at), s1 = v128.load(slot1 + at);
    const gradients = blend(v128.load(slot0 + at), times(g, g), rho, rest);
    v128.store(slot0 + at, gradients);
    const change = f32x4.div(times(g, f32x4.sqrt(f32x4.add(s1, epsilon))), f32x4.sqrt(f32x4.add(gradients, epsilon)));
    v128.store(slot1 + at, blend(s1, times(change, change), rho, rest));
    v128.store(weights + at, f32x4.sub(v128.load(weights + at), times(change, rate)));
  }
}

function adagrad(args: usize, start: usize, end: usize): void {
  const weights = pointer(args, 0), gradient = pointer(args, 1), slot = pointer(args, 2);
  const rate = number(args, 0), epsilon = number(args, 1);
  for (let at = start; at < end; at += 16) {
    const g = v128.load(gradient + at);
    const sum = f32x4.add(v128.load(slot + at), times(g, g));
    v128.store(slot + at, sum);
    const change = f32x4.div(times(g, rate), f32x4.sqrt(f32x4.add(sum, epsilon)));
    v128.store(weights + at, f32x4.sub(v128.load(weights + at), change));
  }
}

function nadam(args: usize, start: usize, end: usize): void {
  const weights = pointer(args, 0), gradient = pointer(args, 1), slot0 = pointer(args, 2), slot1 = pointer(args, 3);
  for (let at = start; at < end; at += 16) {
    const g = v128.load(gradient + at);
    const mean = blend(v128.load(slot0 + at), g, number(args, 1), number(args, 2));
    const variance = blend(v128.load(slot1 + at), times(g, g), number(args, 3), number(args, 4));
    v128.store(slot0 + at, mean);
    v128.store(slot1 + at, variance);
    const direction = f32x4.add(times(mean, number(args, 6)), times(g, number(args, 7)));
    const scale = f32x4.add(f32x4.sqrt(times(variance, number(args, 8))), number(args, 5));
    v128.store(weights + at, f32x4.sub(v128.load(weights + at), f32x4.div(times(direction, number(args, 0)), scale)));
  }
}
