/** The pooling layers: each has its tfjs layer, and the operation with that name. */
import { maxPool, mean, type Tensor4D } from '@tensorflow/tfjs-core';
import { layers } from '@tensorflow/tfjs-layers';
import type { LayerParams } from '../../domain/layers/registry';
import { averagePool } from '../ops/average-pool';
import { globalMaxPool } from '../ops/global-max-pool';
import type { EngineLayer } from './engine-layer';

const heightAndWidth = [1, 2];

export const maxPooling2dLayer: EngineLayer<LayerParams['MaxPooling2D']> = {
  create: (params, name) => layers.maxPooling2d({ ...params, name }),
  forward: (x, _layer, { poolSize, strides, padding }) => maxPool(x as Tensor4D, poolSize, strides, padding),
};

export const averagePooling2dLayer: EngineLayer<LayerParams['AveragePooling2D']> = {
  create: (params, name) => layers.averagePooling2d({ ...params, name }),
  forward: (x, _layer, { poolSize, strides, padding }) => averagePool(x as Tensor4D, poolSize, strides, padding),
};

export const globalMaxPooling2dLayer: EngineLayer<LayerParams['GlobalMaxPooling2D']> = {
  create: (_params, name) => layers.globalMaxPooling2d({ name }),
  forward: (x) => globalMaxPool(x as Tensor4D),
};

export const globalAveragePooling2dLayer: EngineLayer<LayerParams['GlobalAveragePooling2D']> = {
  create: (_params, name) => layers.globalAveragePooling2d({ name }),
  forward: (x) => mean(x, heightAndWidth),
};
