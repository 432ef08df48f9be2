import { avgPool, backend_util, getBackend, mul, pad, tensor, type Tensor4D } from '@tensorflow/tfjs-core';

type Pair = [height: number, width: number];

/**
 * The mean of each window; at the edges, of the cells that lie within the picture, as in Keras. tfjs computes the same, but its gradient divides by the
 * whole window there too, but for our own on WebAssembly. So elsewhere padded windows are averaged over added zeros, which counts them in, and scaled up by the share of real cells.
 */
export function averagePool(x: Tensor4D, size: Pair, strides: Pair, padding: 'valid' | 'same'): Tensor4D {
  const { padInfo, outHeight, outWidth } = backend_util.computePool2DInfo(x.shape, size, strides, 1, padding);
  const { top, bottom, left, right } = padInfo;
  if (top + bottom + left + right === 0 || getBackend() === 'wasm') return avgPool(x, size, strides, padding);
  const [, height, width] = x.shape;
  const rows = realCells(outHeight, size[0], strides[0], top, height);
  const columns = realCells(outWidth, size[1], strides[1], left, width);
  const scale = rows.flatMap((row) => columns.map((column) => (size[0] * size[1]) / (row * column)));
  const padded = pad(x, [
    [0, 0],
    [top, bottom],
    [left, right],
    [0, 0],
  ]);
  return mul(avgPool(padded, size, strides, 'valid'), tensor(scale, [1, outHeight, outWidth, 1]));
}

/** How many cells of each window along one side lie within the picture. */
function realCells(windows: number, size: number, strides: number, before: number, length: number): number[] {
  return Array.from({ length: windows }, (_, index) => {
    const start = index * strides - before;
    return Math.min(start + size, length) - Math.max(start, 0);
  });
}
