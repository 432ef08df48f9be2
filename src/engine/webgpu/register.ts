import {
  _FusedMatMul,
  BatchMatMul,
  Conv2DBackpropFilter,
  Conv2DBackpropInput,
  DepthwiseConv2dNative,
  DepthwiseConv2dNativeBackpropFilter,
  DepthwiseConv2dNativeBackpropInput,
  FusedConv2D,
  getKernel,
  MaxPoolGrad,
  registerKernel,
  Softmax,
  unregisterKernel,
  type KernelConfig,
  type KernelFunc,
} from '@tensorflow/tfjs-core';
import { conv2dBackpropInputWebGpu } from '../kernels/convolution/webgpu-backprop-input';
import { fusedConv2dWebGpu } from '../kernels/convolution/webgpu-fused';
import { registerSpread } from '../kernels/dilation/spread';
import { isOneProduct, matMulWebGpu } from '../kernels/matrix-product/webgpu';
import { maxPoolGradWebGpu } from '../kernels/pooling/webgpu-max-grad';
import { gaussianNoise } from '../kernels/gaussian-noise/kernel';
import { gaussianNoiseWebGpu } from '../kernels/gaussian-noise/webgpu';
import { optimizerUpdate } from '../kernels/optimizer-update/kernel';
import { optimizerUpdateWebGpu } from '../kernels/optimizer-update/webgpu';
import { pointwiseActivation, pointwiseActivationGrad } from '../kernels/pointwise-activation/kernel';
import { pointwiseActivationWebGpu, pointwiseActivationGradWebGpu } from '../kernels/pointwise-activation/webgpu';
import { seededDropout } from '../kernels/seeded-dropout/kernel';
import { seededDropoutWebGpu } from '../kernels/seeded-dropout/webgpu';
import { softmaxWebGpu } from '../kernels/softmax/webgpu';
import { softmaxCrossEntropy } from '../kernels/softmax-cross-entropy/kernel';
import { softmaxCrossEntropyWebGpu } from '../kernels/softmax-cross-entropy/webgpu';
import { upSampling2d, upSampling2dGrad } from '../kernels/up-sampling2d/kernel';
import { upSampling2dWebGpu, upSampling2dGradWebGpu } from '../kernels/up-sampling2d/webgpu';
import { weightGradients } from '../kernels/weight-gradients/kernel';
import { conv2dBackpropFilterWebGpu, weightGradientsWebGpu } from '../kernels/weight-gradients/webgpu';
import { mendedKernels } from './mended-kernels';

const backendName = 'webgpu';

const forms: Readonly<Record<string, KernelFunc>> = {
  [gaussianNoise]: gaussianNoiseWebGpu,
  [optimizerUpdate]: optimizerUpdateWebGpu,
  [pointwiseActivation]: pointwiseActivationWebGpu,
  [pointwiseActivationGrad]: pointwiseActivationGradWebGpu,
  [seededDropout]: seededDropoutWebGpu,
  [softmaxCrossEntropy]: softmaxCrossEntropyWebGpu,
  [upSampling2d]: upSampling2dWebGpu,
  [upSampling2dGrad]: upSampling2dGradWebGpu,
  [weightGradients]: weightGradientsWebGpu,
  [MaxPoolGrad]: maxPoolGradWebGpu,
  [Conv2DBackpropFilter]: conv2dBackpropFilterWebGpu,
  [Conv2DBackpropInput]: conv2dBackpropInputWebGpu,
  [FusedConv2D]: fusedConv2dWebGpu,
  [BatchMatMul]: matMulWebGpu,
  [_FusedMatMul]: matMulWebGpu,
  [Softmax]: softmaxWebGpu,
};

/** Our convolutions dilate by themselves; these are tfjs's. */
const undilatedDepthwise = [
  DepthwiseConv2dNative,
  DepthwiseConv2dNativeBackpropInput,
  DepthwiseConv2dNativeBackpropFilter,
];

let registered = false;

/** Registers our WGSL kernels, over tfjs's own where it has some; further calls do nothing. */
export function registerWebGpuKernels(): void {
  if (registered) return;
  registered = true;
  for (const [kernelName, form] of Object.entries(forms)) {
    const original = getKernel(kernelName, backendName) as KernelConfig | null;
    put(kernelName, original ? withFallback(form, original.kernelFunc) : form);
  }
  for (const [kernelName, mend] of Object.entries(mendedKernels))
    put(kernelName, mend(getKernel(kernelName, backendName).kernelFunc));
  registerSpread(backendName, undilatedDepthwise);
}

function put(kernelName: string, kernelFunc: KernelFunc): void {
  if (getKernel(kernelName, backendName) as KernelConfig | null) unregisterKernel(kernelName, backendName);
  registerKernel({ kernelName, backendName, kernelFunc });
}

/** Ours for what the engine asks; tfjs's for whatever else its layers may want of these kernels. */
function withFallback(ours: KernelFunc, original: KernelFunc): KernelFunc {
  return (params) => (isOurs(params) ? ours(params) : original(params));
}

/** Attributes and inputs of the kernels that we replace, as far as they decide. */
interface Attrs {
  readonly dataFormat?: string;
  readonly activation?: string;
}

function isOurs({ inputs, attrs }: Parameters<KernelFunc>[0]): boolean {
  const { dataFormat = 'NHWC', activation } = attrs as Attrs;
  const isPlain = !inputs.preluActivationWeights;
  const isProduct = 'a' in inputs;
  return (
    dataFormat === 'NHWC' &&
    isPlain &&
    /^(linear|relu)$/.test(activation ?? 'linear') &&
    (!isProduct || isOneProduct(inputs))
  );
}
