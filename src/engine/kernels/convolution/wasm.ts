import { backend_util, type NamedAttrMap, type NamedTensorInfoMap, type TensorInfo } from '@tensorflow/tfjs-core';
import type { WasmBackend } from '../../wasm/backend';
import { backwardStretches, forwardStretches, planImage, type Axis, type Plan } from '../../wasm/convolution-plan';
import { allFloat, input, sizeOf, type KernelCall, type WasmKernel } from '../../wasm/kernel';
import { runProduct } from '../../wasm/product';

type ConvInfo = backend_util.Conv2DInfo;
interface ConvAttrs {
  readonly strides: [number, number] | number;
  readonly pad: 'valid' | 'same' | number | backend_util.ExplicitPadding;
  readonly dataFormat: 'NHWC' | 'NCHW';
  readonly dilations?: [number, number] | number;
  readonly dimRoundingMode?: 'floor' | 'round' | 'ceil';
}

const float = 4;
/** Pixels of the filter gradient that are worked on together: x (of 32 channels) and dy of so many stay in a first cache of 32 KiB. */
const chunkPixels = 176;
/** Blocks of 4 filter rows that make one item of work: enough to be worth the copy of dy that each item needs. */
const groupBlocks = 24;
/** Sums of 4 filter rows by 8 channels. */
const tileBytes = 4 * 8 * float;
/** Output rows below this are too short for a run; runs then go through the images instead. */
const shortRow = 8;
const imagesPerRun = 32;

/** Plans are cheap beside a convolution but not beside a small one; shapes repeat from step to step. */
const plans = new Map<string, Plan>();
const keptPlans = 100;

export function describe(xShape: readonly number[], filterShape: readonly number[], attrs: NamedAttrMap): ConvInfo {
  const { strides, pad, dilations, dimRoundingMode } = attrs as unknown as ConvAttrs;
  const shapes = [xShape, filterShape] as [[number, number, number, number], [number, number, number, number]];
  return backend_util.computeConv2DInfo(...shapes, strides, dilations ?? 1, pad, dimRoundingMode);
}

export function axes(info: ConvInfo): [rows: Axis, columns: Axis] {
  return [
    {
      input: info.inHeight,
      output: info.outHeight,
      kernel: info.filterHeight,
      stride: info.strideHeight,
      dilation: info.dilationHeight,
      pad: info.padInfo.top,
    },
    {
      input: info.inWidth,
      output: info.outWidth,
      kernel: info.filterWidth,
      stride: info.strideWidth,
      dilation: info.dilationWidth,
      pad: info.padInfo.left,
    },
  ];
}

function cachedPlan(direction: string, info: ConvInfo, relu: boolean, make: () => Plan): Plan {
  const key = `${direction} ${relu} ${JSON.stringify(axes(info))} ${info.inChannels} ${info.outChannels}`;
  const known = plans.get(key);
  if (known) return known;
  const plan = make();
  if (plans.size >= keptPlans) plans.clear();
  plans.set(key, plan);
  return plan;
}

/** y = x * filter + bias, then relu if asked for. */
export function convolveForward(
  backend: WasmBackend,
  x: TensorInfo,
  filter: TensorInfo,
  info: ConvInfo,
  relu: boolean,
  bias?: TensorInfo,
): TensorInfo {
  const { inChannels: depth, outChannels: channels, filterHeight, filterWidth } = info;
  const [rows, columns] = axes(info);
  const plan = cachedPlan('forward', info, relu, () =>
    planImage({
      rows: forwardStretches(rows),
      columns: forwardStretches(columns),
      inputWidth: info.inWidth,
      outputWidth: info.outWidth,
      depth,
      channels,
      panelOf: (row, column) => row * filterWidth + column,
      relu,
    }),
  );
  const output = backend.output(info.outShape);
  const taps = filterHeight * filterWidth;
  const depthStride = channels * float;
  const weights = {
    start: backend.address(filter),
    taps,
    tapStride: depth * depthStride,
    depth,
    depthStride,
    channels,
    channelStride: float,
  };
  const places = {
    input: backend.address(x),
    inputBytes: imageBytes(info.inShape),
    output: backend.address(output),
    outputBytes: imageBytes(info.outShape),
  };
  runProduct(backend, plan, weights, { count: info.batchSize, ...places, work: workOf(info) }, bias);
  return output;
}

/** dx: the same product over dy, with the filter turned round and its channels swapped. Padding is never multiplied. */
function inputGradient({ inputs, backend, attrs }: KernelCall): TensorInfo {
  const dy = input(inputs, 'dy');
  const filter = input(inputs, 'filter');
  const info = describe(attrs.inputShape as number[], filter.shape, attrs);
  const { inChannels: channels, outChannels: depth, filterHeight, filterWidth } = info;
  const taps = filterHeight * filterWidth;
  const [rows, columns] = axes(info);
  const plan = cachedPlan('backward', info, false, () =>
    planImage({
      rows: backwardStretches(rows),
      columns: backwardStretches(columns),
      inputWidth: info.outWidth,
      outputWidth: info.inWidth,
      depth,
      channels,
      panelOf: (row, column) => taps - 1 - (row * filterWidth + column),
      relu: false,
    }),
  );
  const output = backend.output(info.inShape);
  const tapBytes = depth * channels * float;
  const start = backend.address(filter) + (taps - 1) * tapBytes;
  const weights = {
    start,
    taps,
    tapStride: -tapBytes,
    depth,
    depthStride: float,
    channels,
    channelStride: depth * float,
  };
  const places = {
    input: backend.address(dy),
    inputBytes: imageBytes(info.outShape),
    output: backend.address(output),
    outputBytes: imageBytes(info.inShape),
  };
  runProduct(backend, plan, weights, { count: info.batchSize, ...places, work: workOf(info) });
  return output;
}

