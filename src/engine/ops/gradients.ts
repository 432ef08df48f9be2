/**
 * Gradients for the fused forward kernels. tfjs has none: it drops fusion while training. Registered once for all backends.
 * Where the gradients of several inputs do not come together, each is only paid for where its input leads to a variable: tfjs calls just those functions.
 */
// Registers the gradients of tfjs's own operations, which tfjs-core leaves to others.
import '@tensorflow/tfjs-layers';
import {
  _FusedMatMul,
  add,
  Conv2DBackpropFilter,
  Conv2DBackpropInput,
  DepthwiseConv2dNative,
  DepthwiseConv2dNativeBackpropFilter,
  DepthwiseConv2dNativeBackpropInput,
  type DepthwiseConv2dNativeAttrs,
  FusedBatchNorm,
  FusedConv2D,
  getBackend,
  getKernel,
  type KernelConfig,
  matMul,
  type NamedTensorInfoMap,
  Maximum,
  mul,
  registerGradient,
  Relu,
  reshape,
  rsqrt,
  Sigmoid,
  Softmax,
  sub,
  sum,
  Tanh,
  type FusedConv2DAttrs,
  type Tensor,
  type Tensor3D,
  type Tensor4D,
} from '@tensorflow/tfjs-core';
import { activationOutputGrad, type OutputActivation } from '../kernels/activation-output-grad/kernel';
import { batchNormalise, batchNormaliseGrad } from '../kernels/batch-normalise/kernel';
import { biasActivationGrad, type FusedActivation } from '../kernels/bias-activation-grad/kernel';
import { gaussianNoise } from '../kernels/gaussian-noise/kernel';
import { maximumGrad } from '../kernels/maximum/kernel';
import { pointwiseActivation, pointwiseActivationGrad } from '../kernels/pointwise-activation/kernel';
import { seededDropout } from '../kernels/seeded-dropout/kernel';
import { softmaxGrad } from '../kernels/softmax/kernel';
import { upSampling2d, upSampling2dGrad } from '../kernels/up-sampling2d/kernel';
import { weightGradients, type WeightGradientsAttrs } from '../kernels/weight-gradients/kernel';
import type { ConvOptions } from './conv2d';
import { runKernel } from './run-kernel';

let registered = false;

/** Registers the gradients of FusedConv2D, Conv2DBackpropInput (a Conv2DTranspose; in place of tfjs's own, whose convolution is not ours), DepthwiseConv2dNative (tfjs's own refuses dilation), _FusedMatMul, PointwiseActivation, SeededDropout, GaussianNoise, BatchNormalise and UpSampling2D, and of Maximum (of equal shapes), FusedBatchNorm and activations in place of tfjs's own; further calls do nothing. */
export function registerGradients(): void {
  if (registered) return;
  registered = true;
  registerGradient({
    kernelName: FusedConv2D,
    inputsToSave: ['x', 'filter'],
    outputsToSave: [true],
    gradFunc: (dy, saved, attrs) =>
      convGradients(dy as Tensor4D, saved as Parameters<typeof convGradients>[1], attrs as unknown as FusedConv2DAttrs),
  });
  registerGradient({
    kernelName: Conv2DBackpropInput,
    inputsToSave: ['dy', 'filter'],
    gradFunc: (dz, saved, attrs) =>
      transposeGradients(
        dz as Tensor4D,
        saved as Parameters<typeof transposeGradients>[1],
        attrs as unknown as FusedConv2DAttrs,
      ),
  });
  registerGradient({
    kernelName: DepthwiseConv2dNative,
    inputsToSave: ['x', 'filter'],
    gradFunc: (dy, saved, attrs) => depthwiseGradients(dy as Tensor, saved as [Tensor, Tensor], attrs),
  });
  registerGradient({
    kernelName: _FusedMatMul,
    inputsToSave: ['a', 'b'],
    outputsToSave: [true],
    gradFunc: (dy, saved, attrs) => denseGradients(dy as Tensor3D, saved as MatMulSaved, attrs as unknown as Activated),
  });
  registerGradient({
    kernelName: pointwiseActivation,
    inputsToSave: ['x'],
    gradFunc: (dy, [x], attrs) => ({
      x: () => runKernel<Tensor>(pointwiseActivationGrad, { dy: dy as Tensor, x: x }, attrs),
    }),
  });
  registerGradient({
    kernelName: seededDropout,
    gradFunc: (dy, _saved, attrs) => ({ x: () => runKernel<Tensor>(seededDropout, { x: dy as Tensor }, attrs) }),
  });
  registerOutputGradients();
  registerGradient({
    kernelName: batchNormalise,
    inputsToSave: ['x', 'gamma'],
    outputsToSave: [false, true, true],
    gradFunc: (dys, saved, attrs) => batchNormaliseGradients((dys as Tensor[])[0] as Tensor, saved, attrs),
  });
  registerGradient({
    kernelName: FusedBatchNorm,
    inputsToSave: ['x', 'mean', 'variance', 'scale'],
    gradFunc: (dy, saved, attrs) => normalisedInUseGradients(dy as Tensor, saved, attrs),
  });
  registerGradient({
    kernelName: Maximum,
    inputsToSave: ['a', 'b'],
    gradFunc: (dy, saved) => maximumGradients(dy as Tensor, saved),
  });
  registerGradient({ kernelName: gaussianNoise, gradFunc: (dy) => ({ x: () => (dy as Tensor).clone() }) });
  registerGradient({
    kernelName: upSampling2d,
    gradFunc: (dy, _saved, attrs) => ({ x: () => runKernel<Tensor>(upSampling2dGrad, { dy: dy as Tensor }, attrs) }),
  });
}

