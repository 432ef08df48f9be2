import { augmentFields } from './augmentation';
import { choice, int, number, defaultsOf, flag, type Fields, type ParamsOf } from '../layers/fields';
import { callbackFields } from './callback-fields';

/**
 * Optimizers with the defaults of Keras 3 (keras/src/optimizers); `learningRate` is common to all and stands in the settings.
 */
export const optimizerFields = {
  SGD: { momentum: number(0, 0, 0.999, [0, 0.5, 0.9, 0.99]), nesterov: flag(false) },
  RMSprop: { rho: number(0.9, 0, 0.9999, [0.9, 0.95, 0.99]), momentum: number(0, 0, 0.999, [0, 0.9]) },
  Adam: { beta1: number(0.9, 0, 0.9999, [0.9, 0.95]), beta2: number(0.999, 0, 0.99999, [0.99, 0.999]) },
  AdamW: {
    beta1: number(0.9, 0, 0.9999, [0.9, 0.95]),
    beta2: number(0.999, 0, 0.99999, [0.99, 0.999]),
    weightDecay: number(0.004, 0, 1, [0, 0.0001, 0.004, 0.01]),
  },
  Adadelta: { rho: number(0.95, 0, 0.9999, [0.9, 0.95, 0.99]) },
  Adagrad: { initialAccumulatorValue: number(0.1, 0, 10, [0.1, 1]) },
  Nadam: { beta1: number(0.9, 0, 0.9999, [0.9, 0.95]), beta2: number(0.999, 0, 0.99999, [0.99, 0.999]) },
} as const satisfies Record<string, Fields>;

export type OptimizerKind = keyof typeof optimizerFields;
export const optimizerKinds = Object.keys(optimizerFields) as readonly OptimizerKind[];
export type OptimizerSpec = {
  readonly [K in OptimizerKind]: { readonly kind: K; readonly params: ParamsOf<(typeof optimizerFields)[K]> };
}[OptimizerKind];

/** Keras 3 default learning rates. */
export const defaultLearningRates: Readonly<Record<OptimizerKind, number>> = {
  SGD: 0.01,
  RMSprop: 0.001,
  Adam: 0.001,
  AdamW: 0.001,
  Adadelta: 0.001,
  Adagrad: 0.001,
  Nadam: 0.001,
};

/** Keras 3's epsilon for every optimizer but none of tfjs's device-dependent ones. */
export const optimizerEpsilon = 1e-7;

export const losses = ['sparseCategoricalCrossentropy', 'categoricalCrossentropy'] as const;

/** `none`; a `split` taken from the end of the training images before shuffling, as Keras does; or the `test` set. */
export const validations = ['none', 'split', 'test'] as const;

export const settingsFields = {
  learningRate: number(0.001, 0.0000001, 100, [0.0001, 0.0003, 0.001, 0.003, 0.01, 0.03, 0.1, 0.3, 1]),
  loss: choice('sparseCategoricalCrossentropy', losses),
  batchSize: int(64, 1, 1024, [8, 16, 32, 64, 128, 256]),
  epochs: int(5, 1, 1000, [1, 2, 3, 5, 10, 12, 20]),
  validation: choice('none', validations),
  /** The share of the training images kept for validation when `validation` is `split`. */
  validationSplit: number(0.1, 0.01, 0.9, [0.1, 0.2, 0.3]),
  shuffle: flag(true),
  seed: int(1, 0, 4294967295, [1, 2, 3]),
  ...callbackFields,
  ...augmentFields,
} as const satisfies Fields;

/** How to train, apart from what (network) and on what (data set). */
export type TrainingSettings = ParamsOf<typeof settingsFields> & { readonly optimizer: OptimizerSpec };

/** An optimizer of a kind with Keras 3's defaults. */
export function defaultOptimizer(kind: OptimizerKind): OptimizerSpec {
  return { kind, params: defaultsOf(optimizerFields[kind]) } as OptimizerSpec;
}
