/**
 * FROZEN. What a missing value means in version 2, for ever. A kind or a setting that the page gets while version 2 is the newest is added here, with the
 * value that means "as it was before": what is here already is never changed, also where the page's own defaults change.
 */
import type { LayerParams } from '../../layers/registry';
import type { OptimizerSpec, TrainingSettings } from '../../training/training';
import { layers1, optimizers1, settings1 } from './defaults1';

const dilated = { dilationRate: 1 } as const;
/** What kinds got later; it is written only where it says something else, so that older pages open what they could have written. */
export const later2: Readonly<Record<string, Readonly<Record<string, unknown>>>> = {
  Conv2D: dilated,
  SeparableConv2D: dilated,
  DepthwiseConv2D: dilated,
};

export const layers2: LayerParams = {
  ...layers1,
  Conv2D: { ...layers1.Conv2D, ...dilated },
  SeparableConv2D: { ...layers1.SeparableConv2D, ...dilated },
  DepthwiseConv2D: { ...layers1.DepthwiseConv2D, ...dilated },
  LeakyReLU: { negativeSlope: 0.3 },
  UpSampling2D: { size: 2, interpolation: 'nearest' },
};

export const optimizers2: { readonly [O in OptimizerSpec as O['kind']]: O['params'] } = optimizers1;

/** Not the learning rate: it is always written. */
export const settings2: Omit<TrainingSettings, 'optimizer' | 'learningRate'> = settings1;
