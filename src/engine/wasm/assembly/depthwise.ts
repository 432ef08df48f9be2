import { int, madd, pointer, relu, zero } from './common';

/**
 * Depthwise convolution: each channel has a filter of its own. NHWC; filter [height][width][channels].
 * args: 0 x, 1 filter, 2 y (or dy), 3 input height, 4 input width, 5 channels, 6 output height, 7 output width,
 * 8 filter height, 9 filter width, 10 stride height, 11 stride width, 12 pad top, 13 pad left, 14 dilation height, 15 dilation width,
 * 16 bias or 0, 17 relu, 18 dx or dw, 19 images (depthwiseFilterGradient only).
 */

/** Items = rows of the output in all images. */
export function depthwise(args: usize, from: i32, to: i32, thread: i32): void {
  const outHeight = int(args, 6), outWidth = int(args, 7), channels = int(args, 5);
  for (let row = from; row < to; row++) {
    const cornerY = (row % outHeight) * int(args, 10) - int(args, 12), image = row / outHeight;
    for (let column = 0; column < outWidth; column++) {
      const cornerX = column * int(args, 11) - int(args, 13);
      const out = pointer(args, 2) + <usize>(((row * outWidth + column) * channels) << 2);
      let c = 0;
      for (; c + 4 <= channels; c += 4) depthwise4(args, image, cornerY, cornerX, c, out + (<usize>c << 2));
      for (; c < channels; c++) depthwise1(args, image, cornerY, cornerX, c, out + (<usize>c << 2));
    }
  }
}

/** The address of a pixel of x, or 0 outside. */
@inline
function pixel(args: usize, base: usize, image: i32, y: i32, x: i32): usize {
  const height = int(args, 3), width = int(args, 4);
  if (<u32>y >= <u32>height || <u32>x >= <u32>width) return 0;
  return base + <usize>((((image * height + y) * width + x) * int(args, 5)) << 2);
}

function depthwise4(args: usize, image: i32, cornerY: i32, cornerX: i32, c: i32, out: usize): void {
  const bias = pointer(args, 16), at = <usize>c << 2;
  let sum = bias ? v128.load(bias + at) : zero();
  let filter = pointer(args, 1) + at;
  for (let i = 0; i < int(args, 8); i++) {
    for (let j = 0; j < int(args, 9); j++, filter += <usize>int(args, 5) << 2) {
      const source = pixel(args, pointer(args, 0), image, cornerY + i * int(args, 14), cornerX + j * int(args, 15));
      if (source) sum = madd(v128.load(source + at), v128.load(filter), sum);
    }
  }
  v128.store(out, int(args, 17) ? relu(sum) : sum);
}

function depthwise1(args: usize, image: i32, cornerY: i32, cornerX: i32, c: i32, out: usize): void {
  const bias = pointer(args, 16), at = <usize>c << 2;
  let sum: f32 = bias ? load<f32>(bias + at) : 0;
  let filter = pointer(args, 1) + at;
  for (let i = 0; i < int(args, 8); i++) {
    for (let j = 0; j < int(args, 9); j++, filter += <usize>int(args, 5) << 2) {
      const source = pixel(args, pointer(args, 0), image, cornerY + i * int(args, 14), cornerX + j * int(args, 15));
      if (source) sum += load<f32>(source + at) * load<f32>(filter);
    }
  }
  store<f32>(out, int(args, 17) && sum < 0 ? 0 : sum);
}

/** dx; items = images. Each output pixel gives its share to the pixels that it saw. */
export function depthwiseInputGradient(args: usize, from: i32, to: i32, thread: i32): void {
  const outHeight = int(args, 6), outWidth = int(args, 7), channels = int(args, 5);
  const imageBytes = <usize>((int(args, 3) * int(args, 4) * channels) << 2);
  memory.fill(pointer(args, 18) + <usize>from * imageBytes, 0, <usize>(to - from) * imageBytes);
  for (let position = from * outHeight * outWidth; position < to * outHeight * outWidth; position++) {
    const column = position % outWidth, row = (position / outWidth) % outHeight, image = position / (outWidth * outHeight);
    const dy = pointer(args, 2) + <usize>((position * channels) << 2);
    let filter = pointer(args, 1);
    for (let i = 0; i < int(args, 8); i++) {
      for (let j = 0; j < int(args, 9); j++, filter += <usize>(channels << 2)) {
        const target = pixel(args, pointer(args, 18), image, row * int(args, 10) - int(args, 12) + i * int(args, 14),
          column * int(args, 11) - int(args, 13) + j * int(args, 15));
        if (target) spread(target, dy, filter, channels);
      }
    }
  }
}

