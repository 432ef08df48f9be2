import { layers } from '@tensorflow/tfjs-layers';
import type { LayerParams } from '../../domain/layers/registry';
import { depthwiseConv2d } from '../ops/depthwise-conv2d';
import { convInTfjsWords, convolve, regularizer, required } from './common';
import { variablesOf, type EngineLayer } from './engine-layer';
import { kernelInitializer } from './initializers';

export const separableConv2dLayer: EngineLayer<LayerParams['SeparableConv2D']> = {
  create: ({ kernelInitializer: initializer, l1, l2, ...params }, name, seed) =>
    layers.separableConv2d({
      ...convInTfjsWords(params),
      name,
      depthwiseInitializer: kernelInitializer(initializer, seed),
      pointwiseInitializer: kernelInitializer(initializer, seed + 1),
      depthwiseRegularizer: regularizer({ l1, l2 }),
      pointwiseRegularizer: regularizer({ l1, l2 }),
    }),
  forward(x, layer, params) {
    const [depthwise, pointwise, bias] = variablesOf(layer);
    const filtered = depthwiseConv2d(x, required(depthwise), params);
    return convolve(filtered, required(pointwise), bias, { ...params, strides: 1, dilationRate: 1, padding: 'valid' });
  },
};
