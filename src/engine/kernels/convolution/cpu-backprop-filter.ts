import type { MathBackendCPU } from '@tensorflow/tfjs-backend-cpu';
import {
  backend_util,
  type Conv2DBackpropFilterAttrs,
  type KernelFunc,
  type TensorInfo,
  type TypedArray,
} from '@tensorflow/tfjs-core';

/**
 * dfilter[row, column, in, out] = the sum over all pixels of all images of x[pixel under the tap, in] * dy[pixel, out].
 *
 * tfjs asks for every value of the two tensors by a function call; the loops here walk along the arrays and need about a fiftieth of its time, and
 * nearly all of a step's time was spent there. Sums are kept in double precision, as tfjs keeps them. NHWC only, the one layout of this page.
 */
export const conv2dBackpropFilterCpu: KernelFunc = (params) => {
  const { x, dy } = params.inputs as Record<'x' | 'dy', TensorInfo>;
  const { strides, pad, filterShape, dimRoundingMode } = params.attrs as unknown as Conv2DBackpropFilterAttrs;
  const backend = params.backend as MathBackendCPU;
  const shape = x.shape as [number, number, number, number];
  const info = backend_util.computeConv2DInfo(shape, filterShape, strides, 1, pad, dimRoundingMode);
  const sums = sumProducts(valuesOf(backend, x), valuesOf(backend, dy), info);
  return backend.makeTensorInfo(filterShape, 'float32', Float32Array.from(sums));
};

function valuesOf(backend: MathBackendCPU, { dataId }: TensorInfo): TypedArray {
  return backend.data.get(dataId).values as TypedArray;
}

function sumProducts(x: TypedArray, dy: TypedArray, info: backend_util.Conv2DInfo): Float64Array {
  const { inHeight, inWidth, inChannels, outWidth, outHeight, outChannels, filterHeight, filterWidth } = info;
  const sums = new Float64Array(filterHeight * filterWidth * inChannels * outChannels);
  const pixels = info.batchSize * outHeight * outWidth;
  for (let pixel = 0; pixel < pixels; pixel++) {
    const image = Math.floor(pixel / (outHeight * outWidth));
    const top = (Math.floor(pixel / outWidth) % outHeight) * info.strideHeight - info.padInfo.top;
    const left = (pixel % outWidth) * info.strideWidth - info.padInfo.left;
    for (let row = Math.max(0, -top); row < filterHeight && top + row < inHeight; row++)
      for (let column = Math.max(0, -left); column < filterWidth && left + column < inWidth; column++) {
        const from = ((image * inHeight + top + row) * inWidth + left + column) * inChannels;
        const to = (row * filterWidth + column) * inChannels * outChannels;
        addOuter(sums, to, x, from, inChannels, dy, pixel * outChannels, outChannels);
      }
  }
  return sums;
}

/** sums[to + i * columns + j] += x[from + i] * dy[at + j] */
function addOuter(
  sums: Float64Array,
  to: number,
  x: TypedArray,
  from: number,
  rows: number,
  dy: TypedArray,
  at: number,
  columns: number,
): void {
  for (let i = 0; i < rows; i++) {
    const value = x[from + i] as number;
    const start = to + i * columns;
    for (let j = 0; j < columns; j++) (sums[start + j] as number) += value * (dy[at + j] as number);
  }
}
