import type { LayerKind, LayerParams } from '../../domain/layers/registry';
import { batchNormalizationLayer } from './batch-normalization';
import { conv2dLayer } from './conv2d';
import { conv2dTransposeLayer } from './conv2d-transpose';
import { denseLayer } from './dense';
import { depthwiseConv2dLayer } from './depthwise-conv2d';
import type { EngineLayer } from './engine-layer';
import { layerNormalizationLayer } from './layer-normalization';
import { addLayer, averageLayer, concatenateLayer, maximumLayer, multiplyLayer } from './merging';
import {
  averagePooling2dLayer,
  globalAveragePooling2dLayer,
  globalMaxPooling2dLayer,
  maxPooling2dLayer,
} from './pooling';
import { separableConv2dLayer } from './separable-conv2d';
import {
  activationLayer,
  dropoutLayer,
  flattenLayer,
  gaussianNoiseLayer,
  leakyReluLayer,
  rescalingLayer,
  spatialDropout2dLayer,
  zeroPadding2dLayer,
} from './simple';
import { upSampling2dLayer } from './up-sampling2d';

/** A kind without its engine module does not compile. */
const engineLayers: { readonly [K in LayerKind]: EngineLayer<LayerParams[K]> } = {
  Conv2D: conv2dLayer,
  SeparableConv2D: separableConv2dLayer,
  DepthwiseConv2D: depthwiseConv2dLayer,
  Conv2DTranspose: conv2dTransposeLayer,
  MaxPooling2D: maxPooling2dLayer,
  AveragePooling2D: averagePooling2dLayer,
  GlobalMaxPooling2D: globalMaxPooling2dLayer,
  GlobalAveragePooling2D: globalAveragePooling2dLayer,
  ZeroPadding2D: zeroPadding2dLayer,
  UpSampling2D: upSampling2dLayer,
  BatchNormalization: batchNormalizationLayer,
  LayerNormalization: layerNormalizationLayer,
  Rescaling: rescalingLayer,
  Dropout: dropoutLayer,
  SpatialDropout2D: spatialDropout2dLayer,
  GaussianNoise: gaussianNoiseLayer,
  Activation: activationLayer,
  LeakyReLU: leakyReluLayer,
  Flatten: flattenLayer,
  Dense: denseLayer,
  Add: addLayer,
  Concatenate: concatenateLayer,
  Average: averageLayer,
  Maximum: maximumLayer,
  Multiply: multiplyLayer,
};

/** The engine module of a kind that is only known at run time; to be called with the parameters of that very kind. */
export function engineLayerOf(kind: LayerKind): EngineLayer<LayerParams[LayerKind]> {
  return engineLayers[kind];
}
