/**
 * Gradients of a convolution for a dy that is mostly zero: behind a max pool at most one of a window's values is not, and a relu takes half of the rest. They are
 * the same bits as those of the dense kernels, so which of them is taken changes no result.
 */
import type { TensorInfo } from '@tensorflow/tfjs-core';
import type { WasmBackend } from '../../wasm/backend';
import { scratchBytes } from '../../wasm/layout';
import { float, imageBytes, workOf, type ConvInfo } from './geometry';
import type { PaddedImages } from './wasm-filter-gradient';

/** Live shares of dy up to which the gradient of the input and of the filter take less time than from all of dy: docs/performance.md. */
const mostLive = { input: 0.6, filter: 0.5 };
const samples = 1024;
/** An entry of a list: where its row stands, and the value of dy. */
const entryBytes = 8;
/** Ends of lists, before the lists of `sparseInputGradient`. */
const pixelEnds = 4096;
/** Channels of dy that `sparseFilterGradient` lists at once, and the place of the ends of their lists. */
const blockChannels = 8;
const channelEnds = 64;
/** Bytes of x whose rows are worked on together: more than half of a first cache of 32 KiB. */
const chunkBytes = 20 * 1024;
/** Where a row of the filter is shorter, the lists cost more than they save. */
const shortestRow = 24;

/** The share of values that are not zero, from some of them: the step is odd, so that all channels come in where their number is a power of two. */
function liveShare(values: ArrayLike<number>): number {
  const step = Math.floor(values.length / samples) | 1;
  let live = 0;
  let count = 0;
  for (let at = 0; at < values.length; at += step, count++) if (values[at] !== 0) live++;
  return live / count;
}

/** What both kernels can walk through. */
function isWalkable(info: ConvInfo): boolean {
  return info.dilationHeight * info.dilationWidth === 1 && info.filterWidth * info.inChannels >= shortestRow;
}

/** Pixels of dy whose lists fit the scratch area even if nothing is zero. */
function listedPixels(info: ConvInfo): number {
  const fitting = Math.floor((scratchBytes - pixelEnds) / entryBytes / info.outChannels);
  return Math.min(fitting, pixelEnds / 4, info.outHeight * info.outWidth);
}

/** Rows of dy whose part of x stays in the first cache, and whose lists fit the scratch area. */
function listedRows(info: ConvInfo, rowBytes: number): number {
  const fitting = Math.floor((scratchBytes - channelEnds) / entryBytes / blockChannels / info.outWidth);
  return Math.min(fitting, Math.max(1, Math.floor(chunkBytes / (rowBytes * info.strideHeight))));
}

/** Whether the gradient of a convolution's input or filter is to be made of what is not zero in dy. */
export function isSparseFor(
  gradient: 'input' | 'filter',
  backend: WasmBackend,
  dy: TensorInfo,
  info: ConvInfo,
): boolean {
  const fits = gradient === 'input' ? listedPixels(info) > 0 : listedRows(info, 0) > 0;
  return fits && isWalkable(info) && liveShare(backend.view(dy)) <= mostLive[gradient];
}

/** dx, see assembly/sparse-gradient.ts. */
export function sparseInputGradient(
  backend: WasmBackend,
  dy: TensorInfo,
  filter: TensorInfo,
  info: ConvInfo,
): TensorInfo {
  const { inChannels, outChannels, filterHeight, filterWidth } = info;
  const output = backend.output(info.inShape);
  const filterRows = filterHeight * filterWidth * inChannels;
  backend.withBuffer(filterRows * outChannels * float, (turned) => {
    const turn = [1, 1, outChannels, filterRows, 0, 0, float, outChannels * float];
    const size = filterRows * outChannels;
    backend.run('permute', { items: 1, work: size, args: [backend.address(filter), turned, ...turn] });
    const places = [backend.address(dy), turned, backend.address(output)];
    const sizes = [info.outHeight, info.outWidth, outChannels, info.inHeight, info.inWidth, inChannels];
    const window = [
      filterHeight,
      filterWidth,
      info.strideHeight,
      info.strideWidth,
      info.padInfo.top,
      info.padInfo.left,
    ];
    const args = [...places, ...sizes, ...window, listedPixels(info)];
    backend.run('sparseInputGradient', { items: info.batchSize, work: workOf(info) * info.batchSize, args });
  });
  return output;
}

/** dw, see assembly/sparse-gradient.ts. */
export function sparseFilterGradient(
  backend: WasmBackend,
  info: ConvInfo,
  { x, height, width }: PaddedImages,
  dy: TensorInfo,
  output: TensorInfo,
): void {
  const { filterHeight, filterWidth, outHeight, outWidth, outChannels } = info;
  const pixelBytes = info.inChannels * float;
  const rowBytes = width * pixelBytes;
  const blocks = Math.ceil(outChannels / blockChannels);
  backend.withBuffer(blocks * blockChannels * imageBytes([1, filterHeight, filterWidth, info.inChannels]), (sums) => {
    const places = [x, backend.address(dy), backend.address(output), sums];
    const sizes = [outHeight, outWidth, outChannels, height * rowBytes, rowBytes, pixelBytes];
    const window = [filterHeight, filterWidth, info.strideHeight, info.strideWidth];
    const args = [...places, ...sizes, ...window, outHeight * info.batchSize, listedRows(info, rowBytes)];
    backend.run('sparseFilterGradient', { items: blocks, work: workOf(info) * info.batchSize, args });
  });
}
