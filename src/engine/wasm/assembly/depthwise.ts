import { int, madd, pointer, zero } from './common';
import { putSome } from './elementwise';

/**
 * Depthwise convolution: each channel has a filter of its own. NHWC; filter [height][width][channels]. Forward and by the input it is a kind of window: pool.ts.
 * args: 0 x, 2 dy, 3 input height, 4 input width, 5 channels, 6 output height, 7 output width,
 * 8 filter height, 9 filter width, 10 stride height, 11 stride width, 12 pad top, 13 pad left, 14 dilation height, 15 dilation width,
 * 18 dw, 19 images.
 */

/** dw; items = blocks of 4 channels, so that each sum belongs to one thread. */
export function depthwiseFilterGradient(args: usize, from: i32, to: i32, thread: i32): void {
  const filters = int(args, 5), taps = int(args, 8) * int(args, 9), images = int(args, 19);
  for (let image = 0; image < images; image++) {
    for (let tap = 0; tap < taps; tap++) {
      for (let f = from * 4; f < min(to * 4, filters); f += 4) {
        const out = pointer(args, 18) + <usize>((tap * filters + f) << 2);
        const before = image ? v128.load(out) : zero();
        putSome(out, f32x4.add(before, tapGradient(args, image, tap, f)), filters - f);
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

/** Of four channels, or of the last ones and what stands behind them. */
function tapGradient(args: usize, image: i32, tap: i32, f: i32): v128 {
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
  return f32x4.add(a, b);
}
