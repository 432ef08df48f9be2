import { layers } from '@tensorflow/tfjs-layers';
import type { LayerParams } from '../../domain/layers/registry';
import { convInTfjsWords, convolve, kernelInitializer, kernelRegularizer, required } from './common';
import { variablesOf, type EngineLayer } from './engine-layer';

export const conv2dLayer: EngineLayer<LayerParams['Conv2D']> = {
  create: ({ l2, ...params }, name, seed) =>
    layers.conv2d({
      ...convInTfjsWords(params),
      name,
      kernelInitializer: kernelInitializer(seed),
      ...kernelRegularizer(l2),
    }),
  forward(x, layer, params) {
    const [kernel, bias] = variablesOf(layer);
    return convolve(x, required(kernel), bias, params);
  },
};
