import { int, pointer, zero } from './common';

/**
 * Pooling over NHWC images; items = rows of the pooled output in all images, except poolGradient: items = images.
 * args: 0 x, 1 y, 2 input height, 3 input width, 4 channels, 5 output height, 6 output width, 7 window height, 8 window width,
 * 9 stride height, 10 stride width, 11 pad top, 12 pad left, 13 dilation height, 14 dilation width, 15 kind (0 max, 1 average),
 * 16 dy, 17 dx (16 and 17: gradients only), 18 x came out of a relu (max only).
 */

/** The first tap of a window that lies inside the image, counted along one axis. */
@inline
function firstTap(corner: i32, dilation: i32): i32 {
  return corner < 0 ? (-corner + dilation - 1) / dilation : 0;
}

/** One past the last such tap. */
@inline
function lastTap(corner: i32, taps: i32, size: i32, dilation: i32): i32 {
  return min(taps, (size - corner + dilation - 1) / dilation);
}

export function pool(args: usize, from: i32, to: i32, thread: i32): void {
  const outHeight = int(args, 5), outWidth = int(args, 6), channels = int(args, 4), pixelBytes = <usize>channels << 2;
  for (let row = from; row < to; row++) {
    const image = row / outHeight, cornerY = (row % outHeight) * int(args, 9) - int(args, 11);
    const y0 = firstTap(cornerY, int(args, 13)), y1 = lastTap(cornerY, int(args, 7), int(args, 2), int(args, 13));
    let out = pointer(args, 1) + <usize>(row * outWidth) * pixelBytes;
    for (let column = 0; column < outWidth; column++, out += pixelBytes) {
      const cornerX = column * int(args, 10) - int(args, 12);
      const x0 = firstTap(cornerX, int(args, 14)), x1 = lastTap(cornerX, int(args, 8), int(args, 3), int(args, 14));
      const corner = (image * int(args, 2) + cornerY) * int(args, 3) + cornerX;
      poolPixel(args, corner, y0, y1, x0, x1, out, channels);
    }
  }
}

/** f32x4.pmax for one value: with NaN too the result does not depend on how many channels there are. */
@inline
function largerOf(a: f32, b: f32): f32 {
  return a < b ? b : a;
}

/** `corner` is the pixel number of tap (0, 0), which may lie outside of the image. Sums and maxima stay in a register until the window is done. */
function poolPixel(args: usize, corner: i32, y0: i32, y1: i32, x0: i32, x1: i32, out: usize, channels: i32): void {
  const pixelBytes = channels << 2, columnBytes = <usize>(int(args, 14) * pixelBytes);
  const rowBytes = <usize>(int(args, 3) * int(args, 13) * pixelBytes), average = int(args, 15) == 1;
  const first = corner + y0 * int(args, 3) * int(args, 13) + x0 * int(args, 14);
  const share: f32 = 1 / <f32>((y1 - y0) * (x1 - x0)), rows = y1 - y0, columns = x1 - x0;
  let x = pointer(args, 0) + <usize>(first * pixelBytes), c = 0;
  for (; c + 4 <= channels; c += 4, x += 16, out += 16) {
    if (average) v128.store(out, f32x4.mul(sumWindow(x, rows, columns, rowBytes, columnBytes), f32x4.splat(share)));
    else v128.store(out, largestOfWindow(x, rows, columns, rowBytes, columnBytes));
  }
  for (; c < channels; c++, x += 4, out += 4) {
    if (average) store<f32>(out, sumWindow1(x, rows, columns, rowBytes, columnBytes) * share);
    else store<f32>(out, largestOfWindow1(x, rows, columns, rowBytes, columnBytes));
  }
}

@inline
function sumWindow(x: usize, rows: i32, columns: i32, rowBytes: usize, columnBytes: usize): v128 {
  let sum = f32x4.splat(-0.0); // adds to anything without a change
  for (let row = 0; row < rows; row++, x += rowBytes) {
    let at = x;
    for (let column = 0; column < columns; column++, at += columnBytes) sum = f32x4.add(sum, v128.load(at));
  }
  return sum;
}

@inline
function largestOfWindow(x: usize, rows: i32, columns: i32, rowBytes: usize, columnBytes: usize): v128 {
  let largest = v128.load(x);
  for (let row = 0; row < rows; row++, x += rowBytes) {
    let at = x;
    for (let column = 0; column < columns; column++, at += columnBytes) largest = f32x4.pmax(largest, v128.load(at));
  }
  return largest;
}

function sumWindow1(x: usize, rows: i32, columns: i32, rowBytes: usize, columnBytes: usize): f32 {
  let sum: f32 = -0.0;
  for (let row = 0; row < rows; row++, x += rowBytes) {
    let at = x;
    for (let column = 0; column < columns; column++, at += columnBytes) sum += load<f32>(at);
  }
  return sum;
}

