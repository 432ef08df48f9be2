import { int, pointer, scratch } from './common';
import { copyNarrow, tile8, tileAccumulate } from './tile';

/** Pixels whose addresses are listed at once: one panel is used this often before the next one is read. */
const tilePixels: i32 = 64;

/**
 * Convolution forward, its input gradient, and matrix multiplication, over images (or matrix rows); items = some images each.
 *
 * A plan (made in convolution-plan.ts) cuts the output image into patches: pixels that use the same taps of the filter, so no product
 * with padding is ever computed. A patch is 8 words: output offset, output step, input step, pixels, runs, run length, mode, 0; then a
 * table of runs for the tile. The pixels of a patch in a few images form one list, taken four at a time.
 *
 * args: 0 input, 1 input image bytes, 2 output, 3 output image bytes, 4 panels, 5 bytes a panel, 6 channels, 7 bias (padded to 8) or 0,
 * 8 plan, 9 patches, 10 images a group (small enough for the cache), 11 images, 12 images an item.
 */
export function convolve(args: usize, from: i32, to: i32, thread: i32): void {
  const group = int(args, 10), end = min(to * int(args, 12), int(args, 11));
  for (let first = from * int(args, 12); first < end; first += group) {
    const last = min(first + group, end);
    let patch = pointer(args, 8);
    for (let i = int(args, 9); i > 0; i--) {
      convolvePatch(args, patch, first, last - first, scratch(thread));
      patch += 32 + (load<usize>(patch, 16) << 3);
    }
  }
}

function convolvePatch(args: usize, patch: usize, image: i32, images: i32, area: usize): void {
  const columns = load<i32>(patch, 12);
  const inputStep = load<usize>(patch, 8), outputStep = load<usize>(patch, 4);
  const inputImage = pointer(args, 1), outputImage = pointer(args, 3);
  let input = pointer(args, 0) + <usize>image * inputImage;
  let output = pointer(args, 2) + <usize>image * outputImage + load<usize>(patch, 0);
  let column = 0, source = input, target = output;
  for (let left = columns * images; left > 0; left -= tilePixels) {
    const pixels = min(left, tilePixels);
    let entry = area;
    for (let i = 0; i < pixels; i++) {
      store<usize>(entry, source);
      store<usize>(entry, target, 256);
      entry += 4;
      source += inputStep;
      target += outputStep;
      if (++column == columns) {
        column = 0;
        source = input = input + inputImage;
        target = output = output + outputImage;
      }
    }
    fillBlock(area, pixels);
    multiplyTile(args, patch, pixels, area);
  }
}

/** Repeats the last row up to a multiple of 4; the results of the repeats go to a place where nobody reads. */
function fillBlock(area: usize, pixels: i32): void {
  const last = load<usize>(area + (<usize>(pixels - 1) << 2));
  for (let i = pixels; i & 3; i++) {
    store<usize>(area + (<usize>i << 2), last);
    store<usize>(area + (<usize>i << 2), area + 1024, 256);
  }
}

function multiplyTile(args: usize, patch: usize, pixels: i32, area: usize): void {
  const runs = load<i32>(patch, 16), length = load<i32>(patch, 20), mode = load<i32>(patch, 24);
  const panelBytes = pointer(args, 5), channels = int(args, 6);
  const table = patch + 32;
  let panel = pointer(args, 4), bias = pointer(args, 7);
  for (let channel = 0; channel < channels; channel += 8) {
    const width = channels - channel;
    const blockEnd = area + (<usize>pixels << 2);
    for (let rows = area; rows < blockEnd; rows += 16) {
      const outs = rows + 256;
      const outsEnd = outs + min(blockEnd - rows, 16);
      if (width >= 8) {
        tile8(rows, table, runs, length, 4, panel, outs, bias, mode);
        for (let out = outs; out < outsEnd; out += 4) store<usize>(out, load<usize>(out) + 32);
      } else {
        narrowTile(rows, table, runs, length, panel, outs, <i32>(outsEnd - outs) >> 2, width, bias, mode, area + 768);
      }
    }
    panel += panelBytes;
    if (bias) bias += 32;
  }
}

/** A tile of fewer than 8 channels: worked out in a buffer, then copied. `area` offers 16 + 128 bytes. */
function narrowTile(
  rows: usize, table: usize, runs: i32, length: i32, panel: usize, outs: usize, count: i32, width: i32, bias: usize, mode: i32, area: usize,
): void {
  const buffer = area + 16;
  for (let i: usize = 0; i < 4; i++) store<usize>(area + (i << 2), buffer + (i << 5));
  if (mode & tileAccumulate) copyNarrow(outs, count, buffer, width, true);
  tile8(rows, table, runs, length, 4, panel, area, bias, mode);
  copyNarrow(outs, count, buffer, width, false);
}

/** Reorders weights into panels of 8 channels: panel[tap][i][8]. Items = panels; lanes past the last channel are zero. */
export function packPanels(args: usize, from: i32, to: i32, thread: i32): void {
  // args: 0 weights, 1 panels, 2 taps, 3 values a tap, 4 tap stride, 5 value stride, 6 channel stride (all in bytes), 7 channels
  const taps = int(args, 2), inner = int(args, 3), channels = int(args, 7);
  const tapStride = int(args, 4), innerStride = int(args, 5), channelStride = int(args, 6);
  let target = pointer(args, 1) + <usize>from * <usize>(taps * inner * 32);
  for (let block = from; block < to; block++) {
    const width = min(channels - block * 8, 8);
    const start = pointer(args, 0) + <usize>(block * 8 * channelStride);
    for (let tap = 0; tap < taps; tap++) {
      let source = start + <usize>(tap * tapStride);
      for (let i = 0; i < inner; i++) {
        packOne(source, target, width, channelStride);
        source += innerStride;
        target += 32;
      }
    }
  }
}

@inline
function packOne(source: usize, target: usize, width: i32, channelStride: i32): void {
  if (width == 8 && channelStride == 4) {
    v128.store(target, v128.load(source));
    v128.store(target, v128.load(source, 16), 16);
    return;
  }
  for (let c = 0; c < 8; c++) {
    store<f32>(target + (<usize>c << 2), c < width ? load<f32>(source + <usize>(c * channelStride)) : 0);
  }
}