function filterGradient({ inputs, backend, attrs }: KernelCall): TensorInfo {
  const x = input(inputs, 'x');
  const dy = input(inputs, 'dy');
  const info = describe(x.shape, attrs.filterShape as number[], attrs);
  const output = backend.output(info.filterShape);
  const padding = paddingOf(info);
  if (!padding) {
    runFilterGradient(backend, info, {
      x: backend.address(x),
      height: info.inHeight,
      width: info.inWidth,
      dy: backend.address(dy),
      output,
    });
    return output;
  }
  const height = info.inHeight + padding.top + padding.bottom;
  const width = info.inWidth + padding.left + padding.right;
  const pixelBytes = info.inChannels * float;
  backend.withBuffer(info.batchSize * height * width * pixelBytes, (padded) => {
    const sides = [padding.top, padding.left * pixelBytes, padding.bottom, padding.right * pixelBytes];
    const args = [backend.address(x), padded, info.inHeight, info.inWidth * pixelBytes, ...sides];
    backend.run('padImages', { items: info.batchSize, work: info.batchSize * height * width * info.inChannels, args });
    runFilterGradient(backend, info, { x: padded, height, width, dy: backend.address(dy), output });
  });
  return output;
}

/** What must be added around x so that every tap of every output pixel exists, or null. */
function paddingOf(info: ConvInfo): { top: number; left: number; bottom: number; right: number } | null {
  const { top, left } = info.padInfo;
  const bottom = Math.max(
    0,
    (info.outHeight - 1) * info.strideHeight + info.effectiveFilterHeight - info.inHeight - top,
  );
  const right = Math.max(0, (info.outWidth - 1) * info.strideWidth + info.effectiveFilterWidth - info.inWidth - left);
  return top + left + bottom + right > 0 ? { top, left, bottom, right } : null;
}

interface GradientPlaces {
  readonly x: number;
  readonly height: number;
  readonly width: number;
  readonly dy: number;
  readonly output: TensorInfo;
}

function runFilterGradient(
  backend: WasmBackend,
  info: ConvInfo,
  { x, height, width, dy, output }: GradientPlaces,
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
    const places = [x, dy, backend.address(output), offsetsAt, rows, info.outChannels];
    const args = [
      ...places,
      ...gradientRuns(info, height * width * pixelBytes, width * pixelBytes, pixelBytes),
      chunkPixels,
      groupBlocks,
      sums,
    ];
    backend.run('filterGradient', { items, work: workOf(info) * info.batchSize, args });
  });
}

/** Runs along output rows, or through the images where rows are short. Order: see assembly/filter-gradient.ts. */
function gradientRuns(info: ConvInfo, imageStride: number, rowStride: number, pixelBytes: number): number[] {
  const { outHeight, outWidth, batchSize } = info;
  const dyPixel = info.outChannels * float;
  const stepX = info.strideWidth * pixelBytes;
  const stepY = info.strideHeight * rowStride;
  if (outWidth < shortRow && batchSize > outWidth) {
    const dyImage = outHeight * outWidth * dyPixel;
    return [
      batchSize,
      imageStride,
      dyImage,
      outWidth,
      outHeight,
      stepY,
      stepX,
      outWidth * dyPixel,
      dyPixel,
      imagesPerRun,
    ];
  }
  const longest = Math.min(outWidth, chunkPixels);
  return [
    outWidth,
    stepX,
    dyPixel,
    outHeight,
    batchSize,
    imageStride,
    stepY,
    outHeight * outWidth * dyPixel,
    outWidth * dyPixel,
    longest,
  ];
}

function imageBytes(shape: readonly number[]): number {
  return sizeOf(shape.slice(1)) * float;
}

/** Multiply-adds of one image. */
function workOf(info: ConvInfo): number {
  return info.outHeight * info.outWidth * info.outChannels * info.filterHeight * info.filterWidth * info.inChannels;
}

export function coversConvolution(inputs: NamedTensorInfoMap, attrs: NamedAttrMap): boolean {
  return attrs.dataFormat !== 'NCHW' && allFloat(inputs);
}

export const convolutionKernels: readonly WasmKernel[] = [
  {
    name: 'Conv2D',
    covers: coversConvolution,
    run: ({ inputs, backend, attrs }) => {
      const x = input(inputs, 'x');
      const filter = input(inputs, 'filter');
      return convolveForward(backend, x, filter, describe(x.shape, filter.shape, attrs), false);
    },
  },
  { name: 'Conv2DBackpropInput', covers: coversConvolution, run: inputGradient },
  { name: 'Conv2DBackpropFilter', covers: coversConvolution, run: filterGradient },
];
