import type { Tensor, Tensor1D, Tensor4D } from '@tensorflow/tfjs-core';
import { regularizers } from '@tensorflow/tfjs-layers';
import { tfjsActivations, type Activation } from '../../domain/layers/activations';
import { pairOf, type Extent } from '../../domain/layers/extent';
import { activateRest, fusedPart } from '../ops/activate';
import { conv2d, type ConvPadding } from '../ops/conv2d';
import type { ForwardContext } from './engine-layer';

export interface Penalty {
  readonly l1: number;
  readonly l2: number;
}

/** The penalty l1 * sum(|w|) + l2 * sum(w^2); undefined where both are 0. tfjs keeps it with the layer so that exports carry it; the training step adds it to the loss. */
export function regularizer({ l1, l2 }: Penalty) {
  if (l1 > 0) return l2 > 0 ? regularizers.l1l2({ l1, l2 }) : regularizers.l1({ l1 });
  return l2 > 0 ? regularizers.l2({ l2 }) : undefined;
}

/** [height, width], as tfjs's types want it. */
export function tfjsPair(extent: Extent): [height: number, width: number] {
  return [...pairOf(extent)];
}

interface Convolution {
  readonly activation: Activation;
  readonly kernelSize: Extent;
  readonly strides: Extent;
  readonly dilationRate: Extent;
}

/** Parameters of a layer with its activation as tfjs spells it. */
export function inTfjsWords<P extends { readonly activation: Activation }>(params: P) {
  return { ...params, activation: tfjsActivations[params.activation] };
}

/** The same of a convolution, with its sizes as tfjs takes them. */
export function convInTfjsWords<P extends Convolution>(params: P) {
  const { kernelSize, strides, dilationRate } = params;
  return {
    ...inTfjsWords(params),
    kernelSize: tfjsPair(kernelSize),
    strides: tfjsPair(strides),
    dilationRate: tfjsPair(dilationRate),
  };
}

interface ConvParams {
  readonly strides: Extent;
  readonly dilationRate?: Extent;
  readonly padding: ConvPadding;
  readonly activation: Activation;
  readonly trainable: boolean;
  readonly read?: ForwardContext['read'];
}

/** A convolution with bias and its whole activation. */
export function convolve(
  x: Tensor,
  kernel: Tensor,
  bias: Tensor | undefined,
  { strides, padding, dilationRate, activation, read, trainable }: ConvParams,
): Tensor {
  const y = conv2d(x as Tensor4D, kernel as Tensor4D, bias as Tensor1D | undefined, {
    strides,
    padding,
    dilationRate,
    activation: fusedPart(activation),
    read,
    trainable,
  });
  return activateRest(activation, y);
}

/** The tensors of a layer with weights; the kernel is always there, a bias only where it is used. */
export function required(tensor: Tensor | undefined): Tensor {
  if (!tensor) throw new Error('The layer has not been built: a weight is missing.');
  return tensor;
}
