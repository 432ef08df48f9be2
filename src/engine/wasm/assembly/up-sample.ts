import { int, madd, pointer, splat } from './common';

/**
 * Upsampling of NHWC images, nearest or bilinear as domain/layers/interpolation.ts says.
 * args: 0 source, 1 target, 2 height, 3 width, 4 channels of the small picture, 5 and 6 size along height and width, 7 bilinear.
 */

/** Where the middle of a pixel of the large picture lies in the small one, along one axis. */
@inline
function middle(position: i32, size: i32, length: i32): f32 {
  return max<f32>(0, min<f32>((<f32>position + 0.5) / <f32>size - 0.5, <f32>(length - 1)));
}

/** y from x; items = rows of the large pictures. */
export function upSample(args: usize, from: i32, to: i32, thread: i32): void {
  const height = int(args, 2), width = int(args, 3), channels = int(args, 4);
  const sizeY = int(args, 5), sizeX = int(args, 6), bilinear = int(args, 7) == 1, pixelBytes = <usize>channels << 2;
  for (let row = from; row < to; row++) {
    const image = row / (height * sizeY), own = row % (height * sizeY);
    const y = bilinear ? middle(own, sizeY, height) : <f32>(own / sizeY);
    const low = <i32>y, high = min(low + 1, height - 1), down = y - <f32>low;
    const above = pointer(args, 0) + <usize>((image * height + low) * width) * pixelBytes;
    const below = pointer(args, 0) + <usize>((image * height + high) * width) * pixelBytes;
    let out = pointer(args, 1) + <usize>(row * width * sizeX) * pixelBytes;
    for (let column = 0; column < width * sizeX; column++, out += pixelBytes) {
      if (bilinear) mixPixel(above, below, down, middle(column, sizeX, width), width, channels, out);
      else memory.copy(out, above + <usize>(column / sizeX) * pixelBytes, pixelBytes);
    }
  }
}

function mixPixel(above: usize, below: usize, down: f32, x: f32, width: i32, channels: i32, out: usize): void {
  const low = <i32>x, right = x - <f32>low, pixelBytes = <usize>channels << 2;
  const left = <usize>low * pixelBytes, next = <usize>min(low + 1, width - 1) * pixelBytes;
  const up: f32 = 1 - down, near: f32 = 1 - right;
  const w00 = up * near, w01 = up * right, w10 = down * near, w11 = down * right;
  let a = above + left, b = above + next, c = below + left, d = below + next, channel = 0;
  for (; channel + 4 <= channels; channel += 4, a += 16, b += 16, c += 16, d += 16, out += 16) {
    const top = madd(f32x4.splat(w01), v128.load(b), f32x4.mul(f32x4.splat(w00), v128.load(a)));
    v128.store(out, madd(f32x4.splat(w11), v128.load(d), madd(f32x4.splat(w10), v128.load(c), top)));
  }
  for (; channel < channels; channel++, a += 4, b += 4, c += 4, d += 4, out += 4) {
    const top = madd(f32x4.splat(w01), splat(b), f32x4.mul(f32x4.splat(w00), splat(a)));
    store<f32>(out, f32x4.extract_lane(madd(f32x4.splat(w11), splat(d), madd(f32x4.splat(w10), splat(c), top)), 0));
  }
}

/** The first place of the large picture that the pixel `own` of the small one has a share in. */
@inline
function firstOf(own: i32, size: i32, bilinear: bool): i32 {
  return bilinear ? max(((2 * own - 1) * size + 1) / 2, 0) : own * size;
}

/** One past the last such place. */
@inline
function endOf(own: i32, size: i32, length: i32, bilinear: bool): i32 {
  return bilinear ? min((2 * own + 3) * size / 2, length * size) : (own + 1) * size;
}

/** The share of a pixel of the small picture in one of the large. */
@inline
function shareOf(own: i32, position: i32, size: i32, length: i32, bilinear: bool): f32 {
  return bilinear ? max<f32>(0, 1 - abs(middle(position, size, length) - <f32>own)) : 1;
}

/** dx from dy; items = rows of the small pictures. */
export function upSampleGradient(args: usize, from: i32, to: i32, thread: i32): void {
  const height = int(args, 2), width = int(args, 3), channels = int(args, 4);
  const pixelBytes = <usize>channels << 2;
  for (let row = from; row < to; row++) {
    const image = row / height, own = row % height;
    const out = pointer(args, 1) + <usize>(row * width) * pixelBytes;
    memory.fill(out, 0, <usize>width * pixelBytes);
    const end = endOf(own, int(args, 5), height, int(args, 7) == 1);
    for (let y = firstOf(own, int(args, 5), int(args, 7) == 1); y < end; y++) {
      const share = shareOf(own, y, int(args, 5), height, int(args, 7) == 1);
      const dy = pointer(args, 0) + <usize>((image * height * int(args, 5) + y) * width * int(args, 6)) * pixelBytes;
      addRow(args, share, dy, out, width, channels);
    }
  }
}

/** Adds what one row of dy gives to a row of dx. */
function addRow(args: usize, share: f32, dy: usize, out: usize, width: i32, channels: i32): void {
  const size = int(args, 6), bilinear = int(args, 7) == 1, pixelBytes = <usize>channels << 2;
  for (let own = 0; own < width; own++, out += pixelBytes) {
    const end = endOf(own, size, width, bilinear);
    for (let x = firstOf(own, size, bilinear); x < end; x++)
      addPixel(share * shareOf(own, x, size, width, bilinear), dy + <usize>x * pixelBytes, out, channels);
  }
}

@inline
function addPixel(share: f32, source: usize, out: usize, channels: i32): void {
  const by = f32x4.splat(share);
  let channel = 0;
  for (; channel + 4 <= channels; channel += 4, out += 16, source += 16)
    v128.store(out, madd(by, v128.load(source), v128.load(out)));
  for (; channel < channels; channel++, out += 4, source += 4)
    store<f32>(out, f32x4.extract_lane(madd(by, splat(source), splat(out)), 0));
}
