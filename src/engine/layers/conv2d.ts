import { layers } from '@tensorflow/tfjs-layers';
import type { LayerParams } from '../../domain/layers/registry';
import { convInTfjsWords, convolve, regularizer, required } from './common';
import { variablesOf, type EngineLayer } from './engine-layer';
import { kernelInitializer } from './initializers';

export const conv2dLayer: EngineLayer<LayerParams['Conv2D']> = {
  create: ({ kernelInitializer: initializer, l1, l2, ...params }, name, seed) =>
    layers.conv2d({
      ...convInTfjsWords(params),
      name,
      kernelInitializer: kernelInitializer(initializer, seed),
      kernelRegularizer: regularizer({ l1, l2 }),
    }),
  forward(x, layer, params, { read }) {
    const [kernel, bias] = variablesOf(layer);
    return convolve(x, required(kernel), bias, { ...params, read });
  },
};
