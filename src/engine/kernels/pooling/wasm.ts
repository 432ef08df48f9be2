import { backend_util, type NamedAttrMap, type TensorInfo } from '@tensorflow/tfjs-core';
import { allFloat, input, sizeOf, type KernelCall, type WasmKernel } from '../../wasm/kernel';
import { noteBehindRelu } from '../../wasm/relu-outputs';

type PoolInfo = backend_util.Conv2DInfo;
interface PoolAttrs {
  readonly filterSize: [number, number] | number;
  readonly strides: [number, number] | number;
  readonly pad: 'valid' | 'same' | number | backend_util.ExplicitPadding;
  readonly dimRoundingMode?: 'floor' | 'round' | 'ceil';
}

function describe(x: TensorInfo, attrs: NamedAttrMap): PoolInfo {
  const { filterSize, strides, pad, dimRoundingMode } = attrs as unknown as PoolAttrs;
  return backend_util.computePool2DInfo(
    x.shape as [number, number, number, number],
    filterSize,
    strides,
    1,
    pad,
    dimRoundingMode,
  );
}

/** Whole 2 x 2 windows side by side. */
function isPlain(info: PoolInfo): boolean {
  const two = [info.filterHeight, info.filterWidth, info.strideHeight, info.strideWidth].every((size) => size === 2);
  return (
    two &&
    info.padInfo.top + info.padInfo.left === 0 &&
    info.outHeight * 2 <= info.inHeight &&
    info.outWidth * 2 <= info.inWidth
  );
}

/** The arguments of assembly/pool.ts, after the addresses of x and y. */
function sizes(info: PoolInfo, average: boolean): number[] {
  const images = [info.inHeight, info.inWidth, info.inChannels, info.outHeight, info.outWidth];
  const window = [
    info.filterHeight,
    info.filterWidth,
    info.strideHeight,
    info.strideWidth,
    info.padInfo.top,
    info.padInfo.left,
  ];
  return [...images, ...window, info.dilationHeight, info.dilationWidth, average ? 1 : 0];
}

function pool({ inputs, backend, attrs }: KernelCall, average: boolean): TensorInfo {
  const x = input(inputs, 'x');
  const info = describe(x, attrs);
  const output = backend.output(info.outShape);
  const args = [backend.address(x), backend.address(output), ...sizes(info, average)];
  const job = {
    items: info.batchSize * info.outHeight,
    work: sizeOf(info.outShape) * info.filterHeight * info.filterWidth,
    args,
  };
  backend.run(!average && isPlain(info) ? 'maxPool2' : 'pool', job);
  return output;
}

/**
 * Max: the first largest value of a window gets its dy. Average: dy is shared out over the values that the window really covers, as the
 * forward kernel averages (tfjs's own cpu gradient divides by the whole window even at a padded edge).
 */
function poolGradient({ inputs, backend, attrs }: KernelCall, average: boolean): TensorInfo {
  const dy = input(inputs, 'dy');
  const x = input(inputs, 'input');
  const info = describe(x, attrs);
  const dx = backend.output(x.shape);
  const y = average ? 0 : backend.address(input(inputs, 'output'));
  const plain = !average && isPlain(info);
  // What the relu will take away is left out at once: see relu-outputs.ts.
  const places = [backend.address(dy), backend.address(dx), noteBehindRelu(dx, x) ? 1 : 0];
  const args = [backend.address(x), y, ...sizes(info, average), ...places];
  const job = { items: info.batchSize * (plain ? info.outHeight : 1), work: sizeOf(x.shape) * 2, args };
  backend.run(plain ? 'maxPoolGradient2' : 'poolGradient', job);
  return dx;
}

export const poolingKernels: readonly WasmKernel[] = [
  { name: 'MaxPool', covers: allFloat, run: (call) => pool(call, false) },
  { name: 'MaxPoolGrad', covers: allFloat, run: (call) => poolGradient(call, false) },
  { name: 'AvgPool', covers: allFloat, run: (call) => pool(call, true) },
  { name: 'AvgPoolGrad', covers: allFloat, run: (call) => poolGradient(call, true) },
];
