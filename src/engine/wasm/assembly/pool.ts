import { everything, int, live, madd, pointer, relu, zero } from './common';
import { putSome, storeTail } from './elementwise';

/**
 * Windows over NHWC images, each channel for itself: pooling and depthwise convolution. Items = rows of the output in all images, except poolGradient: items = images.
 * args: 0 x, 1 y (of poolGradient and kind 2 the filter), 2 input height, 3 input width, 4 channels, 5 output height, 6 output width, 7 window height, 8 window width,
 * 9 stride height, 10 stride width, 11 pad top, 12 pad left, 13 dilation height, 14 dilation width, 15 kind (0 max, 1 average, 2 filter [height][width][channels]);
 * gradients: 16 dy, 17 dx, 18 x came out of a relu; kind 2 forward: 16 filter, 17 bias or 0, 18 relu.
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

/** One window of one pixel of the output after the other. */
export function pool(args: usize, from: i32, to: i32, thread: i32): void {
  const outHeight = int(args, 5), outWidth = int(args, 6), channels = int(args, 4), pixelBytes = <usize>channels << 2;
  const tapRow = int(args, 3) * int(args, 13);
  for (let row = from; row < to; row++) {
    const image = row / outHeight, cornerY = (row % outHeight) * int(args, 9) - int(args, 11);
    const y0 = firstTap(cornerY, int(args, 13)), y1 = lastTap(cornerY, int(args, 7), int(args, 2), int(args, 13));
    let out = pointer(args, 1) + <usize>(row * outWidth) * pixelBytes;
    for (let column = 0; column < outWidth; column++, out += pixelBytes) {
      const cornerX = column * int(args, 10) - int(args, 12);
      const x0 = firstTap(cornerX, int(args, 14)), x1 = lastTap(cornerX, int(args, 8), int(args, 3), int(args, 14));
      // Of tap (0, 0), which may lie outside of the image.
      const corner = (image * int(args, 2) + cornerY) * int(args, 3) + cornerX;
      const x = pointer(args, 0) + <usize>(corner + y0 * tapRow + x0 * int(args, 14)) * pixelBytes;
      const filter = pointer(args, 16) + <usize>(y0 * int(args, 8) + x0) * pixelBytes;
      switch (int(args, 15)) {
        case 0: windowOf(0, args, x, filter, y1 - y0, x1 - x0, out); break;
        case 1: windowOf(1, args, x, filter, y1 - y0, x1 - x0, out); break;
        default: windowOf(2, args, x, filter, y1 - y0, x1 - x0, out);
      }
    }
  }
}

/** All channels of a window: their largest values (kind 0), means (1), or products with a filter of each (2). The last ones are read as a whole vector, too. */
@inline
function windowOf(kind: i32, args: usize, x: usize, filter: usize, rows: i32, columns: i32, out: usize): void {
  const pixelBytes = int(args, 4) << 2, columnBytes = <usize>(int(args, 14) * pixelBytes), row = <usize>columns * columnBytes;
  const rowBytes = <usize>(int(args, 3) * int(args, 13) * pixelBytes) - row, filterStep = <usize>((int(args, 8) - columns) * pixelBytes);
  const share = f32x4.splat(<f32>1 / <f32>(rows * columns));
  let left = int(args, 4), bias = pointer(args, 17);
  for (; left >= 16; left -= 16, x += 64, filter += 64, out += 64) {
    let a = startOf(kind, x, bias), b = startOf(kind, x + 16, bias && bias + 16);
    let c = startOf(kind, x + 32, bias && bias + 32), d = startOf(kind, x + 48, bias && bias + 48);
    let at = x, by = filter;
    for (let i = rows; i > 0; i--, at += rowBytes, by += filterStep) {
      for (const end = at + row; at < end; at += columnBytes, by += pixelBytes) {
        a = take(kind, a, at, by);
        b = take(kind, b, at + 16, by + 16);
        c = take(kind, c, at + 32, by + 32);
        d = take(kind, d, at + 48, by + 48);
      }
    }
    v128.store(out, endOf(kind, args, a, share));
    v128.store(out, endOf(kind, args, b, share), 16);
    v128.store(out, endOf(kind, args, c, share), 32);
    v128.store(out, endOf(kind, args, d, share), 48);
    if (bias) bias += 64;
  }
  for (; left > 0; left -= 4, x += 16, filter += 16, out += 16) {
    let a = startOf(kind, x, bias), at = x, by = filter;
    for (let i = rows; i > 0; i--, at += rowBytes, by += filterStep) {
      for (const end = at + row; at < end; at += columnBytes, by += pixelBytes) a = take(kind, a, at, by);
    }
    putSome(out, endOf(kind, args, a, share), left);
    if (bias) bias += 16;
  }
}

