import type { TensorInfo } from '@tensorflow/tfjs-core';
import { input, lastOf, sizeOf, type KernelCall, type WasmKernel } from '../../wasm/kernel';
import { normalise, normaliseGrad, type NormaliseAttrs } from './kernel';

function forward({ inputs, backend, attrs }: KernelCall): TensorInfo[] {
  const { epsilon } = attrs as unknown as NormaliseAttrs;
  const x = input(inputs, 'x');
  const [size, channels] = [sizeOf(x.shape), lastOf(x.shape)];
  const [y, inverse] = [backend.output(x.shape), backend.output([...x.shape.slice(0, -1), 1])];
  const args = [backend.address(x), backend.address(y), backend.address(inverse), channels];
  backend.run('normaliseRows', { items: size / channels, work: size * 3, args, floats: [epsilon] });
  return [y, inverse];
}

function gradient({ inputs, backend }: KernelCall): TensorInfo {
  const y = input(inputs, 'y');
  const [size, channels] = [sizeOf(y.shape), lastOf(y.shape)];
  const dx = backend.output(y.shape);
  const places = [input(inputs, 'dy'), y, input(inputs, 'inverse'), dx].map((tensor) => backend.address(tensor));
  backend.run('normaliseRowsGradient', { items: size / channels, work: size * 3, args: [...places, channels] });
  return dx;
}

export const wasmNormalise: readonly WasmKernel[] = [
  { name: normalise, run: forward },
  { name: normaliseGrad, run: gradient },
];
