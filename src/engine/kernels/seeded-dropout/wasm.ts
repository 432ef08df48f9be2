import type { TensorInfo } from '@tensorflow/tfjs-core';
import { blocksOf, input, sizeOf, type KernelCall, type WasmKernel } from '../../wasm/kernel';
import { seededDropout, type SeededDropoutAttrs } from './kernel';

const uniformSteps = 2 ** 24;

function run({ inputs, backend, attrs }: KernelCall): TensorInfo {
  const x = input(inputs, 'x');
  const { rate, key } = attrs as unknown as SeededDropoutAttrs;
  const output = backend.output(x.shape);
  const length = sizeOf(x.shape);
  // word / 2^24 >= rate, asked in whole numbers: word >= ceil(rate * 2^24).
  const args = [backend.address(x), backend.address(output), length, key | 0, Math.ceil(rate * uniformSteps)];
  // The hash takes about as long as ten multiply-adds.
  backend.run('dropout', { items: blocksOf(length), work: length * 10, args, floats: [1 / (1 - rate)] });
  return output;
}

export const wasmSeededDropout: WasmKernel = { name: seededDropout, run };
