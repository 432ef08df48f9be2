import { batchNorm, type Variable } from '@tensorflow/tfjs-core';
import { layers } from '@tensorflow/tfjs-layers';
import type { LayerParams } from '../../domain/layers/registry';
import { batchNormalise } from '../ops/batch-normalise';
import { moveTowards } from '../ops/moving-average';
import { required } from './common';
import { variablesOf, type EngineLayer } from './engine-layer';

/**
 * As Keras 3: training normalises by the batch's own mean and (biased) variance over all axes but the last, and moves the
 * averages by `moving = momentum * moving + (1 - momentum) * batch`; use normalises by the averages, and so does training where the layer is frozen: then they stay, too.
 */
export const batchNormalizationLayer: EngineLayer<LayerParams['BatchNormalization']> = {
  create: (params, name) => layers.batchNormalization({ ...params, name }),
  forward(x, layer, { momentum, epsilon, trainable }, { training }) {
    const [gamma, beta, movingMean, movingVariance] = variablesOf(layer).map(required) as [
      Variable,
      Variable,
      Variable,
      Variable,
    ];
    if (!training || !trainable)
      return batchNorm(x, movingMean as never, movingVariance as never, beta as never, gamma as never, epsilon);
    const { y, mean, variance } = batchNormalise(x, gamma, beta, epsilon);
    moveTowards(
      [
        [movingMean, mean],
        [movingVariance, variance],
      ],
      momentum,
    );
    return y;
  },
};
