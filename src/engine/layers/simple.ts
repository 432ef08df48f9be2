/** The layers without weights or windows. */
import { add, mul, ones, pad, reshape, type Tensor4D } from '@tensorflow/tfjs-core';
import { layers } from '@tensorflow/tfjs-layers';
import { sidesOf, type Sides } from '../../domain/layers/extent';
import type { LayerParams } from '../../domain/layers/registry';
import { activate } from '../ops/activate';
import { dropout } from '../ops/dropout';
import { addNoise } from '../ops/gaussian-noise';
import { activatePointwise } from '../ops/pointwise-activation';
import { inTfjsWords } from './common';
import type { EngineLayer } from './engine-layer';

/** Rows before and behind, columns before and behind. */
function around(padding: Sides): [rows: [number, number], columns: [number, number]] {
  const { top, bottom, left, right } = sidesOf(padding);
  return [
    [top, bottom],
    [left, right],
  ];
}

export const zeroPadding2dLayer: EngineLayer<LayerParams['ZeroPadding2D']> = {
  create: ({ padding }, name) => layers.zeroPadding2d({ padding: around(padding), name }),
  forward: (x, _layer, { padding }) => pad(x as Tensor4D, [[0, 0], ...around(padding), [0, 0]]),
};

export const dropoutLayer: EngineLayer<LayerParams['Dropout']> = {
  create: ({ rate }, name) => layers.dropout({ rate, name }),
  forward: (x, _layer, { rate }, { training, key, before }) => (training ? dropout(x, rate, key, before) : x),
};

/** Of a mask: as many numbers as there are images and channels. Where null stands, tfjs takes the size of the input; its types do not say so. */
const wholeChannels = [null, 1, 1, null] as unknown as number[];

/** TensorFlow.js has none: it is its Dropout with one mask for all pixels of a channel. */
export const spatialDropout2dLayer: EngineLayer<LayerParams['SpatialDropout2D']> = {
  create: ({ rate }, name) => layers.dropout({ rate, noiseShape: wholeChannels, name }),
  forward(x, _layer, { rate }, { training, key, before }) {
    if (!training || rate === 0) return x;
    const [batch = 1, , , channels = 1] = x.shape;
    return mul(x, dropout(ones([batch, 1, 1, channels]), rate, key, before));
  },
};

export const gaussianNoiseLayer: EngineLayer<LayerParams['GaussianNoise']> = {
  create: ({ stddev }, name) => layers.gaussianNoise({ stddev, name }),
  forward: (x, _layer, { stddev }, { training, key, before }) => (training ? addNoise(x, stddev, key, before) : x),
};

export const rescalingLayer: EngineLayer<LayerParams['Rescaling']> = {
  create: (params, name) => layers.rescaling({ ...params, name }),
  forward: (x, _layer, { scale, offset }) => add(mul(x, scale), offset),
};

export const activationLayer: EngineLayer<LayerParams['Activation']> = {
  create: (params, name) => layers.activation({ ...inTfjsWords(params), name }),
  forward: (x, _layer, { activation }) => activate(activation, x),
};

export const leakyReluLayer: EngineLayer<LayerParams['LeakyReLU']> = {
  create: ({ negativeSlope }, name) => layers.leakyReLU({ alpha: negativeSlope, name }),
  forward: (x, _layer, { negativeSlope }) => activatePointwise('leaky_relu', x, negativeSlope),
};

export const flattenLayer: EngineLayer<LayerParams['Flatten']> = {
  create(_params, name) {
    const layer = layers.flatten({ name });
    // Keras lets an input through that is flat already; tfjs would refuse it.
    layer.inputSpec = [{ minNDim: 2 }];
    return layer;
  },
  forward: (x) => reshape(x, [x.shape[0], -1]),
};
