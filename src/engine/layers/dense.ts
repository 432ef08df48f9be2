import type { Tensor1D, Tensor2D } from '@tensorflow/tfjs-core';
import { layers } from '@tensorflow/tfjs-layers';
import type { LayerParams } from '../../domain/layers/registry';
import { activateRest, fusedPart } from '../ops/activate';
import { dense } from '../ops/dense';
import { inTfjsWords, regularizer, required } from './common';
import { variablesOf, type EngineLayer } from './engine-layer';
import { kernelInitializer } from './initializers';

export const denseLayer: EngineLayer<LayerParams['Dense']> = {
  create: ({ kernelInitializer: initializer, l1, l2, ...params }, name, seed) =>
    layers.dense({
      ...inTfjsWords(params),
      name,
      kernelInitializer: kernelInitializer(initializer, seed),
      kernelRegularizer: regularizer({ l1, l2 }),
    }),
  forward(x, layer, { activation, trainable }) {
    const [kernel, bias] = variablesOf(layer);
    const weights = [required(kernel) as Tensor2D, bias as Tensor1D | undefined] as const;
    const y = dense(x as Tensor2D, ...weights, fusedPart(activation), trainable);
    return activateRest(activation, y);
  },
};
