/** The weights of every layer: their names, their shapes, and the order in which Keras, TF.js and our engine keep them. */
import { pairOf } from '../../layers/extent';
import type { Shape } from '../../network/shape';
import type { Stage } from './code-setup';
import { writerOf, type LayerWriters } from './layer-writers';

export interface WeightShape {
  /** The layer's Keras name. */
  readonly layer: string;
  /** Within the layer: "kernel", "bias", "moving_mean". */
  readonly weight: string;
  readonly shape: Shape;
  readonly isTrainable: boolean;
}

/** Every weight of a network; kernels are [height, width, in, out] or [in, out], as in Keras. */
export function weightShapes(stages: readonly Stage[]): WeightShape[] {
  return stages.flatMap(({ spec, name, input }) =>
    writerOf(layouts, spec.kind)(spec.params, input.at(-1) ?? 0).map(([weight, shape]) => ({
      layer: name,
      weight,
      shape,
      isTrainable: !weight.startsWith('moving'),
    })),
  );
}

type Named = readonly [weight: string, shape: Shape];

const none = (): Named[] => [];

/** The weights of each kind, for an input of so many channels. */
const layouts: LayerWriters<number, readonly Named[]> = {
  Conv2D: ({ kernelSize: size, filters, useBias }, channels) => [
    ['kernel', [...pairOf(size), channels, filters]],
    ...bias(useBias, filters),
  ],
  SeparableConv2D: ({ kernelSize: size, depthMultiplier, filters, useBias }, channels) => [
    ['depthwise_kernel', [...pairOf(size), channels, depthMultiplier]],
    ['pointwise_kernel', [1, 1, channels * depthMultiplier, filters]],
    ...bias(useBias, filters),
  ],
  DepthwiseConv2D: ({ kernelSize: size, depthMultiplier, useBias }, channels) => [
    ['depthwise_kernel', [...pairOf(size), channels, depthMultiplier]],
    ...bias(useBias, channels * depthMultiplier),
  ],
  Conv2DTranspose: ({ kernelSize: size, filters, useBias }, channels) => [
    ['kernel', [...pairOf(size), filters, channels]],
    ...bias(useBias, filters),
  ],
  Dense: ({ units, useBias }, channels) => [['kernel', [channels, units]], ...bias(useBias, units)],
  BatchNormalization: (_params, channels) =>
    ['gamma', 'beta', 'moving_mean', 'moving_variance'].map((weight) => [weight, [channels]]),
  LayerNormalization: ({ center, scale }, channels) => [
    ...(scale ? [['gamma', [channels]] as const] : []),
    ...(center ? [['beta', [channels]] as const] : []),
  ],
  MaxPooling2D: none,
  AveragePooling2D: none,
  GlobalMaxPooling2D: none,
  GlobalAveragePooling2D: none,
  ZeroPadding2D: none,
  UpSampling2D: none,
  Rescaling: none,
  Dropout: none,
  SpatialDropout2D: none,
  GaussianNoise: none,
  Activation: none,
  LeakyReLU: none,
  Flatten: none,
  Add: none,
  Concatenate: none,
  Average: none,
  Maximum: none,
  Multiply: none,
};

function bias(isUsed: boolean, length: number): Named[] {
  return isUsed ? [['bias', [length]]] : [];
}
