import { augmentFields } from './augmentation';
import { choice, int, number, defaultsOf, flag, type Fields, type ParamsOf } from '../layers/fields';
import { callbackFields } from './callback-fields';

/** How much of every weight each step takes away, times the learning rate, before the gradient is followed; biases too, as in Keras. */
const weightDecay = (value: number) => ({ weightDecay: number(value, 0, 1, [0, 0.0001, 0.004, 0.01]) });

const betas = {
  beta1: number(0.9, 0, 0.9999, [0.9, 0.95]),
  beta2: number(0.999, 0, 0.99999, [0.99, 0.999]),
};

/**
 * Optimizers with the defaults of Keras 3 (keras/src/optimizers); `learningRate` is common to all and stands in the settings.
 */
export const optimizerFields = {
  SGD: { momentum: number(0, 0, 0.999, [0, 0.5, 0.9, 0.99]), nesterov: flag(false), ...weightDecay(0) },
  RMSprop: {
    rho: number(0.9, 0, 0.9999, [0.9, 0.95, 0.99]),
    momentum: number(0, 0, 0.999, [0, 0.9]),
    ...weightDecay(0),
  },
  Adam: { ...betas, ...weightDecay(0) },
  AdamW: { ...betas, ...weightDecay(0.004) },
  Adadelta: { rho: number(0.95, 0, 0.9999, [0.9, 0.95, 0.99]), ...weightDecay(0) },
  Adagrad: { initialAccumulatorValue: number(0.1, 0, 10, [0.1, 1]), ...weightDecay(0) },
  Nadam: { ...betas, ...weightDecay(0) },
} as const satisfies Record<string, Fields>;

export type OptimizerKind = keyof typeof optimizerFields;
export const optimizerKinds = Object.keys(optimizerFields) as readonly OptimizerKind[];
export type OptimizerParams<K extends OptimizerKind> = ParamsOf<(typeof optimizerFields)[K]>;
export type OptimizerSpec = {
  readonly [K in OptimizerKind]: { readonly kind: K; readonly params: OptimizerParams<K> };
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

/**
 * How gradients that are too large are made smaller, by Keras's names, one at most: each variable's to the length `clipAt` (`clipnorm`), each single number into
 * -clipAt to clipAt (`clipvalue`), or all variables' together to one length (`global_clipnorm`).
 */
export const clippings = ['none', 'clipnorm', 'clipvalue', 'global_clipnorm'] as const;
export type Clipping = Pick<TrainingSettings, 'clipping' | 'clipAt'>;
export const noClipping: Clipping = { clipping: 'none', clipAt: 1 };

/** `none`; a `split` taken from the end of the training images before shuffling, as Keras does; or the `test` set. */
export const validations = ['none', 'split', 'test'] as const;

export const settingsFields = {
  learningRate: number(0.001, 0.0000001, 100, [0.0001, 0.0003, 0.001, 0.003, 0.01, 0.03, 0.1, 0.3, 1]),
  loss: choice('sparseCategoricalCrossentropy', losses),
  /** The share of each label that is spread evenly over all classes; only `categoricalCrossentropy` has it, see `smoothingOf`. */
  labelSmoothing: number(0, 0, 1, [0, 0.05, 0.1, 0.2]),
  clipping: choice('none', clippings),
  clipAt: number(1, 0.000001, 1_000_000, [0.1, 0.5, 1, 5]),
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

/** The label smoothing that counts: Keras's sparse loss has none. */
export function smoothingOf({ loss, labelSmoothing }: Pick<TrainingSettings, 'loss' | 'labelSmoothing'>): number {
  return loss === 'categoricalCrossentropy' ? labelSmoothing : 0;
}

/** An optimizer of a kind with Keras 3's defaults. */
export function defaultOptimizer(kind: OptimizerKind): OptimizerSpec {
  return optimizerWith(kind, {});
}

/** The same with some parameters set. */
export function optimizerWith<K extends OptimizerKind>(kind: K, params: Partial<OptimizerParams<K>>): OptimizerSpec {
  return { kind, params: { ...defaultsOf(optimizerFields[kind]), ...params } } as OptimizerSpec;
}
