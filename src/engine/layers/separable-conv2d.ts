import { depthwiseConv2d, type Tensor4D } from '@tensorflow/tfjs-core';
import { layers } from '@tensorflow/tfjs-layers';
import type { LayerParams } from '../../domain/layers/registry';
import { convolve, inTfjsWords, regularizer, required } from './common';
import { variablesOf, type EngineLayer } from './engine-layer';
import { kernelInitializer } from './initializers';

export const separableConv2dLayer: EngineLayer<LayerParams['SeparableConv2D']> = {
  create: ({ kernelInitializer: initializer, l1, l2, ...params }, name, seed) =>
    layers.separableConv2d({
      ...inTfjsWords(params),
      name,
      depthwiseInitializer: kernelInitializer(initializer, seed),
      pointwiseInitializer: kernelInitializer(initializer, seed + 1),
      depthwiseRegularizer: regularizer({ l1, l2 }),
      pointwiseRegularizer: regularizer({ l1, l2 }),
    }),
  forward(x, layer, params) {
    const [depthwise, pointwise, bias] = variablesOf(layer);
    const { strides, padding } = params;
    const filtered = depthwiseConv2d(x as Tensor4D, required(depthwise) as Tensor4D, strides, padding);
    return convolve(filtered, required(pointwise), bias, { ...params, strides: 1, padding: 'valid' });
  },
};
