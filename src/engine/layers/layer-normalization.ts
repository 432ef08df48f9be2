import { add, mul } from '@tensorflow/tfjs-core';
import { layers } from '@tensorflow/tfjs-layers';
import type { LayerParams } from '../../domain/layers/registry';
import { normalise } from '../ops/normalise';
import { required } from './common';
import { variablesOf, type EngineLayer } from './engine-layer';

export const layerNormalizationLayer: EngineLayer<LayerParams['LayerNormalization']> = {
  create: (params, name) => layers.layerNormalization({ ...params, name }),
  forward(x, layer, { epsilon, center, scale }) {
    const weights = variablesOf(layer);
    const normalised = normalise(x, epsilon);
    const scaled = scale ? mul(normalised, required(weights[0])) : normalised;
    return center ? add(scaled, required(weights.at(-1))) : scaled;
  },
};
