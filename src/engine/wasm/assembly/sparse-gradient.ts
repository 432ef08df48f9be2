import { int, madd, pointer, scratch, splat } from './common';

/**
 * Gradients of a convolution where most of dy is zero, as behind a max pool or a relu: only what is not zero is multiplied. The products that are left are added
 * in the order of the dense kernels, so that both give the same bits.
 *
 * What is live of dy stands in lists of entries (address or offset of a row of values, value of dy), 8 bytes each. `addRows` is the one inner loop of both:
 * a stretch of sums stays in registers while all entries of a list pass.
 */

/** Adds to `floats` sums at `target`, for each entry: its value times the row at base + its offset. */
function addRows(entry: usize, end: usize, base: usize, target: usize, floats: i32): void {
  if (entry == end) return;
  while (floats >= 24) {
    addRowsMost(entry, end, base, target);
    base += 96;
    target += 96;
    floats -= 24;
  }
  while (floats >= 16) {
    addRows16(entry, end, base, target);
    base += 64;
    target += 64;
    floats -= 16;
  }
  for (; floats >= 4; floats -= 4, base += 16, target += 16) {
    let a = v128.load(target);
    for (let at = entry; at < end; at += 8) a = madd(splat(at + 4), v128.load(base + load<usize>(at)), a);
    v128.store(target, a);
  }
  for (; floats > 0; floats--, base += 4, target += 4) {
    let a = splat(target);
    for (let at = entry; at < end; at += 8) a = madd(splat(at + 4), splat(base + load<usize>(at)), a);
    v128.store32_lane(target, a, 0);
  }
}

/** Some sums, a factor and a row's value: what fits the registers that V8 has on x64. */
function addRowsMost(entry: usize, end: usize, base: usize, target: usize): void {
  let a0 = v128.load(target, 0);
  let a1 = v128.load(target, 16);
  let a2 = v128.load(target, 32);
  let a3 = v128.load(target, 48);
  let a4 = v128.load(target, 64);
  let a5 = v128.load(target, 80);
  for (; entry < end; entry += 8) {
    const row = base + load<usize>(entry), by = splat(entry + 4);
    a0 = madd(by, v128.load(row, 0), a0);
    a1 = madd(by, v128.load(row, 16), a1);
    a2 = madd(by, v128.load(row, 32), a2);
    a3 = madd(by, v128.load(row, 48), a3);
    a4 = madd(by, v128.load(row, 64), a4);
    a5 = madd(by, v128.load(row, 80), a5);
  }
  v128.store(target, a0, 0);
  v128.store(target, a1, 16);
  v128.store(target, a2, 32);
  v128.store(target, a3, 48);
  v128.store(target, a4, 64);
  v128.store(target, a5, 80);
}

function addRows16(entry: usize, end: usize, base: usize, target: usize): void {
  let a0 = v128.load(target), a1 = v128.load(target, 16), a2 = v128.load(target, 32), a3 = v128.load(target, 48);
  for (; entry < end; entry += 8) {
    const row = base + load<usize>(entry), by = splat(entry + 4);
    a0 = madd(by, v128.load(row), a0);
    a1 = madd(by, v128.load(row, 16), a1);
    a2 = madd(by, v128.load(row, 32), a2);
    a3 = madd(by, v128.load(row, 48), a3);
  }
  v128.store(target, a0); v128.store(target, a1, 16); v128.store(target, a2, 32); v128.store(target, a3, 48);
}

/** Appends an entry for a value of dy that is not zero; gives the end of the list. */
@inline
function append(end: usize, row: usize, value: f32): usize {
  store<usize>(end, row);
  store<f32>(end, value, 4);
  return end + (<usize>(value != 0) << 3);
}

/** Entries that fit a list's place in the scratch area. */
const pixelList: usize = 4096;

/**
 * dx of a convolution without dilation. Items = images. Pixels of dy in the order of their rows; for each row of the filter, last one first.
 *
 * args: 0 dy, 1 filter [channels of dy][height][width][channels of x], 2 dx, 3 dy height, 4 dy width, 5 dy channels, 6 height, 7 width, 8 channels,
 * 9 filter height, 10 filter width, 11 stride height, 12 stride width, 13 pad top, 14 pad left, 15 pixels whose lists fit the scratch area.
 */
export function sparseInputGradient(args: usize, from: i32, to: i32, thread: i32): void {
  const pixels = int(args, 3) * int(args, 4), step = int(args, 15), channels = int(args, 5);
  const imageBytes = <usize>(int(args, 6) * int(args, 7) * int(args, 8)) << 2;
  const area = scratch(thread);
  for (let image = from; image < to; image++) {
    const dx = pointer(args, 2) + <usize>image * imageBytes;
    memory.fill(dx, 0, imageBytes);
    for (let first = 0; first < pixels; first += step) {
      const count = min(step, pixels - first);
      listPixels(pointer(args, 0) + (<usize>((image * pixels + first) * channels) << 2), count, channels, <usize>(int(args, 9) * int(args, 10) * int(args, 8)) << 2, area);
      for (let row = int(args, 9) - 1; row >= 0; row--) spreadPixels(args, dx, first, count, row, area);
    }
  }
}

