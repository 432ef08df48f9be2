import type { TensorInfo } from '@tensorflow/tfjs-core';
import type { WasmBackend } from '../../wasm/backend';
import { sizeOf } from '../../wasm/kernel';
import { paddedShape, padImages } from '../arrange/pad-images';
import { float, paddingOf, workOf, type ConvInfo, type Extents } from './geometry';

/** Pixels of the filter gradient that are worked on together: x (of 32 channels) and dy of so many stay in a first cache of 32 KiB. */
const chunkPixels = 176;
/** Blocks of 4 filter rows that make one item of work: enough to be worth the copy of dy that each item needs. */
const groupBlocks = 24;
/** Sums of 4 filter rows by 8 channels. */
const tileBytes = 4 * 8 * float;
/** Output rows below this are too short for a run; runs then go through the images instead. */
const shortRow = 8;
const imagesPerRun = 32;

/** Where x stands with its padding, and how large an image of it is. */
export interface PaddedImages {
  readonly x: number;
  readonly height: number;
  readonly width: number;
}

/** Lends x with what must be added around it, as it is where that is nothing. */
export function withPadding(
  backend: WasmBackend,
  x: TensorInfo,
  info: ConvInfo,
  borrow: (images: PaddedImages) => void,
): void {
  const padding = paddingOf(info);
  if (!padding) {
    borrow({ x: backend.address(x), height: info.inHeight, width: info.inWidth });
    return;
  }
  const shape = paddedShape(x, padding);
  const [, height, width] = shape;
  backend.withBuffer(sizeOf(shape) * float, (padded) => {
    padImages(backend, x, padding, padded);
    borrow({ x: padded, height, width });
  });
}

/** dw, see assembly/filter-gradient.ts. What nobody reads of the output, beyond `read`, is zero in dy. */
export function denseFilterGradient(
  backend: WasmBackend,
  info: ConvInfo,
  { x, height, width }: PaddedImages,
  dy: TensorInfo,
  output: TensorInfo,
  read: Extents = [info.outHeight, info.outWidth],
): void {
  const rows = info.filterHeight * info.filterWidth * info.inChannels;
  const pixelBytes = info.inChannels * float;
  const offsets = Int32Array.from({ length: rows }, (_, index) => {
    const tap = Math.floor(index / info.inChannels);
    const row = Math.floor(tap / info.filterWidth) * info.dilationHeight;
    const pixel = row * width + (tap % info.filterWidth) * info.dilationWidth;
    return pixel * pixelBytes + (index % info.inChannels) * float;
  });
  const blocks = Math.ceil(rows / 4);
  const panels = Math.ceil(info.outChannels / 8);
  const sumBytes = panels * blocks * tileBytes;
  backend.withBuffer(sumBytes + offsets.byteLength, (sums) => {
    const offsetsAt = sums + sumBytes;
    backend.heap.int32(offsetsAt, rows).set(offsets);
    const items = Math.ceil(blocks / groupBlocks) * panels;
    const places = [x, backend.address(dy), backend.address(output), offsetsAt, rows, info.outChannels];
    const args = [
      ...places,
      ...gradientRuns(info, read, height * width * pixelBytes, width * pixelBytes, pixelBytes),
      chunkPixels,
      groupBlocks,
      sums,
    ];
    backend.run('filterGradient', { items, work: workOf(info) * info.batchSize, args });
  });
}

/** Whether the rows of the output are so short that runs go through the images. */
export function runsThroughImages({ outWidth, batchSize }: ConvInfo): boolean {
  return outWidth < shortRow && batchSize > outWidth;
}

/** Runs along output rows, or through the images where rows are short. Order: see assembly/filter-gradient.ts. */
function gradientRuns(
  info: ConvInfo,
  [height, width]: Extents,
  imageStride: number,
  rowStride: number,
  pixelBytes: number,
): number[] {
  const { outHeight, outWidth, batchSize } = info;
  const dyPixel = info.outChannels * float;
  const stepX = info.strideWidth * pixelBytes;
  const stepY = info.strideHeight * rowStride;
  if (runsThroughImages(info)) {
    const dyImage = outHeight * outWidth * dyPixel;
    return [batchSize, imageStride, dyImage, width, height, stepY, stepX, outWidth * dyPixel, dyPixel, imagesPerRun];
  }
  const longest = Math.min(width, chunkPixels);
  return [
    width,
    stepX,
    dyPixel,
    height,
    batchSize,
    imageStride,
    stepY,
    outHeight * outWidth * dyPixel,
    outWidth * dyPixel,
    longest,
  ];
}
