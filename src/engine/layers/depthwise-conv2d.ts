import { add } from '@tensorflow/tfjs-core';
import { layers } from '@tensorflow/tfjs-layers';
import { depthwiseConv2d as depthwise } from '../../domain/layers/depthwise-conv2d';
import type { LayerParams } from '../../domain/layers/registry';
import { activate } from '../ops/activate';
import { depthwiseConv2d } from '../ops/depthwise-conv2d';
import { convInTfjsWords, regularizer, required } from './common';
import { variablesOf, type EngineLayer } from './engine-layer';
import { kernelInitializer } from './initializers';

export const depthwiseConv2dLayer: EngineLayer<LayerParams['DepthwiseConv2D']> = {
  create({ kernelInitializer: initializer, l1, l2, ...params }, name, seed) {
    const layer = layers.depthwiseConv2d({
      ...convInTfjsWords(params),
      name,
      depthwiseInitializer: kernelInitializer(initializer, seed),
      depthwiseRegularizer: regularizer({ l1, l2 }),
    });
    // tfjs leaves the dilation out of the shape.
    const whole = { ...params, kernelInitializer: initializer, l1, l2 };
    layer.computeOutputShape = (shape) => [null, ...depthwise.outputShape((shape as number[]).slice(1), whole)];
    return layer;
  },
  forward(x, layer, params) {
    const [kernel, bias] = variablesOf(layer);
    const z = depthwiseConv2d(x, required(kernel), params);
    return activate(params.activation, bias ? add(z, bias) : z);
  },
};