/** The lists of some pixels, one behind the other; their ends stand at `area`. */
function listPixels(dy: usize, count: i32, channels: i32, filterBytes: usize, area: usize): void {
  let end = area + pixelList;
  for (let i = 0; i < count; i++) {
    let filter: usize = 0;
    for (let c = 0; c < channels; c++, dy += 4, filter += filterBytes) end = append(end, filter, load<f32>(dy));
    store<usize>(area + (<usize>i << 2), end);
  }
}

/** What the pixels of dy give to dx by one row of the filter. */
function spreadPixels(args: usize, dx: usize, first: i32, count: i32, row: i32, area: usize): void {
  const dyWidth = int(args, 4), width = int(args, 7), channels = int(args, 8), filterWidth = int(args, 10);
  let entry = area + pixelList;
  for (let i = 0; i < count; i++) {
    const end = load<usize>(area + (<usize>i << 2));
    const pixel = first + i;
    const y = pixel / dyWidth * int(args, 11) - int(args, 13) + row, x = pixel % dyWidth * int(args, 12) - int(args, 14);
    if (y >= 0 && y < int(args, 6)) {
      const left = max(0, -x), right = min(filterWidth, width - x);
      const target = dx + (<usize>((y * width + x + left) * channels) << 2);
      const base = pointer(args, 1) + (<usize>((row * filterWidth + left) * channels) << 2);
      addRows(entry, end, base, target, (right - left) * channels);
    }
    entry = end;
  }
}

/**
 * dw of a convolution without dilation or padding. Items = blocks of 8 channels; each thread owns whole sums. Rows of dy in all images come in chunks whose x
 * stays in the first cache.
 *
 * args: 0 x, 1 dy, 2 dw, 3 sums [channels rounded up to 8][filter rows], 4 rows of dy an image, 5 pixels a row, 6 channels, 7 bytes of x an image,
 * 8 bytes of x a row, 9 bytes of x a pixel, 10 filter height, 11 filter width, 12 stride height, 13 stride width, 14 rows of dy in all images, 15 rows a chunk.
 */
export function sparseFilterGradient(args: usize, from: i32, to: i32, thread: i32): void {
  const rows = int(args, 14), perChunk = int(args, 15);
  const rowFloats = int(args, 11) * (int(args, 9) >> 2), filterRows = rowFloats * int(args, 10);
  const sumBytes = <usize>filterRows << 2;
  memory.fill(pointer(args, 3) + <usize>from * 8 * sumBytes, 0, <usize>(to - from) * 8 * sumBytes);
  const area = scratch(thread), listBytes = <usize>(perChunk * int(args, 5)) << 3;
  for (let row = 0; row < rows; row += perChunk) {
    for (let block = from; block < to; block++) {
      const width = min(8, int(args, 6) - block * 8);
      listChannels(args, block, width, row, min(perChunk, rows - row), area, listBytes);
      for (let c = 0; c < width; c++) {
        const list = area + 64 + <usize>c * listBytes, end = load<usize>(area + (<usize>c << 2));
        let sums = pointer(args, 3) + <usize>(block * 8 + c) * sumBytes, x: usize = 0;
        for (let tap = 0; tap < int(args, 10); tap++) {
          addRows(list, end, x, sums, rowFloats);
          x += pointer(args, 8);
          sums += <usize>rowFloats << 2;
        }
      }
    }
  }
  for (let block = from; block < to; block++) turnSums(args, block, filterRows);
}

/** A list for each channel of a block; their ends stand at `area`. */
function listChannels(args: usize, block: i32, width: i32, row: i32, count: i32, area: usize, listBytes: usize): void {
  const outHeight = int(args, 4), outWidth = int(args, 5), channels = int(args, 6);
  const pixelBytes = <usize>channels << 2;
  for (let c = 0; c < width; c++) store<usize>(area + (<usize>c << 2), area + 64 + <usize>c * listBytes);
  let dy = pointer(args, 1) + <usize>(row * outWidth) * pixelBytes + (<usize>block << 5);
  for (let i = row; i < row + count; i++) {
    let x = pointer(args, 0) + <usize>(i / outHeight) * pointer(args, 7) + <usize>(i % outHeight * int(args, 12)) * pointer(args, 8);
    for (let pixel = 0; pixel < outWidth; pixel++, dy += pixelBytes, x += <usize>int(args, 13) * pointer(args, 9)) {
      for (let c = 0; c < width; c++) {
        const at = area + (<usize>c << 2);
        store<usize>(at, append(load<usize>(at), x, load<f32>(dy + (<usize>c << 2))));
      }
    }
  }
}

/** Writes the sums of a block of channels to dw, where the channels stand side by side. */
function turnSums(args: usize, block: i32, filterRows: i32): void {
  const channels = int(args, 6), width = min(8, channels - block * 8);
  const sums = pointer(args, 3) + (<usize>(block * 8 * filterRows) << 2);
  for (let c = 0; c < width; c++) {
    let source = sums + (<usize>(c * filterRows) << 2), target = pointer(args, 2) + (<usize>(block * 8 + c) << 2);
    for (let row = 0; row < filterRows; row++, source += 4, target += <usize>channels << 2) store<f32>(target, load<f32>(source));
  }
}
