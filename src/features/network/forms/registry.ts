import type { LayerKind } from '../../../domain/layers/registry';
import type { LayerSpec } from '../../../domain/network/network';
import { activationForm } from './activation';
import { averagePooling2dForm } from './average-pooling2d';
import { batchNormalizationForm } from './batch-normalization';
import { conv2dForm } from './conv2d';
import { conv2dTransposeForm } from './conv2d-transpose';
import { denseForm } from './dense';
import { depthwiseConv2dForm } from './depthwise-conv2d';
import { dropoutForm } from './dropout';
import { flattenForm } from './flatten';
import { gaussianNoiseForm } from './gaussian-noise';
import { globalAveragePooling2dForm } from './global-average-pooling2d';
import { globalMaxPooling2dForm } from './global-max-pooling2d';
import type { FieldWords, LayerForm, ShortPart } from './layer-form';
import { layerNormalizationForm } from './layer-normalization';
import { leakyReluForm } from './leaky-relu';
import { mergingForm } from './merging';
import { maxPooling2dForm } from './max-pooling2d';
import { rescalingForm } from './rescaling';
import { separableConv2dForm } from './separable-conv2d';
import { spatialDropout2dForm } from './spatial-dropout2d';
import { upSampling2dForm } from './up-sampling2d';
import { zeroPadding2dForm } from './zero-padding2d';

/** A kind of layer without a form does not compile. */
export const layerForms = {
  Conv2D: conv2dForm,
  SeparableConv2D: separableConv2dForm,
  DepthwiseConv2D: depthwiseConv2dForm,
  Conv2DTranspose: conv2dTransposeForm,
  MaxPooling2D: maxPooling2dForm,
  AveragePooling2D: averagePooling2dForm,
  GlobalMaxPooling2D: globalMaxPooling2dForm,
  GlobalAveragePooling2D: globalAveragePooling2dForm,
  ZeroPadding2D: zeroPadding2dForm,
  UpSampling2D: upSampling2dForm,
  BatchNormalization: batchNormalizationForm,
  LayerNormalization: layerNormalizationForm,
  Rescaling: rescalingForm,
  Dropout: dropoutForm,
  SpatialDropout2D: spatialDropout2dForm,
  GaussianNoise: gaussianNoiseForm,
  Activation: activationForm,
  LeakyReLU: leakyReluForm,
  Flatten: flattenForm,
  Dense: denseForm,
  Add: mergingForm,
  Concatenate: mergingForm,
  Average: mergingForm,
  Maximum: mergingForm,
  Multiply: mergingForm,
} as const satisfies { readonly [K in LayerKind]: LayerForm<K> };

/** A form whose kind is only known at run time. */
export interface AnyLayerForm extends Omit<LayerForm, 'main' | 'more' | 'words' | 'short'> {
  readonly main: readonly string[];
  readonly more: readonly string[];
  readonly words?: Readonly<Partial<Record<string, FieldWords>>>;
}

export function formOf(kind: LayerKind): AnyLayerForm {
  return layerForms[kind];
}

/** The most telling parameters of a layer. */
export function shortParts(layer: LayerSpec): readonly ShortPart[] {
  const form: { short(params: LayerSpec['params']): readonly ShortPart[] } = layerForms[layer.kind];
  return form.short(layer.params);
}
