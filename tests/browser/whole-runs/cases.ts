/** Networks and settings that together hold every layer kind, every option and every optimizer; coverage.ts tells when one is missing. */
import { newLayer } from '../../../src/domain/network/edits';
import { defaultsOf } from '../../../src/domain/layers/fields';
import type { LayerKind, LayerParams } from '../../../src/domain/layers/registry';
import { networkInput } from '../../../src/domain/network/in-order';
import type { LayerSpec } from '../../../src/domain/network/network';
import {
  clippings,
  optimizerFields,
  settingsFields,
  type OptimizerKind,
  type OptimizerSpec,
  type TrainingSettings,
} from '../../../src/domain/training/training';

export interface Case {
  readonly name: string;
  readonly inputShape: readonly [height: number, width: number, channels: number];
  readonly layers: readonly LayerSpec[];
  readonly settings: TrainingSettings;
  /** Images to train on, and to test on. */
  readonly train: number;
  readonly test: number;
}

/** How many classes the data of a case have. */
export const classes = 4;

function layer<K extends LayerKind>(kind: K, params: Partial<LayerParams[K]> = {}): LayerSpec {
  return newLayer(kind, kind, params);
}
const flatten = layer('Flatten');
const output = layer('Dense', { units: classes, activation: 'softmax' });

function optimizer(kind: OptimizerKind, params: Readonly<Record<string, number | boolean>> = {}): OptimizerSpec {
  return { kind, params: { ...defaultsOf(optimizerFields[kind]), ...params } } as OptimizerSpec;
}

type Numbers = Pick<Case, 'inputShape' | 'train' | 'test'>;

/** A layer that takes others than the one before it: by their numbers, counted from 1; 0 is the network's input. */
function taking(spec: LayerSpec, ...numbers: readonly number[]): LayerSpec {
  return { ...spec, inputs: numbers.map((number) => (number === 0 ? networkInput : `layer-${number}`)) };
}

/** A case with two epochs of small batches, the last of which is smaller still, each validated on the test images. */
function run(
  name: string,
  spec: OptimizerSpec,
  layers: readonly LayerSpec[],
  settings: Partial<TrainingSettings> = {},
  numbers: Partial<Numbers> = {},
): Case {
  const usual = { learningRate: 0.01, batchSize: 32, epochs: 2, validation: 'test' as const };
  return {
    name,
    layers: layers.map((each, index) => ({ ...each, id: `layer-${index + 1}` })),
    settings: { ...defaultsOf(settingsFields), optimizer: spec, ...usual, ...settings },
    inputShape: [12, 12, 1],
    train: 70,
    test: 40,
    ...numbers,
  };
}

