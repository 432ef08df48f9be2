import { add, depthwiseConv2d, type Tensor4D } from '@tensorflow/tfjs-core';
import { layers } from '@tensorflow/tfjs-layers';
import type { LayerParams } from '../../domain/layers/registry';
import { activate } from '../ops/activate';
import { inTfjsWords, regularizer, required } from './common';
import { variablesOf, type EngineLayer } from './engine-layer';
import { kernelInitializer } from './initializers';

export const depthwiseConv2dLayer: EngineLayer<LayerParams['DepthwiseConv2D']> = {
  create: ({ kernelInitializer: initializer, l1, l2, ...params }, name, seed) =>
    layers.depthwiseConv2d({
      ...inTfjsWords(params),
      name,
      depthwiseInitializer: kernelInitializer(initializer, seed),
      depthwiseRegularizer: regularizer({ l1, l2 }),
    }),
  forward(x, layer, { strides, padding, activation }) {
    const [kernel, bias] = variablesOf(layer);
    const z = depthwiseConv2d(x as Tensor4D, required(kernel) as Tensor4D, strides, padding);
    return activate(activation, bias ? add(z, bias) : z);
  },
};
