import type { TensorInfo } from '@tensorflow/tfjs-core';
import { activationGradient } from '../pointwise-activation/wasm';
import { input, type KernelCall, type WasmKernel } from '../../wasm/kernel';
import { isMasked } from '../../wasm/relu-outputs';
import { activationOutputGrad, type ActivationOutputGradAttrs } from './kernel';

function run(call: KernelCall): TensorInfo {
  const { activation } = call.attrs as unknown as ActivationOutputGradAttrs;
  const dy = input(call.inputs, 'dy');
  if (activation === 'relu' && isMasked(dy, input(call.inputs, 'y'))) return call.backend.share(dy, dy.shape);
  return activationGradient(call, 'y', activation);
}

export const wasmActivationOutputGrad: WasmKernel = { name: activationOutputGrad, run };
