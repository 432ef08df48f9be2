import type { TensorInfo } from '@tensorflow/tfjs-core';
import { allFloat, blocksOf, input, sizeOf, type KernelCall, type WasmKernel } from '../../wasm/kernel';
import type { KernelName } from '../../wasm/layout';
import {
  pointwiseActivation,
  pointwiseActivationGrad,
  pointwiseActivations,
  type PointwiseActivationAttrs,
} from './kernel';

/** About as many multiply-adds as e^x, or a ratio of polynomials, takes the time of. */
const cost = 20;

/** As the assembly knows them, by their places. The last four have their gradient from what they gave. */
const activations = [...pointwiseActivations, 'sigmoid', 'tanh', 'elu', 'relu'] as const;
type Activation = (typeof activations)[number];

function run(
  kernel: KernelName,
  names: readonly [string, ...string[]],
  { inputs, backend }: KernelCall,
  activation: Activation,
  slope = 0,
): TensorInfo {
  const { shape } = input(inputs, names[0]);
  const output = backend.output(shape);
  const length = sizeOf(shape);
  const places = names.map((name) => backend.address(input(inputs, name)));
  const args = [...places, backend.address(output), length, activations.indexOf(activation)];
  backend.run(kernel, { items: blocksOf(length), work: length * cost, args, floats: [slope] });
  return output;
}

/** dx = dy * activation'(x); `from` names the input that the gradient is told from. */
export function activationGradient(call: KernelCall, from: string, activation: Activation): TensorInfo {
  return run('activationGradient', [from, 'dy'], call, activation);
}

/** A kernel of ours that is told which activation it is. */
function told(kernel: KernelName, names: readonly [string, ...string[]]): WasmKernel['run'] {
  return (call) => {
    const { activation, slope } = call.attrs as unknown as PointwiseActivationAttrs;
    return run(kernel, names, call, activation, slope);
  };
}

export const wasmPointwiseActivations: readonly WasmKernel[] = [
  { name: pointwiseActivation, run: told('activation', ['x']) },
  { name: pointwiseActivationGrad, run: told('activationGradient', ['x', 'dy']) },
  { name: 'Sigmoid', covers: allFloat, run: (call) => run('activation', ['x'], call, 'sigmoid') },
  { name: 'Tanh', covers: allFloat, run: (call) => run('activation', ['x'], call, 'tanh') },
  { name: 'Elu', covers: allFloat, run: (call) => run('activation', ['x'], call, 'elu') },
  { name: 'EluGrad', covers: allFloat, run: (call) => activationGradient(call, 'y', 'elu') },
];