/** In place of tfjs's own, which take an operation for each sign. */
function registerOutputGradients(): void {
  const kernels: readonly [string, OutputActivation][] = [
    [Relu, 'relu'],
    [Sigmoid, 'sigmoid'],
    [Tanh, 'tanh'],
  ];
  for (const [kernelName, activation] of kernels) {
    registerGradient({
      kernelName,
      outputsToSave: [true],
      gradFunc: (dy, [y]) => ({
        x: () => runKernel<Tensor>(activationOutputGrad, { dy: dy as Tensor, y: y }, { activation }),
      }),
    });
  }
  registerGradient({
    kernelName: Softmax,
    outputsToSave: [true],
    gradFunc: (dy, [y]) => ({ logits: () => runKernel<Tensor>(softmaxGrad, { dy: dy as Tensor, y: y }) }),
  });
}

interface Activated {
  readonly activation: FusedActivation;
  /** False where the weights are frozen: then only what goes on to the input is worked out. */
  readonly trainable?: boolean;
}

function convGradients(
  dy: Tensor4D,
  [x, filter, y]: [Tensor4D, Tensor4D, Tensor4D],
  attrs: FusedConv2DAttrs,
): Record<string, () => Tensor> {
  const { activation, read, trainable = true } = attrs as unknown as Activated & Pick<ConvOptions, 'read'>;
  const { strides, pad, dataFormat, dilations } = attrs;
  const window = { strides, pad, dataFormat, dilations, dimRoundingMode: undefined, read };
  const filterShape = filter.shape;
  const ofInput = (dz: Tensor): Tensor =>
    runKernel<Tensor>(Conv2DBackpropInput, { dy: dz, filter }, { ...window, inputShape: x.shape });
  if (!trainable) return { x: () => ofInput(activationGradient(dy, y, activation)) };
  if (isTogether()) {
    const [dz, dfilter, db] = weightGradientsOf({ x, dy, y }, { ...window, filterShape, activation });
    return { x: () => ofInput(dz), filter: () => dfilter, bias: () => db };
  }
  const [dz, db] = preActivationGradients(dy, y, { activation });
  return {
    x: () => ofInput(dz),
    filter: () => runKernel<Tensor>(Conv2DBackpropFilter, { x, dy: dz }, { ...window, filterShape }),
    bias: () => db,
  };
}

/** Whether the backend finds all that the weights get in one go. */
function isTogether(): boolean {
  return Boolean(getKernel(weightGradients, getBackend()) as KernelConfig | null);
}

function weightGradientsOf(inputs: NamedTensorInfoMap, attrs: WeightGradientsAttrs): [Tensor, Tensor, Tensor] {
  return runKernel<Tensor[]>(weightGradients, inputs, attrs) as [Tensor, Tensor, Tensor];
}

/** tfjs's own layers say nothing of dilation here. */
type Undilated = Omit<FusedConv2DAttrs, 'dilations'> & Partial<FusedConv2DAttrs>;

/** Of a convolution the other way round: forward it is an input's gradient, so that its own input's gradient is the convolution, and x and dy change places for the kernel's. */
function transposeGradients(
  dz: Tensor4D,
  [x, filter]: [Tensor4D, Tensor4D],
  { strides, pad, dataFormat, dilations = [1, 1] }: Undilated,
): Record<string, () => Tensor> {
  const window = { strides, pad, dataFormat, dilations, dimRoundingMode: undefined };
  return {
    dy: () => runKernel<Tensor>(FusedConv2D, { x: dz, filter }, { ...window, activation: 'linear' }),
    filter: () => runKernel<Tensor>(Conv2DBackpropFilter, { x: dz, dy: x }, { ...window, filterShape: filter.shape }),
  };
}

