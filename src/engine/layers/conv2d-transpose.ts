import { add, getBackend, type Tensor4D } from '@tensorflow/tfjs-core';
import { layers } from '@tensorflow/tfjs-layers';
import { conv2dTranspose as transposed } from '../../domain/layers/conv2d-transpose';
import { pairOf } from '../../domain/layers/extent';
import type { LayerParams } from '../../domain/layers/registry';
import { activate } from '../ops/activate';
import { conv2dTranspose, turnedKernel, turnedPadding } from '../ops/conv2d-transpose';
import { convolve, inTfjsWords, regularizer, required, tfjsPair } from './common';
import { variablesOf, type EngineLayer } from './engine-layer';
import { kernelInitializer } from './initializers';

export const conv2dTransposeLayer: EngineLayer<LayerParams['Conv2DTranspose']> = {
  create: ({ kernelInitializer: initializer, l1, l2, ...params }, name, seed) =>
    layers.conv2dTranspose({
      ...inTfjsWords(params),
      kernelSize: tfjsPair(params.kernelSize),
      strides: tfjsPair(params.strides),
      name,
      kernelInitializer: kernelInitializer(initializer, seed),
      kernelRegularizer: regularizer({ l1, l2 }),
    }),
  forward(x, layer, params, { read }) {
    const [kernel, bias] = variablesOf(layer);
    if (isTurned(params)) {
      const padding = turnedPadding(params.kernelSize, params.padding);
      return convolve(x, turnedKernel(required(kernel)), bias, { ...params, padding, read });
    }
    const outputShape = transposed.outputShape(x.shape.slice(1), params);
    const z = conv2dTranspose(x as Tensor4D, required(kernel) as Tensor4D, { ...params, outputShape });
    return activate(params.activation, bias ? add(z, bias) : z);
  },
};

/** Where our own convolution computes it: that knows biases, relu and gradients that are mostly zero. */
function isTurned({ strides }: LayerParams['Conv2DTranspose']): boolean {
  return getBackend() === 'wasm' && pairOf(strides).every((step) => step === 1);
}