function largestOfWindow1(x: usize, rows: i32, columns: i32, rowBytes: usize, columnBytes: usize): f32 {
  let largest = load<f32>(x);
  for (let row = 0; row < rows; row++, x += rowBytes) {
    let at = x;
    for (let column = 0; column < columns; column++, at += columnBytes) largest = largerOf(largest, load<f32>(at));
  }
  return largest;
}

/** Max pooling of whole 2 x 2 windows side by side, the common case: each value is read once, each result written once. */
export function maxPool2(args: usize, from: i32, to: i32, thread: i32): void {
  const outHeight = int(args, 5), outWidth = int(args, 6), channels = int(args, 4), pixelBytes = <usize>channels << 2;
  const rowBytes = <usize>int(args, 3) * pixelBytes;
  for (let row = from; row < to; row++) {
    let out = pointer(args, 1) + <usize>(row * outWidth) * pixelBytes;
    let top = pointer(args, 0) + <usize>((row / outHeight) * int(args, 2) + (row % outHeight) * 2) * rowBytes;
    for (let column = 0; column < outWidth; column++, top += pixelBytes) {
      let c = 0;
      for (; c + 4 <= channels; c += 4, top += 16, out += 16) {
        const right = top + pixelBytes, below = top + rowBytes;
        const upper = f32x4.pmax(v128.load(top), v128.load(right));
        v128.store(out, f32x4.pmax(upper, f32x4.pmax(v128.load(below), v128.load(below + pixelBytes))));
      }
      for (; c < channels; c++, top += 4, out += 4) {
        const below = top + rowBytes;
        const upper = largerOf(load<f32>(top), load<f32>(top + pixelBytes));
        store<f32>(out, largerOf(upper, largerOf(load<f32>(below), load<f32>(below + pixelBytes))));
      }
    }
  }
}

/** Its gradient: the first of the largest values gets all of dy; behind a relu only if it is above 0. Rows and columns that no window covers get zero. */
export function maxPoolGradient2(args: usize, from: i32, to: i32, thread: i32): void {
  const outHeight = int(args, 5), outWidth = int(args, 6), channels = int(args, 4), pixelBytes = <usize>channels << 2;
  const width = int(args, 3), rowBytes = <usize>width * pixelBytes, height = int(args, 2);
  const spare = <usize>(width - outWidth * 2) * pixelBytes;
  for (let row = from; row < to; row++) {
    const first = <usize>((row / outHeight) * height + (row % outHeight) * 2) * rowBytes;
    const dx = pointer(args, 17) + first;
    gradientRow2(pointer(args, 0) + first, dx, pointer(args, 1) + <usize>(row * outWidth) * pixelBytes,
      pointer(args, 16) + <usize>(row * outWidth) * pixelBytes, outWidth, channels, rowBytes, int(args, 18));
    if (spare) {
      memory.fill(dx + rowBytes - spare, 0, spare);
      memory.fill(dx + 2 * rowBytes - spare, 0, spare);
    }
    if (row % outHeight == outHeight - 1) memory.fill(dx + 2 * rowBytes, 0, <usize>(height - outHeight * 2) * rowBytes);
  }
}

function gradientRow2(x: usize, dx: usize, y: usize, dy: usize, columns: i32, channels: i32, rowBytes: usize, relu: i32): void {
  const right = <usize>channels << 2, below = rowBytes, corner = rowBytes + right;
  for (let column = 0; column < columns; column++, x += right, dx += right) {
    let c = 0;
    for (; c + 4 <= channels; c += 4, x += 16, dx += 16, y += 16, dy += 16) {
      const largest = v128.load(y);
      let rest = v128.load(dy);
      if (relu) rest = v128.and(rest, f32x4.gt(largest, zero()));
      let hit = f32x4.eq(v128.load(x), largest);
      v128.store(dx, v128.and(rest, hit));
      rest = v128.andnot(rest, hit);
      hit = f32x4.eq(v128.load(x + right), largest);
      v128.store(dx + right, v128.and(rest, hit));
      rest = v128.andnot(rest, hit);
      hit = f32x4.eq(v128.load(x + below), largest);
      v128.store(dx + below, v128.and(rest, hit));
      rest = v128.andnot(rest, hit);
      v128.store(dx + corner, v128.and(rest, f32x4.eq(v128.load(x + corner), largest)));
    }
    for (; c < channels; c++, x += 4, dx += 4, y += 4, dy += 4) {
      const largest = load<f32>(y);
      let rest: f32 = relu && !(largest > 0) ? 0 : load<f32>(dy);
      rest = giveFirst(x, dx, largest, rest);
      rest = giveFirst(x + right, dx + right, largest, rest);
      rest = giveFirst(x + below, dx + below, largest, rest);
      giveFirst(x + corner, dx + corner, largest, rest);
    }
  }
}

