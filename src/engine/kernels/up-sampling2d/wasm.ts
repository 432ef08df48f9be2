import { pairOf, type Extent } from '../../../domain/layers/extent';
import type { TensorInfo } from '@tensorflow/tfjs-core';
import { input, sizeOf, type KernelCall, type WasmKernel } from '../../wasm/kernel';
import { enlarged, reduced, upSampling2d, upSampling2dGrad, type ImageShape, type UpSampling2dAttrs } from './kernel';

function forward({ inputs, backend, attrs }: KernelCall): TensorInfo {
  const x = input(inputs, 'x');
  const { size, interpolation } = attrs as unknown as UpSampling2dAttrs;
  const shape = enlarged(x, size);
  const output = backend.output(shape);
  const args = [backend.address(x), backend.address(output), ...sizes(x.shape as ImageShape, size, interpolation)];
  backend.run('upSample', { items: shape[0] * shape[1], work: sizeOf(shape) * 4, args });
  return output;
}

function backward({ inputs, backend, attrs }: KernelCall): TensorInfo {
  const dy = input(inputs, 'dy');
  const { size, interpolation } = attrs as unknown as UpSampling2dAttrs;
  const shape = reduced(dy, size);
  const dx = backend.output(shape);
  const args = [backend.address(dy), backend.address(dx), ...sizes(shape, size, interpolation)];
  backend.run('upSampleGradient', { items: shape[0] * shape[1], work: sizeOf(dy.shape) * 4, args });
  return dx;
}

/** The arguments of assembly/up-sample.ts, after the addresses. */
function sizes(
  [, height, width, channels]: ImageShape,
  size: Extent,
  interpolation: UpSampling2dAttrs['interpolation'],
): number[] {
  return [height, width, channels, ...pairOf(size), interpolation === 'bilinear' ? 1 : 0];
}

export const wasmUpSampling2d: readonly WasmKernel[] = [
  { name: upSampling2d, run: forward },
  { name: upSampling2dGrad, run: backward },
];
