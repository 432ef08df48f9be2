import { MaxPoolGrad, registerKernel, unregisterKernel, type KernelFunc } from '@tensorflow/tfjs-core';
import { biasActivationGrad } from '../kernels/bias-activation-grad/kernel';
import { biasActivationGradWebGl } from '../kernels/bias-activation-grad/webgl';
import { registerSpread } from '../kernels/dilation/spread';
import { maxPoolGradWebGl } from '../kernels/pooling/webgl-max-grad';
import { gaussianNoise } from '../kernels/gaussian-noise/kernel';
import { gaussianNoiseWebGl } from '../kernels/gaussian-noise/webgl';
import { optimizerUpdate } from '../kernels/optimizer-update/kernel';
import { optimizerUpdateWebGl } from '../kernels/optimizer-update/webgl';
import { pointwiseActivation, pointwiseActivationGrad } from '../kernels/pointwise-activation/kernel';
import { pointwiseActivationWebGl, pointwiseActivationGradWebGl } from '../kernels/pointwise-activation/webgl';
import { seededDropout } from '../kernels/seeded-dropout/kernel';
import { seededDropoutWebGl } from '../kernels/seeded-dropout/webgl';
import { softmaxCrossEntropy } from '../kernels/softmax-cross-entropy/kernel';
import { softmaxCrossEntropyWebGl } from '../kernels/softmax-cross-entropy/webgl';
import { upSampling2d, upSampling2dGrad } from '../kernels/up-sampling2d/kernel';
import { upSampling2dWebGl, upSampling2dGradWebGl } from '../kernels/up-sampling2d/webgl';

const forms: Readonly<Record<string, KernelFunc>> = {
  [biasActivationGrad]: biasActivationGradWebGl,
  [MaxPoolGrad]: maxPoolGradWebGl,
  [gaussianNoise]: gaussianNoiseWebGl,
  [optimizerUpdate]: optimizerUpdateWebGl,
  [pointwiseActivation]: pointwiseActivationWebGl,
  [pointwiseActivationGrad]: pointwiseActivationGradWebGl,
  [seededDropout]: seededDropoutWebGl,
  [softmaxCrossEntropy]: softmaxCrossEntropyWebGl,
  [upSampling2d]: upSampling2dWebGl,
  [upSampling2dGrad]: upSampling2dGradWebGl,
};

let registered = false;

/** Registers our fragment shaders, over tfjs's own where it has one; further calls do nothing. */
export function registerWebGlKernels(): void {
  if (registered) return;
  registered = true;
  unregisterKernel(MaxPoolGrad, 'webgl');
  for (const [kernelName, kernelFunc] of Object.entries(forms))
    registerKernel({ kernelName, backendName: 'webgl', kernelFunc });
  registerSpread('webgl');
}
