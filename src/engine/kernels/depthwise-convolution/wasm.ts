import { backend_util, type NamedAttrMap, type TensorInfo } from '@tensorflow/tfjs-core';
import type { WasmBackend } from '../../wasm/backend';
import { allFloat, blocksOf, input, lastOf, sizeOf, type KernelCall, type WasmKernel } from '../../wasm/kernel';
import { coversConvolution } from '../convolution/wasm';
import { activate } from '../fused-products/wasm';

const float = 4;

type ConvInfo = backend_util.Conv2DInfo;
type Shape4 = [number, number, number, number];
interface DepthwiseAttrs {
  readonly strides: [number, number] | number;
  readonly pad: 'valid' | 'same' | number;
  readonly dilations?: [number, number] | number;
  readonly dimRoundingMode?: 'floor' | 'round' | 'ceil';
}

function describe(xShape: readonly number[], filterShape: readonly number[], attrs: NamedAttrMap): ConvInfo {
  const { strides, pad, dilations, dimRoundingMode } = attrs as unknown as DepthwiseAttrs;
  return backend_util.computeConv2DInfo(
    xShape as Shape4,
    filterShape as Shape4,
    strides,
    dilations ?? 1,
    pad,
    dimRoundingMode,
    true,
  );
}

/** The kind of window of assembly/pool.ts that multiplies by a filter. */
const filterKind = 2;

/** The arguments of assembly/pool.ts and depthwise.ts from the sizes up to the dilations. Several filters a channel are as many channels that hold the same: `withRepeats`. */
function sizes(info: ConvInfo): number[] {
  const images = [info.inHeight, info.inWidth, info.outChannels, info.outHeight, info.outWidth];
  const window = [
    info.filterHeight,
    info.filterWidth,
    info.strideHeight,
    info.strideWidth,
    info.padInfo.top,
    info.padInfo.left,
  ];
  return [...images, ...window, info.dilationHeight, info.dilationWidth];
}

/** Lends x with each channel as often as it has filters; as it is where that is once. */
function withRepeats(backend: WasmBackend, x: TensorInfo, info: ConvInfo, borrow: (x: number) => void): void {
  const times = info.outChannels / info.inChannels;
  if (times === 1) {
    borrow(backend.address(x));
    return;
  }
  const length = sizeOf(x.shape);
  backend.withBuffer(length * times * float, (repeated) => {
    const args = [backend.address(x), repeated, length, times];
    backend.run('repeatValues', { items: blocksOf(length), work: length * times, args });
    borrow(repeated);
  });
}

function workOf(info: ConvInfo): number {
  return sizeOf(info.outShape) * info.filterHeight * info.filterWidth;
}

function forward({ inputs, backend, attrs }: KernelCall): TensorInfo {
  const x = input(inputs, 'x');
  const filter = input(inputs, 'filter');
  const info = describe(x.shape, filter.shape, attrs);
  const output = backend.output(info.outShape);
  const ends = [inputs.bias ? backend.address(inputs.bias) : 0, attrs.activation === 'relu' ? 1 : 0];
  withRepeats(backend, x, info, (images) => {
    const args = [images, backend.address(output), ...sizes(info), filterKind, backend.address(filter), ...ends];
    backend.run('pool', { items: info.batchSize * info.outHeight, work: workOf(info), args });
  });
  return output;
}

function inputGradient({ inputs, backend, attrs }: KernelCall): TensorInfo {
  const dy = input(inputs, 'dy');
  const filter = input(inputs, 'filter');
  const info = describe(attrs.inputShape as number[], filter.shape, attrs);
  const dx = backend.output(info.inShape);
  const spread = (target: number): void => {
    const args = [0, backend.address(filter), ...sizes(info), filterKind, backend.address(dy), target, 0];
    backend.run('poolGradient', { items: info.batchSize, work: workOf(info), args });
  };
  const times = info.outChannels / info.inChannels;
  const length = sizeOf(info.inShape);
  if (times === 1) spread(backend.address(dx));
  else
    backend.withBuffer(length * times * float, (repeated) => {
      spread(repeated);
      const args = [repeated, backend.address(dx), length, times];
      backend.run('sumRepeats', { items: blocksOf(length), work: length * times, args });
    });
  return dx;
}

function filterGradient({ inputs, backend, attrs }: KernelCall): TensorInfo {
  const x = input(inputs, 'x');
  const dy = input(inputs, 'dy');
  const info = describe(x.shape, attrs.filterShape as number[], attrs);
  const dw = backend.output(info.filterShape);
  withRepeats(backend, x, info, (images) => {
    const args = [images, 0, backend.address(dy), ...sizes(info), 0, 0, backend.address(dw), info.batchSize];
    backend.run('depthwiseFilterGradient', { items: Math.ceil(info.outChannels / 4), work: workOf(info), args });
  });
  return dw;
}

/** The bias must have one value a filter. */
const fusedCovers: WasmKernel['covers'] = (inputs, attrs) => {
  const filter = input(inputs, 'filter').shape;
  const filters = (filter[2] ?? 1) * (filter[3] ?? 1);
  return (
    coversConvolution(inputs, attrs) &&
    (!inputs.bias || (sizeOf(inputs.bias.shape) === filters && lastOf(inputs.bias.shape) === filters))
  );
};

export const depthwiseKernels: readonly WasmKernel[] = [
  { name: 'DepthwiseConv2dNative', covers: coversConvolution, run: forward },
  { name: 'FusedDepthwiseConv2D', covers: fusedCovers, run: (call) => activate(call.backend, forward(call), call) },
  { name: 'DepthwiseConv2dNativeBackpropInput', covers: allFloat, run: inputGradient },
  { name: 'DepthwiseConv2dNativeBackpropFilter', covers: allFloat, run: filterGradient },
];
