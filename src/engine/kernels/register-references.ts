import {
  getKernel,
  registerKernel,
  type KernelConfig,
  type KernelFunc,
  type Tensor,
  type Tensor1D,
  type Tensor2D,
  type Variable,
} from '@tensorflow/tfjs-core';
import { activationOutputGrad, type ActivationOutputGradAttrs } from './activation-output-grad/kernel';
import { referenceActivationOutputGrad } from './activation-output-grad/reference';
import { batchNormalise, batchNormaliseGrad, type BatchNormaliseAttrs } from './batch-normalise/kernel';
import { referenceBatchNormalise, referenceBatchNormaliseGrad } from './batch-normalise/reference';
import { biasActivationGrad, type BiasActivationGradAttrs } from './bias-activation-grad/kernel';
import { referenceBiasActivationGrad } from './bias-activation-grad/reference';
import { gaussianNoise, type GaussianNoiseAttrs } from './gaussian-noise/kernel';
import { referenceGaussianNoise } from './gaussian-noise/reference';
import { maximumGrad } from './maximum/kernel';
import { referenceMaximumGrad } from './maximum/reference';
import { normalise, normaliseGrad, type NormaliseAttrs } from './normalise/kernel';
import { referenceNormalise, referenceNormaliseGrad } from './normalise/reference';
import { optimizerUpdate, unpackUpdates, type OptimizerUpdateAttrs } from './optimizer-update/kernel';
import { referenceOptimizerUpdate } from './optimizer-update/reference';
import {
  pointwiseActivation,
  pointwiseActivationGrad,
  type PointwiseActivationAttrs,
} from './pointwise-activation/kernel';
import { referencePointwiseActivation, referencePointwiseActivationGrad } from './pointwise-activation/reference';
import { seededDropout, type SeededDropoutAttrs } from './seeded-dropout/kernel';
import { referenceSeededDropout } from './seeded-dropout/reference';
import { softmaxGrad } from './softmax/kernel';
import { referenceSoftmaxGrad } from './softmax/reference';
import { softmaxCrossEntropy, type SoftmaxCrossEntropyAttrs } from './softmax-cross-entropy/kernel';
import { referenceSoftmaxCrossEntropy } from './softmax-cross-entropy/reference';
import { upSampling2d, upSampling2dGrad, type UpSampling2dAttrs } from './up-sampling2d/kernel';
import { referenceUpSampling2d, referenceUpSampling2dGrad } from './up-sampling2d/reference';

/** tfjs hands kernel functions its Tensors, typed as the narrower TensorInfo; references may use them as Tensors. */
const references: Record<string, (inputs: Record<string, Tensor>, attrs: unknown) => Tensor | Tensor[]> = {
  [biasActivationGrad]: (inputs, attrs) =>
    referenceBiasActivationGrad(input(inputs, 'dy'), input(inputs, 'y'), (attrs as BiasActivationGradAttrs).activation),
  [softmaxCrossEntropy]: (inputs, attrs) => {
    const { labelSmoothing } = attrs as SoftmaxCrossEntropyAttrs;
    return referenceSoftmaxCrossEntropy(
      input(inputs, 'logits') as Tensor2D,
      input(inputs, 'labels') as Tensor1D,
      labelSmoothing,
    );
  },
  [pointwiseActivation]: (inputs, attrs) => {
    const { activation, slope } = attrs as PointwiseActivationAttrs;
    return referencePointwiseActivation(input(inputs, 'x'), activation, slope);
  },
  [pointwiseActivationGrad]: (inputs, attrs) => {
    const { activation, slope } = attrs as PointwiseActivationAttrs;
    return referencePointwiseActivationGrad(input(inputs, 'dy'), input(inputs, 'x'), activation, slope);
  },
  [seededDropout]: (inputs, attrs) => {
    const { rate, key, from } = attrs as SeededDropoutAttrs;
    return referenceSeededDropout(input(inputs, 'x'), rate, key, from);
  },
  [activationOutputGrad]: (inputs, attrs) => {
    const { activation } = attrs as ActivationOutputGradAttrs;
    return referenceActivationOutputGrad(input(inputs, 'dy'), input(inputs, 'y'), activation);
  },
  [batchNormalise]: (inputs, attrs) => {
    const { epsilon } = attrs as BatchNormaliseAttrs;
    return referenceBatchNormalise(input(inputs, 'x'), input(inputs, 'gamma'), input(inputs, 'beta'), epsilon);
  },
  [batchNormaliseGrad]: (inputs, attrs) => {
    const [dy, x, gamma] = [input(inputs, 'dy'), input(inputs, 'x'), input(inputs, 'gamma')];
    const moments = { mean: input(inputs, 'mean'), variance: input(inputs, 'variance') };
    return referenceBatchNormaliseGrad({ dy, x, gamma, ...moments }, (attrs as BatchNormaliseAttrs).epsilon);
  },
  [normalise]: (inputs, attrs) => {
    const { epsilon } = attrs as NormaliseAttrs;
    return referenceNormalise(input(inputs, 'x'), input(inputs, 'gamma'), input(inputs, 'beta'), epsilon);
  },
  [normaliseGrad]: (inputs) => {
    const [mean, inverse, gamma] = [input(inputs, 'mean'), input(inputs, 'inverse'), input(inputs, 'gamma')];
    return referenceNormaliseGrad(input(inputs, 'dy'), input(inputs, 'x'), { mean, inverse, gamma });
  },
  [maximumGrad]: (inputs) => referenceMaximumGrad(input(inputs, 'dy'), input(inputs, 'a'), input(inputs, 'b')),
  [softmaxGrad]: (inputs) => referenceSoftmaxGrad(input(inputs, 'dy'), input(inputs, 'y')),
  [gaussianNoise]: (inputs, attrs) =>
    referenceGaussianNoise(input(inputs, 'x'), input(inputs, 'quantiles'), attrs as GaussianNoiseAttrs),
  [upSampling2d]: (inputs, attrs) => referenceUpSampling2d(input(inputs, 'x'), attrs as UpSampling2dAttrs),
  [upSampling2dGrad]: (inputs, attrs) => referenceUpSampling2dGrad(input(inputs, 'dy'), attrs as UpSampling2dAttrs),
  [optimizerUpdate]: (inputs, attrs) => {
    const { rule, count } = attrs as OptimizerUpdateAttrs;
    for (const { variable, gradient, slots } of unpackUpdates(inputs, count)) {
      referenceOptimizerUpdate(rule, variable as Variable, gradient as Tensor, slots as Variable[]);
    }
    return [];
  },
};

function input(inputs: Readonly<Partial<Record<string, Tensor>>>, name: string): Tensor {
  const tensor = inputs[name];
  if (!tensor) throw new Error(`The kernel input ${name} is missing.`);
  return tensor;
}

/** tfjs's types claim that there always is one. */
function hasKernel(kernelName: string, backendName: string): boolean {
  return (getKernel(kernelName, backendName) as KernelConfig | undefined) !== undefined;
}

/** Registers the plain tfjs form of each of our kernels on a backend, where it has no form of its own yet. */
export function registerReferences(backendName: string): void {
  for (const [kernelName, reference] of Object.entries(references)) {
    if (hasKernel(kernelName, backendName)) continue;
    const kernelFunc = ((params) =>
      reference(params.inputs as unknown as Record<string, Tensor>, params.attrs)) as KernelFunc;
    registerKernel({ kernelName, backendName, kernelFunc });
  }
}
