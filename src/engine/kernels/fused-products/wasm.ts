import { getKernel, type TensorInfo } from '@tensorflow/tfjs-core';
import type { WasmBackend } from '../../wasm/backend';
import { input, lastOf, type KernelCall, type WasmKernel } from '../../wasm/kernel';
import { noteReluOutput } from '../../wasm/relu-outputs';
import { describe, type Extents } from '../convolution/geometry';
import { convolveForward, coversConvolution } from '../convolution/wasm';
import { coversMatMul, multiplyMatrices } from '../matrix-product/wasm';

/** tfjs's names of activations and the kernels that do them. */
const activationKernels: Record<string, string> = {
  relu: 'Relu',
  relu6: 'Relu6',
  elu: 'Elu',
  sigmoid: 'Sigmoid',
  leakyrelu: 'LeakyRelu',
  prelu: 'Prelu',
};

/** A bias for each channel or one for all; other shapes go to the cpu backend. */
function plainBias(bias: TensorInfo | undefined, channels: number): boolean {
  return !bias || bias.shape.every((size, axis) => size === 1 || (axis === bias.shape.length - 1 && size === channels));
}

/** Applies what the product did not do itself; linear and relu are done there. */
export function activate(backend: WasmBackend, x: TensorInfo, { inputs, attrs }: KernelCall): TensorInfo {
  const activation = (attrs.activation ?? 'linear') as string;
  if (activation === 'linear' || activation === 'relu') return x;
  const kernel = getKernel(activationKernels[activation] ?? '', 'wasm');
  const alpha = inputs.preluActivationWeights;
  const result = kernel.kernelFunc({ inputs: { x, alpha }, backend, attrs: { alpha: attrs.leakyreluAlpha ?? 0.2 } });
  backend.release(x);
  return result as TensorInfo;
}

function fusedConv2D(call: KernelCall): TensorInfo {
  const { inputs, backend, attrs } = call;
  const x = input(inputs, 'x');
  const filter = input(inputs, 'filter');
  const info = describe(x.shape, filter.shape, attrs);
  const isRelu = attrs.activation === 'relu';
  const read = attrs.read as Extents | undefined;
  const y = activate(backend, convolveForward(backend, x, filter, info, isRelu, inputs.bias, read), call);
  if (isRelu) noteReluOutput(y);
  return y;
}

function fusedMatMul(call: KernelCall): TensorInfo {
  const { inputs, backend, attrs } = call;
  return activate(backend, multiplyMatrices(call, attrs.activation === 'relu', inputs.bias), call);
}

export const fusedKernels: readonly WasmKernel[] = [
  {
    name: 'FusedConv2D',
    covers: (inputs, attrs) =>
      coversConvolution(inputs, attrs) && plainBias(inputs.bias, lastOf(input(inputs, 'filter').shape)),
    run: fusedConv2D,
  },
  {
    name: '_FusedMatMul',
    covers: (inputs, attrs) => {
      const b = input(inputs, 'b').shape;
      return coversMatMul(inputs) && plainBias(inputs.bias, b[b.length - (attrs.transposeB ? 2 : 1)] ?? 1);
    },
    run: fusedMatMul,
  },
];
