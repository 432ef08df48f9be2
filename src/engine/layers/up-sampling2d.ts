import type { Tensor4D } from '@tensorflow/tfjs-core';
import { layers } from '@tensorflow/tfjs-layers';
import type { LayerParams } from '../../domain/layers/registry';
import { upSample } from '../ops/up-sampling2d';
import { tfjsPair } from './common';
import type { EngineLayer } from './engine-layer';

export const upSampling2dLayer: EngineLayer<LayerParams['UpSampling2D']> = {
  create: ({ size, interpolation }, name) => layers.upSampling2d({ size: tfjsPair(size), interpolation, name }),
  forward: (x, _layer, params) => upSample(x as Tensor4D, params),
};
