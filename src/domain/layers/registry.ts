import type { ParamsOf } from './fields';
import { activation } from './activation';
import { averagePooling2d } from './average-pooling2d';
import { batchNormalization } from './batch-normalization';
import { conv2d } from './conv2d';
import { conv2dTranspose } from './conv2d-transpose';
import { dense } from './dense';
import { depthwiseConv2d } from './depthwise-conv2d';
import { dropout } from './dropout';
import { flatten } from './flatten';
import { gaussianNoise } from './gaussian-noise';
import { globalAveragePooling2d } from './global-average-pooling2d';
import { globalMaxPooling2d } from './global-max-pooling2d';
import type { LayerDefinition } from './layer-definition';
import { layerNormalization } from './layer-normalization';
import { leakyRelu } from './leaky-relu';
import { add, average, concatenate, maximum, multiply } from './merging';
import { maxPooling2d } from './max-pooling2d';
import { rescaling } from './rescaling';
import { separableConv2d } from './separable-conv2d';
import { spatialDropout2d } from './spatial-dropout2d';
import { upSampling2d } from './up-sampling2d';
import { zeroPadding2d } from './zero-padding2d';

/** Every kind of layer, in the order in which menus offer them. */
export const layerKinds = [
  'Conv2D',
  'MaxPooling2D',
  'Flatten',
  'Dense',
  'Dropout',
  'BatchNormalization',
  'Activation',
  'AveragePooling2D',
  'GlobalAveragePooling2D',
  'GlobalMaxPooling2D',
  'SeparableConv2D',
  'DepthwiseConv2D',
  'ZeroPadding2D',
  'UpSampling2D',
  'LeakyReLU',
  'SpatialDropout2D',
  'GaussianNoise',
  'Rescaling',
  'LayerNormalization',
  'Conv2DTranspose',
  'Add',
  'Concatenate',
  'Average',
  'Maximum',
  'Multiply',
] as const;
export type LayerKind = (typeof layerKinds)[number];

/** A kind without a module, or under another's name, does not compile. */
export const layerDefinitions = {
  Conv2D: conv2d,
  SeparableConv2D: separableConv2d,
  DepthwiseConv2D: depthwiseConv2d,
  Conv2DTranspose: conv2dTranspose,
  MaxPooling2D: maxPooling2d,
  AveragePooling2D: averagePooling2d,
  GlobalMaxPooling2D: globalMaxPooling2d,
  GlobalAveragePooling2D: globalAveragePooling2d,
  ZeroPadding2D: zeroPadding2d,
  UpSampling2D: upSampling2d,
  BatchNormalization: batchNormalization,
  LayerNormalization: layerNormalization,
  Rescaling: rescaling,
  Dropout: dropout,
  SpatialDropout2D: spatialDropout2d,
  GaussianNoise: gaussianNoise,
  Activation: activation,
  LeakyReLU: leakyRelu,
  Flatten: flatten,
  Dense: dense,
  Add: add,
  Concatenate: concatenate,
  Average: average,
  Maximum: maximum,
  Multiply: multiply,
} as const satisfies { readonly [K in LayerKind]: LayerDefinition<K> };

/** The parameter object of each kind. */
export type LayerParams = { readonly [K in LayerKind]: ParamsOf<(typeof layerDefinitions)[K]['fields']> };

/**
 * The definition of a kind that is only known at run time. Its methods take the parameters of any kind: call them with the parameters of a layer
 * of this very kind. (No cast is needed: methods may take wider arguments than they were written for.)
 */
export function definitionOf(kind: LayerKind): LayerDefinition<LayerKind> {
  return layerDefinitions[kind];
}
