import type { TensorInfo } from '@tensorflow/tfjs-core';
import { allFloat, input, lastOf, sizeOf, type KernelCall, type WasmKernel } from '../../wasm/kernel';
import { softmaxGrad } from './kernel';

/** About as many multiply-adds as e^x takes the time of. */
const powerCost = 20;

/** Softmax along the last axis. The answers of a batch are few values, so plain JavaScript in double precision; at every place of a map they are many. */
function softmax({ inputs, backend }: KernelCall): TensorInfo {
  const logits = input(inputs, 'logits');
  const output = backend.output(logits.shape);
  const [size, classes] = [sizeOf(logits.shape), lastOf(logits.shape)];
  if (logits.shape.length > 2) {
    const args = [backend.address(logits), backend.address(output), classes];
    backend.run('softmaxRows', { items: size / classes, work: size * powerCost, args });
    return output;
  }
  const [from, to] = [backend.view(logits), backend.view(output)];
  for (let start = 0; start < size; start += classes) {
    softmaxRow(
      from.subarray(start, start + classes) as Float32Array,
      to.subarray(start, start + classes) as Float32Array,
    );
  }
  return output;
}

/** Writes exp(x - max) / sum into `out`; returns max + log(sum), the logarithm of the sum of all exp(x). */
export function softmaxRow(x: Float32Array, out: Float32Array): number {
  let largest = -Infinity;
  for (const value of x) largest = Math.max(largest, value);
  let sum = 0;
  for (let i = 0; i < x.length; i++) {
    const power = Math.exp((x[i] ?? 0) - largest);
    out[i] = power;
    sum += power;
  }
  for (let i = 0; i < x.length; i++) out[i] = (out[i] ?? 0) / sum;
  return largest + Math.log(sum);
}

function gradient({ inputs, backend }: KernelCall): TensorInfo {
  const y = input(inputs, 'y');
  const [size, classes] = [sizeOf(y.shape), lastOf(y.shape)];
  const dx = backend.output(y.shape);
  const places = [input(inputs, 'dy'), y, dx].map((tensor) => backend.address(tensor));
  backend.run('softmaxRowsGradient', { items: size / classes, work: size * 2, args: [...places, classes] });
  return dx;
}

export const wasmSoftmax: readonly WasmKernel[] = [
  {
    name: 'Softmax',
    covers: (inputs, attrs) =>
      allFloat(inputs) && [-1, input(inputs, 'logits').shape.length - 1].includes(attrs.dim as number),
    run: softmax,
  },
  { name: softmaxGrad, run: gradient },
];
