/**
 * FROZEN. What a missing value means in version 2, for ever. A kind or a setting that the page gets while version 2 is the newest is added here, with the
 * value that means "as it was before": what is here already is never changed, also where the page's own defaults change.
 */
import type { LayerParams } from '../../layers/registry';
import type { OptimizerSpec, TrainingSettings } from '../../training/training';
import { layers1, optimizers1, settings1 } from './defaults1';

export const layers2: LayerParams = {
  ...layers1,
  LeakyReLU: { negativeSlope: 0.3 },
  Add: {},
  Concatenate: {},
  Average: {},
  Maximum: {},
  Multiply: {},
  UpSampling2D: { size: 2, interpolation: 'nearest' },
};

export const optimizers2: { readonly [O in OptimizerSpec as O['kind']]: O['params'] } = optimizers1;

/** Not the learning rate: it is always written. */
export const settings2: Omit<TrainingSettings, 'optimizer' | 'learningRate'> = settings1;