@inline
function spread(dx: usize, dy: usize, filter: usize, channels: i32): void {
  let c = 0;
  for (; c + 4 <= channels; c += 4) {
    const at = <usize>c << 2;
    v128.store(dx + at, madd(v128.load(dy + at), v128.load(filter + at), v128.load(dx + at)));
  }
  for (; c < channels; c++) {
    const at = <usize>c << 2;
    store<f32>(dx + at, load<f32>(dx + at) + load<f32>(dy + at) * load<f32>(filter + at));
  }
}

/** dw; items = blocks of 4 channels, so that each sum belongs to one thread. */
export function depthwiseFilterGradient(args: usize, from: i32, to: i32, thread: i32): void {
  const filters = int(args, 5), taps = int(args, 8) * int(args, 9), images = int(args, 19);
  for (let tap = 0; tap < taps; tap++) {
    for (let f = from * 4; f < min(to * 4, filters); f++) store<f32>(pointer(args, 18) + <usize>((tap * filters + f) << 2), 0);
  }
  for (let image = 0; image < images; image++) {
    for (let tap = 0; tap < taps; tap++) {
      for (let block = from; block < to; block++) {
        const f = block * 4, out = pointer(args, 18) + <usize>((tap * filters + f) << 2);
        if (f + 4 <= filters) tapGradient4(args, image, tap, f, out);
        else for (let i = 0; i < min(4, filters - f); i++) tapGradient1(args, image, tap, f + i, out + (<usize>i << 2));
      }
    }
  }
}

/** First and one past the last output position whose tap at `offset` (pixels from the window's corner, padding taken off) is inside. */
@inline
function firstInside(offset: i32, stride: i32): i32 {
  return offset >= 0 ? 0 : (-offset + stride - 1) / stride;
}

@inline
function endInside(offset: i32, stride: i32, size: i32, positions: i32): i32 {
  return size <= offset ? 0 : min(positions, (size - offset + stride - 1) / stride);
}

function tapGradient4(args: usize, image: i32, tap: i32, f: i32, out: usize): void {
  const channels = int(args, 5), pixelBytes = <usize>channels << 2, strideX = int(args, 11);
  const offsetY = (tap / int(args, 9)) * int(args, 14) - int(args, 12), offsetX = (tap % int(args, 9)) * int(args, 15) - int(args, 13);
  const x0 = firstInside(offsetX, strideX), x1 = endInside(offsetX, strideX, int(args, 4), int(args, 7));
  let a = zero(), b = zero();
  for (let row = firstInside(offsetY, int(args, 10)); row < endInside(offsetY, int(args, 10), int(args, 3), int(args, 6)); row++) {
    const y = row * int(args, 10) + offsetY;
    let x = pointer(args, 0) + <usize>(((image * int(args, 3) + y) * int(args, 4) + x0 * strideX + offsetX) * channels + f << 2);
    let dy = pointer(args, 2) + <usize>(((image * int(args, 6) + row) * int(args, 7) + x0) * channels + f << 2);
    const step = <usize>strideX * pixelBytes;
    let column = x0;
    for (; column + 2 <= x1; column += 2, x += 2 * step, dy += 2 * pixelBytes) {
      a = madd(v128.load(x), v128.load(dy), a);
      b = madd(v128.load(x + step), v128.load(dy + pixelBytes), b);
    }
    if (column < x1) a = madd(v128.load(x), v128.load(dy), a);
  }
  v128.store(out, f32x4.add(v128.load(out), f32x4.add(a, b)));
}

function tapGradient1(args: usize, image: i32, tap: i32, f: i32, out: usize): void {
  const channels = int(args, 5), strideX = int(args, 11), strideY = int(args, 10);
  const offsetY = (tap / int(args, 9)) * int(args, 14) - int(args, 12), offsetX = (tap % int(args, 9)) * int(args, 15) - int(args, 13);
  let sum = load<f32>(out);
  for (let row = firstInside(offsetY, strideY); row < endInside(offsetY, strideY, int(args, 3), int(args, 6)); row++) {
    for (let column = firstInside(offsetX, strideX); column < endInside(offsetX, strideX, int(args, 4), int(args, 7)); column++) {
      const x = ((image * int(args, 3) + row * strideY + offsetY) * int(args, 4) + column * strideX + offsetX) * channels + f;
      const dy = ((image * int(args, 6) + row) * int(args, 7) + column) * channels + f;
      sum += load<f32>(pointer(args, 0) + (<usize>x << 2)) * load<f32>(pointer(args, 2) + (<usize>dy << 2));
    }
  }
  store<f32>(out, sum);
}