export const cases: readonly Case[] = [
  run('residual and inception blocks', optimizer('Adam'), [
    layer('Conv2D', { filters: 5, padding: 'same', activation: 'relu' }),
    layer('BatchNormalization'),
    layer('Conv2D', { filters: 5, padding: 'same', activation: 'tanh' }),
    taking(layer('Add'), 3, 1),
    taking(layer('Conv2D', { filters: 3, kernelSize: 1 }), 4),
    taking(layer('MaxPooling2D', { poolSize: 3, strides: 1, padding: 'same' }), 4),
    taking(layer('Concatenate'), 5, 6, 0),
    taking(layer('AveragePooling2D', { poolSize: 12, strides: 1 }), 7),
    taking(layer('Multiply'), 7, 8),
    taking(layer('Maximum'), 9, 7),
    taking(layer('Average'), 10, 9, 7),
    flatten,
    layer('Dense', { units: 6, activation: 'relu' }),
    taking(layer('Concatenate'), 13, 12),
    output,
  ]),
  run(
    'many slices of an evaluation, and more tensors than a shader binds',
    optimizer('SGD'),
    [
      layer('Conv2D', { filters: 4, kernelSize: 1 }),
      layer('Conv2D', { filters: 5, l2: 0.01, padding: 'same' }),
      layer('MaxPooling2D', { poolSize: 4, strides: 3 }),
      layer('Conv2D', { filters: 3, kernelSize: 2, l2: 0.01 }),
      flatten,
      ...Array.from({ length: 7 }, () => layer('Dense', { units: 6, l2: 0.001 })),
      output,
    ],
    { batchSize: 256 },
    { inputShape: [8, 8, 1], train: 300, test: 1410 },
  ),
  run('smooth convolutions', optimizer('Adam'), [
    layer('Conv2D', { filters: 6, kernelSize: 5, activation: 'tanh', padding: 'same', strides: 2 }),
    layer('Conv2D', { filters: 5, kernelSize: 3, activation: 'elu', strides: 3, useBias: false }),
    layer('Activation', { activation: 'linear' }),
    flatten,
    layer('Dense', { units: 9, activation: 'sigmoid' }),
    layer('Dense', { units: 7, activation: 'softmax', useBias: false }),
    output,
  ]),
  run(
    'softmax over the channels of a picture, with augmentation',
    optimizer('SGD', { momentum: 0.9 }),
    [
      layer('ZeroPadding2D', { padding: 2 }),
      layer('Conv2D', { filters: 4, kernelSize: 3, activation: 'softmax' }),
      layer('Conv2D', { filters: 4, kernelSize: 3, activation: 'sigmoid' }),
      layer('Activation', { activation: 'softmax' }),
      layer('AveragePooling2D', { poolSize: 2, strides: 2 }),
      flatten,
      layer('Dense', { units: 8, activation: 'elu' }),
      layer('Dense', { units: classes, activation: 'linear' }),
      layer('Activation', { activation: 'softmax' }),
    ],
    { augmentShift: 2, augmentRotate: 20, augmentZoom: 0.2, augmentShear: 10, augmentNoise: 0.1 },
  ),
  run('windows that overlap, fit and leave gaps', optimizer('RMSprop'), [
    layer('ZeroPadding2D'),
    layer('Conv2D', { filters: 6, activation: 'linear' }),
    layer('MaxPooling2D', { poolSize: 3, strides: 1, padding: 'same' }),
    layer('AveragePooling2D', { poolSize: 3, strides: 2, padding: 'same' }),
    layer('MaxPooling2D', { poolSize: 2, strides: 3 }),
    layer('AveragePooling2D', { poolSize: 1, strides: 1 }),
    layer('AveragePooling2D', { poolSize: 2, strides: 1 }),
    layer('Activation', { activation: 'sigmoid' }),
    flatten,
    output,
  ]),
  run(
    'windows on colour that is not square',
    optimizer('RMSprop', { momentum: 0.9, rho: 0.95 }),
    [
      layer('AveragePooling2D', { poolSize: 3, strides: 3, padding: 'same' }),
      layer('ZeroPadding2D', { padding: 3 }),
      layer('MaxPooling2D', { poolSize: 1, strides: 2 }),
      layer('Conv2D', { filters: 7, kernelSize: 2, padding: 'same' }),
      layer('AveragePooling2D', { poolSize: 2, strides: 3 }),
      layer('MaxPooling2D', { poolSize: 5, strides: 2, padding: 'same' }),
      flatten,
      output,
    ],
    { shuffle: false },
    { inputShape: [13, 16, 3] },
  ),
  run('global pooling by the largest', optimizer('Adam', { beta1: 0.8, beta2: 0.99 }), [
    layer('Conv2D', { filters: 4, activation: 'elu' }),
    layer('MaxPooling2D', { poolSize: 3, strides: 2, padding: 'same' }),
    layer('Conv2D', { filters: 6, kernelSize: 1, activation: 'sigmoid' }),
    layer('Dropout'),
    layer('Conv2D', { filters: 8 }),
    layer('GlobalMaxPooling2D'),
    layer('Dense', { units: 33, activation: 'tanh' }),
    output,
  ]),
  run('normalised, global pooling by the mean', optimizer('AdamW'), [
    layer('Conv2D', { filters: 5, activation: 'linear', useBias: false }),
    layer('BatchNormalization'),
    layer('Activation'),
    layer('Conv2D', { filters: 6, strides: 2, padding: 'same', activation: 'linear', useBias: false }),
    layer('BatchNormalization', { momentum: 0.9, epsilon: 0.00001 }),
    layer('Activation', { activation: 'elu' }),
    layer('GlobalAveragePooling2D'),
    // A bias before a normalisation has no gradient but rounding errors, which Adam would make large.
    layer('Dense', { units: 12, activation: 'linear', useBias: false }),
    layer('BatchNormalization'),
    layer('Activation', { activation: 'tanh' }),
    layer('Dropout', { rate: 0.5 }),
    output,
  ]),
  run(
    'depthwise',
    optimizer('Nadam'),
    [
      layer('DepthwiseConv2D', { depthMultiplier: 3, activation: 'linear' }),
      layer('DepthwiseConv2D', { kernelSize: 5, strides: 2, padding: 'same', useBias: false }),
      layer('DepthwiseConv2D', { kernelSize: 2, activation: 'tanh', depthMultiplier: 2 }),
      layer('DepthwiseConv2D', { strides: 3, activation: 'sigmoid', padding: 'same' }),
      flatten,
      output,
    ],
    {},
    { inputShape: [15, 12, 2] },
  ),
  run('depthwise of four channels', optimizer('Nadam', { beta1: 0.8, beta2: 0.99 }), [
    layer('Conv2D', { filters: 8, kernelSize: 2, strides: 2 }),
    layer('DepthwiseConv2D', { activation: 'elu', padding: 'same' }),
    layer('DepthwiseConv2D', { activation: 'softmax', kernelSize: 5, strides: 1 }),
    flatten,
    output,
  ]),
  run('separable', optimizer('Adagrad'), [
    layer('SeparableConv2D', { filters: 4, activation: 'linear' }),
    layer('SeparableConv2D', { filters: 8, kernelSize: 5, strides: 2, padding: 'same', activation: 'elu', l2: 0.01 }),
    layer('SeparableConv2D', { filters: 5, useBias: false, depthMultiplier: 2 }),
    flatten,
    output,
  ]),
  run('separable and smooth', optimizer('Adagrad', { initialAccumulatorValue: 1 }), [
    layer('SeparableConv2D', { filters: 3, kernelSize: 2, strides: 3, activation: 'tanh' }),
    layer('SeparableConv2D', { filters: 4, padding: 'same', activation: 'sigmoid' }),
    layer('SeparableConv2D', { filters: 4, padding: 'same', activation: 'softmax' }),
    flatten,
    output,
  ]),
  run(
    'height and width apart',
    optimizer('Adam'),
    [
      layer('ZeroPadding2D', {
        padding: [
          [1, 0],
          [2, 3],
        ],
      }),
      layer('Conv2D', { filters: 5, kernelSize: [2, 5], strides: [1, 2], padding: 'same' }),
      layer('MaxPooling2D', { poolSize: [3, 2], strides: [1, 2] }),
      layer('SeparableConv2D', { filters: 6, kernelSize: [1, 3], strides: [2, 1], padding: 'same' }),
      layer('UpSampling2D', { size: [2, 3] }),
      layer('AveragePooling2D', { poolSize: [2, 4], strides: [2, 3], padding: 'same' }),
      layer('ZeroPadding2D', { padding: [0, 1] }),
      layer('DepthwiseConv2D', { kernelSize: [4, 1], strides: [2, 1], depthMultiplier: 2 }),
      layer('UpSampling2D', { size: [3, 1], interpolation: 'bilinear' }),
      flatten,
      output,
    ],
    {},
    { inputShape: [13, 12, 2] },
  ),
  run(
    'dilated',
    optimizer('Adam'),
    [
      layer('Conv2D', { filters: 5, kernelSize: 3, dilationRate: 2 }),
      layer('Conv2D', { filters: 9, kernelSize: [2, 3], dilationRate: [3, 1], padding: 'same', activation: 'tanh' }),
      layer('SeparableConv2D', { filters: 6, kernelSize: 3, dilationRate: 2, padding: 'same' }),
      layer('SeparableConv2D', { filters: 4, kernelSize: 2, dilationRate: [1, 2], strides: [2, 1] }),
      layer('DepthwiseConv2D', { kernelSize: 2, dilationRate: 2, depthMultiplier: 2 }),
      layer('DepthwiseConv2D', { kernelSize: [1, 2], dilationRate: [1, 3], padding: 'same', strides: 2 }),
      flatten,
      output,
    ],
    {},
    { inputShape: [13, 15, 2] },
  ),
  run(
    'pictures made larger',
    optimizer('SGD', { momentum: 0.9 }),
    [
      layer('Conv2D', { filters: 5, kernelSize: 3, strides: 2 }),
      layer('UpSampling2D'),
      layer('Conv2D', { filters: 4, kernelSize: 3, strides: 3, activation: 'tanh' }),
      layer('LeakyReLU'),
      layer('UpSampling2D', { size: 3, interpolation: 'bilinear' }),
      layer('Conv2D', { filters: 8, kernelSize: 2, strides: 2 }),
      layer('UpSampling2D', { size: 2, interpolation: 'bilinear' }),
      layer('GlobalAveragePooling2D'),
      layer('LeakyReLU', { negativeSlope: 0.1 }),
      output,
    ],
    {},
    { inputShape: [13, 11, 1] },
  ),
  run(
    'noise, whole channels off, values rescaled',
    optimizer('Adam'),
    [
      layer('Rescaling'),
      layer('GaussianNoise'),
      layer('Conv2D', { filters: 7, kernelSize: 3 }),
      layer('SpatialDropout2D'),
      layer('Rescaling', { scale: 0.5, offset: 0.25 }),
      layer('Conv2D', { filters: 6, kernelSize: 3, strides: 2, activation: 'tanh' }),
      layer('SpatialDropout2D', { rate: 0.5 }),
      flatten,
      layer('GaussianNoise', { stddev: 0.3 }),
      layer('Dense', { units: 9 }),
      output,
    ],
    {},
    { inputShape: [11, 13, 2] },
  ),
  run(
    'gated activations',
    optimizer('Adam'),
    [
      layer('Conv2D', { filters: 5, kernelSize: 3, activation: 'gelu' }),
      layer('Conv2D', { filters: 4, kernelSize: 2, activation: 'silu', padding: 'same' }),
      layer('SeparableConv2D', { filters: 6, activation: 'gelu' }),
      layer('SeparableConv2D', { filters: 5, activation: 'silu', padding: 'same' }),
      layer('DepthwiseConv2D', { activation: 'gelu', padding: 'same' }),
      layer('DepthwiseConv2D', { kernelSize: 2, activation: 'silu' }),
      layer('Activation', { activation: 'gelu' }),
      layer('MaxPooling2D'),
      layer('Activation', { activation: 'silu' }),
      flatten,
      layer('Dense', { units: 9, activation: 'gelu' }),
      layer('Dense', { units: 8, activation: 'silu' }),
      output,
    ],
    {},
    { inputShape: [13, 12, 2] },
  ),
  run(
    'exponential decay, a split, categorical loss, the best weights kept',
    optimizer('SGD', { momentum: 0.9, nesterov: true }),
    [flatten, layer('Dense', { units: 11 }), output],
    {
      loss: 'categoricalCrossentropy',
      validation: 'split',
      validationSplit: 0.3,
      schedule: 'exponentialDecay',
      decaySteps: 3,
      decayRate: 0.5,
      staircase: true,
      earlyStopping: true,
      patience: 1,
      restoreBestWeights: true,
      monitor: 'val_accuracy',
      checkpointEpochs: 1,
      epochs: 3,
      seed: 7,
    },
  ),
  run(
    'cosine decay, no validation, a plateau',
    optimizer('AdamW', { beta1: 0.8, beta2: 0.99, weightDecay: 0.1 }),
    [flatten, output],
    {
      validation: 'none',
      schedule: 'cosineDecay',
      decaySteps: 9,
      alpha: 0.1,
      reduceLrOnPlateau: true,
      plateauFactor: 0.5,
      plateauPatience: 1,
      minLearningRate: 0.001,
      monitor: 'loss',
    },
  ),
  run('Adadelta', optimizer('Adadelta'), [flatten, output], { learningRate: 1, monitor: 'accuracy' }),
  run('Adadelta with a short memory', optimizer('Adadelta', { rho: 0.8 }), [flatten, output], { learningRate: 1 }),
  ...(['glorot_normal', 'he_uniform', 'he_normal', 'random_normal'] as const).map((kernelInitializer, index) =>
    run(
      `kernels that begin by ${kernelInitializer}, all of them penalised`,
      optimizer((['SGD', 'RMSprop', 'Adam', 'Adadelta'] as const)[index] ?? 'SGD', { weightDecay: 0.1 }),
      [
        layer('Conv2D', { filters: 4, kernelInitializer, l1: 0.001, l2: 0.01 }),
        layer('SeparableConv2D', { filters: 5, kernelInitializer, l1: 0.002 }),
        layer('DepthwiseConv2D', { kernelInitializer, l1: 0.001, l2: 0.01 }),
        flatten,
        layer('Dense', { units: 6, kernelInitializer, l1: 0.001 }),
        output,
      ],
      {
        loss: 'categoricalCrossentropy',
        labelSmoothing: 0.1,
        clipping: clippings[index] ?? 'none',
        clipAt: 0.1,
      },
    ),
  ),
  run('kernels that begin at zero', optimizer('Nadam', { weightDecay: 0.1 }), [
    layer('Conv2D', { filters: 4, kernelInitializer: 'zeros' }),
    layer('SeparableConv2D', { filters: 3, kernelInitializer: 'zeros' }),
    layer('DepthwiseConv2D', { kernelInitializer: 'zeros' }),
    flatten,
    layer('Dense', { units: 4, kernelInitializer: 'zeros', l1: 0.01 }),
    output,
  ]),
  run('Adagrad with decay', optimizer('Adagrad', { weightDecay: 0.1 }), [flatten, output]),
];
