import type { TensorInfo } from '@tensorflow/tfjs-core';
import { noiseScale } from '../../../domain/normal-noise';
import { blocksOf, input, sizeOf, type KernelCall, type WasmKernel } from '../../wasm/kernel';
import { gaussianNoise, type GaussianNoiseAttrs } from './kernel';

function run({ inputs, backend, attrs }: KernelCall): TensorInfo {
  const x = input(inputs, 'x');
  const { stddev, key } = attrs as unknown as GaussianNoiseAttrs;
  const output = backend.output(x.shape);
  const length = sizeOf(x.shape);
  const args = [backend.address(x), backend.address(output), length, key | 0];
  const table = backend.address(input(inputs, 'quantiles'));
  // The hash takes about as long as ten multiply-adds, the look-ups as many again.
  backend.run('gaussianNoise', {
    items: blocksOf(length),
    work: length * 20,
    args: [...args, table],
    floats: [noiseScale(stddev)],
  });
  return output;
}

export const wasmGaussianNoise: WasmKernel = { name: gaussianNoise, run };