@inline
function startOf(kind: i32, x: usize, bias: usize): v128 {
  if (kind == 0) return v128.load(x);
  if (kind == 1) return f32x4.splat(-0.0); // adds to anything without a change
  return bias ? v128.load(bias) : zero();
}

/** The larger one by pmax: with NaN too the result does not depend on how many channels there are. */
@inline
function take(kind: i32, sum: v128, x: usize, filter: usize): v128 {
  if (kind == 0) return f32x4.pmax(sum, v128.load(x));
  if (kind == 1) return f32x4.add(sum, v128.load(x));
  return madd(v128.load(x), v128.load(filter), sum);
}

@inline
function endOf(kind: i32, args: usize, sum: v128, share: v128): v128 {
  if (kind == 1) return f32x4.mul(sum, share);
  return kind == 2 && int(args, 18) ? relu(sum) : sum;
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
      if (c < channels) {
        const below = top + rowBytes, left = channels - c;
        const upper = f32x4.pmax(v128.load(top), v128.load(top + pixelBytes));
        storeTail(out, f32x4.pmax(upper, f32x4.pmax(v128.load(below), v128.load(below + pixelBytes))), left);
        top += <usize>left << 2;
        out += <usize>left << 2;
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

function gradientRow2(x: usize, dx: usize, y: usize, dy: usize, columns: i32, channels: i32, rowBytes: usize, behindRelu: i32): void {
  const right = <usize>channels << 2, below = rowBytes, corner = rowBytes + right;
  for (let column = 0; column < columns; column++, x += right, dx += right) {
    let c = 0;
    for (; c + 4 <= channels; c += 4, x += 16, dx += 16, y += 16, dy += 16) {
      const largest = v128.load(y);
      let rest = v128.load(dy);
      if (behindRelu) rest = v128.and(rest, f32x4.gt(largest, zero()));
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
    if (c < channels) {
      const left = channels - c, bytes = <usize>left << 2, largest = v128.load(y);
      let rest = v128.load(dy);
      if (behindRelu) rest = v128.and(rest, f32x4.gt(largest, zero()));
      rest = giveFirst(x, dx, largest, rest, left);
      rest = giveFirst(x + right, dx + right, largest, rest, left);
      rest = giveFirst(x + below, dx + below, largest, rest, left);
      giveFirst(x + corner, dx + corner, largest, rest, left);
      x += bytes;
      dx += bytes;
      y += bytes;
      dy += bytes;
    }
  }
}

function giveFirst(x: usize, dx: usize, largest: v128, rest: v128, left: i32): v128 {
  const hit = f32x4.eq(v128.load(x), largest);
  storeTail(dx, v128.and(rest, hit), left);
  return v128.andnot(rest, hit);
}

/** Gradients of the same windows by what they took: dx starts at zero, each window adds its share. */
export function poolGradient(args: usize, from: i32, to: i32, thread: i32): void {
  const height = int(args, 2), width = int(args, 3), pixelBytes = <usize>int(args, 4) << 2;
  const outHeight = int(args, 5), outWidth = int(args, 6), tapRow = width * int(args, 13);
  const imageBytes = <usize>(height * width) * pixelBytes;
  let out = <usize>(from * outHeight * outWidth) * pixelBytes;
  for (let image = from; image < to; image++) {
    memory.fill(pointer(args, 17) + <usize>image * imageBytes, 0, imageBytes);
    for (let row = 0; row < outHeight; row++) {
      const cornerY = row * int(args, 9) - int(args, 11);
      const y0 = firstTap(cornerY, int(args, 13)), y1 = lastTap(cornerY, int(args, 7), height, int(args, 13));
      for (let column = 0; column < outWidth; column++, out += pixelBytes) {
        const cornerX = column * int(args, 10) - int(args, 12);
        const x0 = firstTap(cornerX, int(args, 14)), x1 = lastTap(cornerX, int(args, 8), width, int(args, 14));
        const corner = (image * height + cornerY) * width + cornerX;
        const offset = <usize>(corner + y0 * tapRow + x0 * int(args, 14)) * pixelBytes;
        const filter = pointer(args, 1) + <usize>(y0 * int(args, 8) + x0) * pixelBytes;
        switch (int(args, 15)) {
          case 0: spreadWindow(0, args, offset, filter, y1 - y0, x1 - x0, out); break;
          case 1: shareOut(args, offset, y1 - y0, x1 - x0, out); break;
          default: spreadWindow(2, args, offset, filter, y1 - y0, x1 - x0, out);
        }
      }
    }
  }
}

/** A maximum gives dy to the first of the largest values, a filter dy times its weight to each. Behind a relu only what is above 0 gets something. */
@inline
function spreadWindow(kind: i32, args: usize, offset: usize, filter: usize, rows: i32, columns: i32, out: usize): void {
  const pixelBytes = int(args, 4) << 2, columnBytes = <usize>(int(args, 14) * pixelBytes), row = <usize>columns * columnBytes;
  const rowBytes = <usize>(int(args, 3) * int(args, 13) * pixelBytes) - row, filterStep = <usize>((int(args, 8) - columns) * pixelBytes);
  let x = pointer(args, 0) + offset, dx = pointer(args, 17) + offset, dy = pointer(args, 16) + out, y = pointer(args, 1) + out;
  for (let left = int(args, 4); left > 0; left -= 4, x += 16, dx += 16, dy += 16, y += 16, filter += 16) {
    let rest = v128.load(dy), largest = zero();
    if (kind == 0) {
      largest = v128.load(y);
      if (int(args, 18)) rest = v128.and(rest, f32x4.gt(largest, zero()));
    }
    if (!v128.any_true(rest)) continue;
    let at: usize = 0, by = filter;
    for (let i = rows; i > 0; i--, at += rowBytes, by += filterStep) {
      for (const end = at + row; at < end; at += columnBytes, by += pixelBytes) {
        let next = v128.load(dx + at);
        if (kind == 0) {
          const hit = f32x4.eq(v128.load(x + at), largest);
          next = f32x4.add(next, v128.and(rest, hit));
          rest = v128.andnot(rest, hit);
        } else next = madd(rest, v128.load(by), next);
        putSome(dx + at, next, left);
      }
    }
  }
}

/** A mean gives an equal share of dy to each value; behind a relu to those above 0. */
@inline
function shareOut(args: usize, offset: usize, rows: i32, columns: i32, out: usize): void {
  const channels = int(args, 4), columnBytes = <usize>(int(args, 14) * channels) << 2, rowBytes = <usize>(int(args, 3) * int(args, 13) * channels) << 2;
  const share = f32x4.splat(<f32>1 / <f32>(rows * columns)), all = everything(int(args, 18));
  for (let i = rows; i > 0; i--, offset += rowBytes) {
    let column = offset;
    for (let j = columns; j > 0; j--, column += columnBytes) {
      let x = pointer(args, 0) + column, dx = pointer(args, 17) + column, dy = pointer(args, 16) + out, left = channels;
      for (; left > 0; left -= 4, x += 16, dx += 16, dy += 16) {
        putSome(dx, f32x4.add(v128.load(dx), live(f32x4.mul(v128.load(dy), share), v128.load(x), all)), left);
      }
    }
  }
}
