/** The pooling layers: each has its tfjs layer, and the operation with that name. */
import { maxPool, mean, type Tensor4D } from '@tensorflow/tfjs-core';
import { layers } from '@tensorflow/tfjs-layers';
import type { LayerParams } from '../../domain/layers/registry';
import { averagePool } from '../ops/average-pool';
import { globalMaxPool } from '../ops/global-max-pool';
import { tfjsPair } from './common';
import type { EngineLayer } from './engine-layer';

const heightAndWidth = [1, 2];

function inTfjsWords(params: LayerParams['MaxPooling2D']) {
  return { ...params, poolSize: tfjsPair(params.poolSize), strides: tfjsPair(params.strides) };
}

export const maxPooling2dLayer: EngineLayer<LayerParams['MaxPooling2D']> = {
  create: (params, name) => layers.maxPooling2d({ ...inTfjsWords(params), name }),
  forward: (x, _layer, { poolSize, strides, padding }) =>
    maxPool(x as Tensor4D, tfjsPair(poolSize), tfjsPair(strides), padding),
};

export const averagePooling2dLayer: EngineLayer<LayerParams['AveragePooling2D']> = {
  create: (params, name) => layers.averagePooling2d({ ...inTfjsWords(params), name }),
  forward: (x, _layer, { poolSize, strides, padding }) =>
    averagePool(x as Tensor4D, tfjsPair(poolSize), tfjsPair(strides), padding),
};

export const globalMaxPooling2dLayer: EngineLayer<LayerParams['GlobalMaxPooling2D']> = {
  create: (_params, name) => layers.globalMaxPooling2d({ name }),
  forward: (x) => globalMaxPool(x as Tensor4D),
};

export const globalAveragePooling2dLayer: EngineLayer<LayerParams['GlobalAveragePooling2D']> = {
  create: (_params, name) => layers.globalAveragePooling2d({ name }),
  forward: (x) => mean(x, heightAndWidth),
};
