import { ones, zeros } from '@tensorflow/tfjs-core';
import { layers } from '@tensorflow/tfjs-layers';
import type { LayerParams } from '../../domain/layers/registry';
import { normalise } from '../ops/normalise';
import { required } from './common';
import { variablesOf, type EngineLayer } from './engine-layer';

export const layerNormalizationLayer: EngineLayer<LayerParams['LayerNormalization']> = {
  create: (params, name) => layers.layerNormalization({ ...params, name }),
  forward(x, layer, { epsilon, center, scale }) {
    const weights = variablesOf(layer);
    const channels = [x.shape.at(-1) ?? 1];
    const gamma = scale ? required(weights[0]) : ones(channels);
    return normalise(x, gamma, center ? required(weights.at(-1)) : zeros(channels), epsilon);
  },
};
