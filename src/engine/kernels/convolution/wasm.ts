import type { NamedAttrMap, NamedTensorInfoMap, TensorInfo } from '@tensorflow/tfjs-core';
import type { WasmBackend } from '../../wasm/backend';
import { backwardStretches, forwardStretches, planImage, type Plan } from '../../wasm/convolution-plan';
import { allFloat, input, type KernelCall, type WasmKernel } from '../../wasm/kernel';
import { runProduct } from '../../wasm/product';
import { axes, describe, float, imageBytes, workOf, type ConvInfo, type Extents } from './geometry';
import { denseFilterGradient, runsThroughImages, withPadding } from './wasm-filter-gradient';
import { isSparseFor, sparseFilterGradient, sparseInputGradient } from './wasm-sparse-gradients';

/** Plans are cheap beside a convolution but not beside a small one; shapes repeat from step to step. */
const plans = new Map<string, Plan>();
const keptPlans = 100;

function cachedPlan(direction: string, info: ConvInfo, relu: boolean, make: () => Plan): Plan {
  const key = `${direction} ${relu} ${JSON.stringify(axes(info))} ${info.inChannels} ${info.outChannels}`;
  const known = plans.get(key);
  if (known) return known;
  const plan = make();
  if (plans.size >= keptPlans) plans.clear();
  plans.set(key, plan);
  return plan;
}

/** y = x * filter + bias, then relu if asked for. Of y, rows and columns from `read` on are left at the bias. */
export function convolveForward(
  backend: WasmBackend,
  x: TensorInfo,
  filter: TensorInfo,
  info: ConvInfo,
  relu: boolean,
  bias?: TensorInfo,
  read?: Extents,
): TensorInfo {
  const { inChannels: depth, outChannels: channels, filterHeight, filterWidth } = info;
  const [rows, columns] = axes(info, read);
  const plan = cachedPlan(`forward ${read?.join()}`, info, relu, () =>
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

function inputGradient({ inputs, backend, attrs }: KernelCall): TensorInfo {
  const dy = input(inputs, 'dy');
  const filter = input(inputs, 'filter');
  const info = describe(attrs.inputShape as number[], filter.shape, attrs);
  const gradient = isSparseFor('input', backend, dy, info) ? sparseInputGradient : denseInputGradient;
  return gradient(backend, dy, filter, info, attrs.read as Extents | undefined);
}

/** dx: the same product over dy, with the filter turned round and its channels swapped. Neither padding is multiplied nor what is zero because nobody reads it, beyond `read`. */
export function denseInputGradient(
  backend: WasmBackend,
  dy: TensorInfo,
  filter: TensorInfo,
  info: ConvInfo,
  read?: Extents,
): TensorInfo {
  const { inChannels: channels, outChannels: depth, filterHeight, filterWidth } = info;
  const taps = filterHeight * filterWidth;
  const [rows, columns] = axes(info, read);
  const plan = cachedPlan(`backward ${read?.join()}`, info, false, () =>
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
  // The sparse kernel adds along rows only.
  const isSparse = !runsThroughImages(info) && isSparseFor('filter', backend, dy, info);
  const gradient = isSparse ? sparseFilterGradient : denseFilterGradient;
  withPadding(backend, x, info, (images) =>
    gradient(backend, info, images, dy, output, attrs.read as Extents | undefined),
  );
  return output;
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