function depthwiseGradients(dy: Tensor, [x, filter]: [Tensor, Tensor], attrs: object): Record<string, () => Tensor> {
  // tfjs's own layers give null for no dilation.
  const { dilations } = attrs as Partial<DepthwiseConv2dNativeAttrs>;
  const window = { ...attrs, dilations: dilations ?? [1, 1] };
  return {
    x: () => runKernel<Tensor>(DepthwiseConv2dNativeBackpropInput, { dy, filter }, { ...window, inputShape: x.shape }),
    filter: () =>
      runKernel<Tensor>(DepthwiseConv2dNativeBackpropFilter, { x, dy }, { ...window, filterShape: filter.shape }),
  };
}

/** The three come together; mean and variance get no gradient of their own. */
function batchNormaliseGradients(
  dy: Tensor,
  [x, gamma, mean, variance]: Tensor[],
  attrs: object,
): Record<'x' | 'gamma' | 'beta', () => Tensor> {
  const inputs = { dy, x, gamma, mean, variance } as Record<string, Tensor>;
  const [dx, dgamma, dbeta] = runKernel<Tensor[]>(batchNormaliseGrad, inputs, attrs) as [Tensor, Tensor, Tensor];
  return { x: () => dx, gamma: () => dgamma, beta: () => dbeta };
}

/**
 * Of a batch normalisation in use, which goes by its averages; these get none. tfjs's own works most of it out before anybody asks: behind a frozen one only x is
 * wanted.
 */
function normalisedInUseGradients(
  dy: Tensor,
  [x, mean, variance, scale]: Tensor[],
  attrs: object,
): Record<'x' | 'scale' | 'offset', () => Tensor> {
  const { varianceEpsilon } = attrs as { readonly varianceEpsilon: number };
  const inverse = (): Tensor => rsqrt(add(variance as Tensor, varianceEpsilon));
  const perChannel = (values: Tensor): Tensor => sum(reshape(values, [-1, lastOf(values)]), 0);
  return {
    x: () => mul(dy, mul(scale as Tensor, inverse())),
    scale: () => perChannel(mul(dy, mul(sub(x as Tensor, mean as Tensor), inverse()))),
    offset: () => perChannel(dy),
  };
}

/** The two come together. */
function maximumGradients(dy: Tensor, [a, b]: Tensor[]): Record<'a' | 'b', () => Tensor> {
  const inputs = { dy, a, b } as Record<string, Tensor>;
  const [da, db] = runKernel<Tensor[]>(maximumGrad, inputs) as [Tensor, Tensor];
  return { a: () => da, b: () => db };
}

type MatMulSaved = [a: Tensor3D, b: Tensor3D, y: Tensor3D];

function denseGradients(dy: Tensor3D, saved: MatMulSaved, attrs: Activated): Record<string, () => Tensor> {
  const [a, b, y] = saved;
  if (attrs.trainable === false)
    return { a: () => matMul(activationGradient(dy, y, attrs.activation), b, false, true) };
  if (isTogether()) return pixelGradients(dy, saved, attrs);
  const [dz, db] = preActivationGradients(dy, y, attrs);
  return {
    a: () => matMul(dz, b, false, true),
    b: () => matMul(a, dz, true, false),
    bias: () => db,
  };
}

/** A matrix product as a convolution of pictures of one pixel. Only of one pair of matrices: dense layers have no others. */
function pixelGradients(dy: Tensor, [a, b, y]: MatMulSaved, { activation }: Activated): Record<string, () => Tensor> {
  const pixels = (values: Tensor): Tensor => reshape(values, [values.size / lastOf(values), 1, 1, lastOf(values)]);
  const filterShape = [1, 1, lastOf(a), lastOf(b)] as [number, number, number, number];
  const inputs = { x: pixels(a), dy: pixels(dy), y: pixels(y) };
  const [dz, dfilter, db] = weightGradientsOf(inputs, { strides: [1, 1], pad: 'valid', filterShape, activation });
  return {
    a: () => matMul(reshape(dz, y.shape), b, false, true),
    b: () => reshape(dfilter, b.shape),
    bias: () => db,
  };
}

function lastOf({ shape }: Tensor): number {
  return shape.at(-1) ?? 1;
}

/** dz alone, without the sums that a bias gets. */
function activationGradient<T extends Tensor>(dy: T, y: T, activation: FusedActivation): T {
  return activation === 'linear' ? dy : runKernel<T>(activationOutputGrad, { dy, y }, { activation });
}

function preActivationGradients(dy: Tensor, y: Tensor, { activation }: Activated): [dz: Tensor, db: Tensor] {
  return runKernel<Tensor[]>(biasActivationGrad, { dy, y }, { activation }) as [Tensor, Tensor];
}
