import {
  Conv2DBackpropFilter,
  Conv2DBackpropInput,
  FusedConv2D,
  getKernel,
  MaxPoolGrad,
  registerKernel,
  unregisterKernel,
  type KernelConfig,
  type KernelFunc,
} from '@tensorflow/tfjs-core';
import { biasActivationGrad } from '../kernels/bias-activation-grad/kernel';
import { biasActivationGradWebGpu } from '../kernels/bias-activation-grad/webgpu';
import { conv2dBackpropFilterWebGpu } from '../kernels/conv2d-backprop-filter/webgpu';
import { conv2dBackpropInputWebGpu } from '../kernels/conv2d-backprop-input/webgpu';
import { fusedConv2dWebGpu } from '../kernels/fused-conv2d/webgpu';
import { maxPoolGradWebGpu } from '../kernels/max-pool-grad/webgpu';
import { optimizerUpdate } from '../kernels/optimizer-update/kernel';
import { optimizerUpdateWebGpu } from '../kernels/optimizer-update/webgpu';
import { seededDropout } from '../kernels/seeded-dropout/kernel';
import { seededDropoutWebGpu } from '../kernels/seeded-dropout/webgpu';
import { softmaxCrossEntropy } from '../kernels/softmax-cross-entropy/kernel';
import { softmaxCrossEntropyWebGpu } from '../kernels/softmax-cross-entropy/webgpu';

const backendName = 'webgpu';

const forms: Readonly<Record<string, KernelFunc>> = {
  [biasActivationGrad]: biasActivationGradWebGpu,
  [optimizerUpdate]: optimizerUpdateWebGpu,
  [seededDropout]: seededDropoutWebGpu,
  [softmaxCrossEntropy]: softmaxCrossEntropyWebGpu,
  [MaxPoolGrad]: maxPoolGradWebGpu,
  [Conv2DBackpropFilter]: conv2dBackpropFilterWebGpu,
  [Conv2DBackpropInput]: conv2dBackpropInputWebGpu,
  [FusedConv2D]: fusedConv2dWebGpu,
};

let registered = false;

/** Registers our WGSL kernels, over tfjs's own where it has some; further calls do nothing. */
export function registerWebGpuKernels(): void {
  if (registered) return;
  registered = true;
  for (const [kernelName, form] of Object.entries(forms)) {
    const original = getKernel(kernelName, backendName) as KernelConfig | null;
    if (original) unregisterKernel(kernelName, backendName);
    registerKernel({ kernelName, backendName, kernelFunc: original ? withFallback(form, original.kernelFunc) : form });
  }
}

/** Ours for what the engine asks; tfjs's for whatever else its layers may want of these kernels. */
function withFallback(ours: KernelFunc, original: KernelFunc): KernelFunc {
  return (params) => (isOurs(params) ? ours(params) : original(params));
}

interface ConvLike {
  readonly dataFormat?: string;
  readonly dilations?: number | readonly number[];
  readonly activation?: string;
}

function isOurs({ inputs, attrs }: Parameters<KernelFunc>[0]): boolean {
  const { dataFormat = 'NHWC', dilations = 1, activation = 'linear' } = attrs as ConvLike;
  const isDense = [dilations].flat().every((dilation) => dilation === 1);
  return dataFormat === 'NHWC' && isDense && /^(linear|relu)$/.test(activation) && !('preluActivationWeights' in inputs && inputs.preluActivationWeights);
}
