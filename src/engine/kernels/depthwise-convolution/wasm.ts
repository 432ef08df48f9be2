import { backend_util, type NamedAttrMap, type TensorInfo } from '@tensorflow/tfjs-core';
import { allFloat, input, lastOf, sizeOf, type KernelCall, type WasmKernel } from '../../wasm/kernel';
import { coversConvolution } from '../convolution/wasm';
import { activate } from '../fused-products/wasm';

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

/** The arguments of assembly/depthwise.ts after the three addresses, up to the dilations. */
function sizes(info: ConvInfo): number[] {
  const multiplier = info.outChannels / info.inChannels;
  const images = [info.inHeight, info.inWidth, info.inChannels, multiplier, info.outHeight, info.outWidth];
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

function workOf(info: ConvInfo): number {
  return sizeOf(info.outShape) * info.filterHeight * info.filterWidth;
}

function forward({ inputs, backend, attrs }: KernelCall): TensorInfo {
  const x = input(inputs, 'x');
  const filter = input(inputs, 'filter');
  const info = describe(x.shape, filter.shape, attrs);
  const output = backend.output(info.outShape);
  const addresses = [x, filter, output].map((tensor) => backend.address(tensor));
  const ends = [inputs.bias ? backend.address(inputs.bias) : 0, attrs.activation === 'relu' ? 1 : 0];
  backend.run('depthwise', {
    items: info.batchSize * info.outHeight,
    work: workOf(info),
    args: [...addresses, ...sizes(info), ...ends],
  });
  return output;
}

function inputGradient({ inputs, backend, attrs }: KernelCall): TensorInfo {
  const dy = input(inputs, 'dy');
  const filter = input(inputs, 'filter');
  const info = describe(attrs.inputShape as number[], filter.shape, attrs);
  const dx = backend.output(info.inShape);
  const args = [0, backend.address(filter), backend.address(dy), ...sizes(info), 0, 0, backend.address(dx)];
  backend.run('depthwiseInputGradient', { items: info.batchSize, work: workOf(info), args });
  return dx;
}

function filterGradient({ inputs, backend, attrs }: KernelCall): TensorInfo {
  const x = input(inputs, 'x');
  const dy = input(inputs, 'dy');
  const info = describe(x.shape, attrs.filterShape as number[], attrs);
  const dw = backend.output(info.filterShape);
  const args = [backend.address(x), 0, backend.address(dy), ...sizes(info), 0, 0, backend.address(dw), info.batchSize];
  backend.run('depthwiseFilterGradient', { items: Math.ceil(info.outChannels / 4), work: workOf(info), args });
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
