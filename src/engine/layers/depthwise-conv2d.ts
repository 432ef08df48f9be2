import { add } from '@tensorflow/tfjs-core';
import { layers } from '@tensorflow/tfjs-layers';
import { depthwiseConv2d as depthwise } from '../../domain/layers/depthwise-conv2d';
import type { LayerParams } from '../../domain/layers/registry';
import { activate } from '../ops/activate';
import { depthwiseConv2d } from '../ops/depthwise-conv2d';
import { convInTfjsWords, kernelInitializer, required } from './common';
import { variablesOf, type EngineLayer } from './engine-layer';

export const depthwiseConv2dLayer: EngineLayer<LayerParams['DepthwiseConv2D']> = {
  create(params, name, seed) {
    const words = convInTfjsWords(params);
    const layer = layers.depthwiseConv2d({ ...words, name, depthwiseInitializer: kernelInitializer(seed) });
    // tfjs leaves the dilation out of the shape.
    layer.computeOutputShape = (shape) => [null, ...depthwise.outputShape((shape as number[]).slice(1), params)];
    return layer;
  },
  forward(x, layer, params) {
    const [kernel, bias] = variablesOf(layer);
    const z = depthwiseConv2d(x, required(kernel), params);
    return activate(params.activation, bias ? add(z, bias) : z);
  },
};
