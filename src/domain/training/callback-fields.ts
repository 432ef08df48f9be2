/** The settings of Keras's callbacks and learning-rate schedules; callbacks.ts says what they do. */
import { choice, flag, int, number, type Fields } from '../layers/fields';

export const schedules = ['constant', 'exponentialDecay', 'cosineDecay'] as const;
/** Metrics of an epoch that can be watched, as Keras names them. */
export const monitors = ['val_loss', 'val_accuracy', 'loss', 'accuracy'] as const;
export type Monitor = (typeof monitors)[number];

export const callbackFields = {
  schedule: choice('constant', schedules),
  /** ExponentialDecay and CosineDecay: steps (batches) until the decay is through once. */
  decaySteps: int(1000, 1, 10_000_000, [100, 500, 1000, 5000, 10_000]),
  /** ExponentialDecay: the factor for every `decaySteps`. */
  decayRate: number(0.96, 0.0001, 1, [0.5, 0.9, 0.96]),
  /** ExponentialDecay: in steps instead of smoothly. */
  staircase: flag(false),
  /** CosineDecay: the share of the first rate that is left in the end. */
  alpha: number(0, 0, 1, [0, 0.01, 0.1]),
  /** What EarlyStopping, ReduceLROnPlateau and the best weights go by. */
  monitor: choice('val_loss', monitors),
  earlyStopping: flag(false),
  /** EarlyStopping: epochs without improvement after which training ends; 0 counts like 1. */
  patience: int(0, 0, 1000, [0, 1, 2, 3, 5, 10]),
  restoreBestWeights: flag(false),
  reduceLrOnPlateau: flag(false),
  plateauFactor: number(0.1, 0.001, 0.999, [0.1, 0.2, 0.5]),
  plateauPatience: int(10, 0, 1000, [1, 2, 3, 5, 10]),
  minLearningRate: number(0, 0, 100, [0, 0.000001, 0.00001, 0.0001]),
  /** ModelCheckpoint: weights are kept after every so many epochs; 0 keeps none. */
  checkpointEpochs: int(0, 0, 1000, [0, 1, 2, 5, 10]),
} as const satisfies Fields;
