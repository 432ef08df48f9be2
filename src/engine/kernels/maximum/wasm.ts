import type { TensorInfo } from '@tensorflow/tfjs-core';
import { blocksOf, input, sizeOf, type KernelCall, type WasmKernel } from '../../wasm/kernel';
import { maximumGrad } from './kernel';

function run({ inputs, backend }: KernelCall): TensorInfo[] {
  const given = ['dy', 'a', 'b'].map((name) => input(inputs, name));
  const { shape } = input(inputs, 'dy');
  const outputs = [backend.output(shape), backend.output(shape)];
  const length = sizeOf(shape);
  const args = [...[...given, ...outputs].map((tensor) => backend.address(tensor)), length];
  backend.run('maximumGradient', { items: blocksOf(length), work: length * 2, args });
  return outputs;
}

export const wasmMaximumGrad: WasmKernel = { name: maximumGrad, run };
