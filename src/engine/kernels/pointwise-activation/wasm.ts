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

interface Ratio {
  /** How far from 0 it holds; beyond, it stays at what it is there. */
  readonly most: number;
  /** Coefficients of the polynomials of x * x above and below, the highest power first; that of the lower one ends in 1. */
  readonly over: readonly number[];
  readonly under: readonly number[];
}

/** Ratios of odd polynomials, to which 1/2 is added, fitted by least squares that weigh the largest errors most. */
const ratios: Record<string, Ratio> = {
  // The share of the normal distribution below x; off by at most 2e-7.
  'activation gelu': {
    most: 5.6,
    over: [2.21453131e-8, 6.35654169e-6, 1.73851295e-4, 4.70726285e-3, 3.43761556e-2, 3.98942232e-1],
    under: [0, 1.18021273e-6, 7.51021362e-5, 1.91298127e-3, 2.8940117e-2, 2.52833962e-1],
  },
  // Its slope; off by at most 3e-7.
  'activationGradient gelu': {
    most: 5.8,
    over: [1.92930031e-7, 3.59559963e-5, 1.92190037e-5, 1.42303128e-2, -3.09959315e-2, 7.97885358e-1],
    under: [0, 8.95244466e-6, 1.92036081e-4, 3.52303288e-3, 4.09801863e-2, 2.94493943e-1],
  },
  // Off by at most 3e-7.
  'activationGradient silu': {
    most: 20,
    over: [8.23859175e-11, 1.05949979e-7, 2.25210806e-5, 1.51563564e-3, 3.46631519e-2, 4.99999821e-1],
    under: [1.51850245e-12, 7.79323095e-9, 3.70719272e-6, 4.11975721e-4, 1.73640605e-2, 2.35991925e-1],
  },
};

/** The floats that the assembly takes. */
function floatsOf(kernel: KernelName, activation: Activation, slope: number): number[] {
  const ratio = ratios[`${kernel} ${activation}`];
  return ratio ? [slope, ratio.most, ...ratio.over, ...ratio.under] : [slope];
}

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
  backend.run(kernel, {
    items: blocksOf(length),
    work: length * cost,
    args,
    floats: floatsOf(kernel, activation, slope),
  });
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
