import type { TensorInfo } from '@tensorflow/tfjs-core';
import { input, sizeOf, type KernelCall, type WasmKernel } from '../../wasm/kernel';
import type { KernelName } from '../../wasm/layout';
import {
  pointwiseActivation,
  pointwiseActivationGrad,
  pointwiseActivations,
  type PointwiseActivationAttrs,
} from './kernel';

const block = 1024;
/** e^x takes about as long as ten multiply-adds. */
const cost = 20;

function run(
  kernel: KernelName,
  names: readonly ['x', ...string[]],
  { inputs, backend, attrs }: KernelCall,
): TensorInfo {
  const { activation, slope } = attrs as unknown as PointwiseActivationAttrs;
  const { shape } = input(inputs, 'x');
  const output = backend.output(shape);
  const length = sizeOf(shape);
  const places = names.map((name) => backend.address(input(inputs, name)));
  const args = [...places, backend.address(output), length, pointwiseActivations.indexOf(activation)];
  backend.run(kernel, { items: Math.ceil(length / block), work: length * cost, args, floats: [slope] });
  return output;
}

export const wasmPointwiseActivations: readonly WasmKernel[] = [
  { name: pointwiseActivation, run: (call) => run('activation', ['x'], call) },
  { name: pointwiseActivationGrad, run: (call) => run('activationGradient', ['x', 'dy'], call) },
];
