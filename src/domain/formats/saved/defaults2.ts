/**
 * FROZEN. What a missing value means in version 2, for ever. A kind or a setting that the page gets while version 2 is the newest is added here, with the
 * value that means "as it was before": what is here already is never changed, also where the page's own defaults change.
 */
import type { LayerParams } from '../../layers/registry';
import type { OptimizerSpec, TrainingSettings } from '../../training/training';
import { layers1, optimizers1, settings1 } from './defaults1';

const dilated = { dilationRate: 1 } as const;
const trainable = { trainable: true } as const;
const kernel = { kernelInitializer: 'glorot_uniform', l1: 0, ...trainable } as const;
/** What kinds got later; it is written only where it says something else, so that older pages open what they could have written. */
export const later2 = {
  Conv2D: { ...dilated, ...kernel },
  SeparableConv2D: { ...dilated, ...kernel },
  DepthwiseConv2D: { ...dilated, ...kernel, l2: 0 },
  Conv2DTranspose: trainable,
  Dense: kernel,
  BatchNormalization: trainable,
  LayerNormalization: trainable,
} as const;

export const layers2: LayerParams = {
  ...layers1,
  Conv2D: { ...layers1.Conv2D, ...later2.Conv2D },
  SeparableConv2D: { ...layers1.SeparableConv2D, ...later2.SeparableConv2D },
  DepthwiseConv2D: { ...layers1.DepthwiseConv2D, ...later2.DepthwiseConv2D },
  Dense: { ...layers1.Dense, ...later2.Dense },
  BatchNormalization: { ...layers1.BatchNormalization, ...later2.BatchNormalization },
  LeakyReLU: { negativeSlope: 0.3 },
  Add: {},
  Concatenate: {},
  Average: {},
  Maximum: {},
  Multiply: {},
  UpSampling2D: { size: 2, interpolation: 'nearest' },
  SpatialDropout2D: { rate: 0.25 },
  GaussianNoise: { stddev: 0.1 },
  Rescaling: { scale: 2, offset: -1 },
  Conv2DTranspose: {
    filters: 32,
    kernelSize: 3,
    strides: 2,
    padding: 'valid',
    activation: 'relu',
    useBias: true,
    ...kernel,
    l2: 0,
  },
  LayerNormalization: { epsilon: 0.001, center: true, scale: true, ...later2.LayerNormalization },
};

const weightDecay = 0;

export const optimizers2: { readonly [O in OptimizerSpec as O['kind']]: O['params'] } = {
  SGD: { ...optimizers1.SGD, weightDecay },
  RMSprop: { ...optimizers1.RMSprop, weightDecay },
  Adam: { ...optimizers1.Adam, weightDecay },
  AdamW: optimizers1.AdamW,
  Adadelta: { ...optimizers1.Adadelta, weightDecay },
  Adagrad: { ...optimizers1.Adagrad, weightDecay },
  Nadam: { ...optimizers1.Nadam, weightDecay },
};

/** Not the learning rate: it is always written. */
export const settings2: Omit<TrainingSettings, 'optimizer' | 'learningRate'> = {
  ...settings1,
  labelSmoothing: 0,
  clipping: 'none',
  clipAt: 1,
};