@inline
function giveFirst(x: usize, dx: usize, largest: f32, rest: f32): f32 {
  const hit = load<f32>(x) == largest;
  store<f32>(dx, hit ? rest : 0);
  return hit ? 0 : rest;
}

/** Gradient of any pooling: dx starts at zero, each window adds its share. */
export function poolGradient(args: usize, from: i32, to: i32, thread: i32): void {
  const height = int(args, 2), width = int(args, 3), channels = int(args, 4), pixelBytes = <usize>channels << 2;
  const outHeight = int(args, 5), outWidth = int(args, 6);
  const imageBytes = <usize>(height * width) * pixelBytes;
  memory.fill(pointer(args, 17) + <usize>from * imageBytes, 0, <usize>(to - from) * imageBytes);
  for (let image = from; image < to; image++) {
    for (let row = 0; row < outHeight; row++) {
      const cornerY = row * int(args, 9) - int(args, 11);
      const y0 = firstTap(cornerY, int(args, 13)), y1 = lastTap(cornerY, int(args, 7), height, int(args, 13));
      for (let column = 0; column < outWidth; column++) {
        const cornerX = column * int(args, 10) - int(args, 12);
        const x0 = firstTap(cornerX, int(args, 14)), x1 = lastTap(cornerX, int(args, 8), width, int(args, 14));
        const out = <usize>((image * outHeight + row) * outWidth + column) * pixelBytes;
        const corner = (image * height + cornerY) * width + cornerX;
        if (int(args, 15) == 1) averageWindow(args, corner, y0, y1, x0, x1, out, channels);
        else maxWindow(args, corner, y0, y1, x0, x1, out, channels);
      }
    }
  }
}

/** Adds an equal share of dy to each value of a window. */
function averageWindow(args: usize, corner: i32, y0: i32, y1: i32, x0: i32, x1: i32, out: usize, channels: i32): void {
  const rowStep = int(args, 3) * int(args, 13), columnStep = int(args, 14), pixelBytes = channels << 2;
  const share: f32 = 1 / <f32>((y1 - y0) * (x1 - x0)), shares = f32x4.splat(share);
  for (let y = y0; y < y1; y++) {
    for (let x = x0; x < x1; x++) {
      let target = pointer(args, 17) + <usize>((corner + y * rowStep + x * columnStep) * pixelBytes);
      let dy = pointer(args, 16) + out, c = 0;
      for (; c + 4 <= channels; c += 4, target += 16, dy += 16) {
        v128.store(target, f32x4.add(v128.load(target), f32x4.mul(v128.load(dy), shares)));
      }
      for (; c < channels; c++, target += 4, dy += 4) store<f32>(target, load<f32>(target) + load<f32>(dy) * share);
    }
  }
}

/** Adds dy to the first of the largest values of a window; behind a relu only if it is above 0. */
function maxWindow(args: usize, corner: i32, y0: i32, y1: i32, x0: i32, x1: i32, out: usize, channels: i32): void {
  const rowStep = int(args, 3) * int(args, 13), columnStep = int(args, 14), pixelBytes = channels << 2, relu = int(args, 18);
  const x = pointer(args, 0), dx = pointer(args, 17), end = channels & ~3;
  for (let c: usize = 0; c < <usize>end << 2; c += 16) {
    const largest = v128.load(pointer(args, 1) + out + c);
    let rest = v128.load(pointer(args, 16) + out + c);
    if (relu) rest = v128.and(rest, f32x4.gt(largest, zero()));
    for (let row = y0; row < y1; row++) {
      let at = <usize>((corner + row * rowStep + x0 * columnStep) * pixelBytes) + c;
      for (let column = x0; column < x1; column++, at += <usize>(columnStep * pixelBytes)) {
        const hit = f32x4.eq(v128.load(x + at), largest);
        if (!v128.any_true(hit)) continue;
        v128.store(dx + at, f32x4.add(v128.load(dx + at), v128.and(rest, hit)));
        rest = v128.andnot(rest, hit);
      }
    }
  }
  for (let c = <usize>end << 2; c < <usize>pixelBytes; c += 4) {
    const largest = load<f32>(pointer(args, 1) + out + c);
    let rest: f32 = relu && !(largest > 0) ? 0 : load<f32>(pointer(args, 16) + out + c);
    for (let row = y0; row < y1; row++) {
      for (let column = x0; column < x1; column++) {
        const at = <usize>((corner + row * rowStep + column * columnStep) * pixelBytes) + c;
        if (load<f32>(x + at) != largest) continue;
        store<f32>(dx + at, load<f32>(dx + at) + rest);
        rest = 0;
      }
    }
  }
}
