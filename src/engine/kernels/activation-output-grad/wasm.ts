import type { TensorInfo } from '@tensorflow/tfjs-core';
import { activationGradient } from '../pointwise-activation/wasm';
import { input, lastOf, sizeOf, type KernelCall, type WasmKernel } from '../../wasm/kernel';
import { isMasked } from '../../wasm/relu-outputs';
import { activationOutputGrad, type ActivationOutputGradAttrs } from './kernel';

function run(call: KernelCall): TensorInfo {
  const { inputs, backend, attrs } = call;
  const { activation } = attrs as unknown as ActivationOutputGradAttrs;
  const [dy, y] = [input(inputs, 'dy'), input(inputs, 'y')];
  if (activation === 'relu' && isMasked(dy, y)) return backend.share(dy, dy.shape);
  if (activation !== 'softmax') return activationGradient(call, 'y', activation);
  const [dx, size, channels] = [backend.output(y.shape), sizeOf(y.shape), lastOf(y.shape)];
  const args = [backend.address(dy), backend.address(y), backend.address(dx), channels];
  backend.run('softmaxRowsGradient', { items: size / channels, work: size * 2, args });
  return dx;
}

export const wasmActivationOutputGrad: WasmKernel = { name: activationOutputGrad, run };
