import type { TensorInfo } from '@tensorflow/tfjs-core';
import { blocksOf, input, sizeOf, type KernelCall, type WasmKernel } from '../../wasm/kernel';
import { dropAgain, isReluOutput, noteDropped } from '../../wasm/relu-outputs';
import { timesNumber } from '../elementwise/wasm';
import { dropoutThreshold, seededDropout, type SeededDropoutAttrs } from './kernel';

/** As its own gradient it only scales what is masked already: see relu-outputs.ts. */
function run({ inputs, backend, attrs }: KernelCall): TensorInfo {
  const x = input(inputs, 'x');
  const { rate, key } = attrs as unknown as SeededDropoutAttrs;
  const scale = 1 / (1 - rate);
  const scaled = dropAgain(x, key, () => timesNumber(backend, x, scale));
  if (scaled) return scaled;
  const output = backend.output(x.shape);
  const length = sizeOf(x.shape);
  const args = [backend.address(x), backend.address(output), length, key | 0, dropoutThreshold(rate)];
  // The hash takes about as long as ten multiply-adds.
  backend.run('dropout', { items: blocksOf(length), work: length * 10, args, floats: [scale] });
  if (isReluOutput(x)) noteDropped(output, x, key);
  return output;
}

export const wasmSeededDropout: WasmKernel = { name: seededDropout, run };
