/**
 * The networks of well-known tutorials, and two with branches, ready to train: layers, data and settings. Each reaches its result on the full data set
 * (docs/reproduction.md); on the page they start with the embedded part of it.
 */
import type { BuiltInId } from '../data/datasets';
import { newLayer } from './edits';
import { defaultsOf } from '../layers/fields';
import type { LayerKind, LayerParams } from '../layers/registry';
import type { LayerSpec, NetworkSpec } from './network';
import {
  defaultLearningRates,
  defaultOptimizer,
  settingsFields,
  type OptimizerKind,
  type TrainingSettings,
} from '../training/training';

export const presetIds = [
  'mnist-first-convnet',
  'mnist-softmax',
  'mnist-dense',
  'mnist-cnn-dense64',
  'mnist-dropout-adadelta',
  'mnist-residual',
  'fashion-dense',
  'fashion-cnn',
  'fashion-inception',
] as const;
export type PresetId = (typeof presetIds)[number];

/** What the page opens with. */
export const defaultPresetId: PresetId = 'mnist-first-convnet';

export interface Preset {
  readonly id: PresetId;
  readonly dataset: BuiltInId;
  readonly network: NetworkSpec;
  readonly settings: TrainingSettings;
}

/** One layer of a stack, before it has an id. */
type Block = (id: string) => LayerSpec;

function layer<K extends LayerKind>(kind: K, params: Partial<LayerParams[K]> = {}): Block {
  return (id) => newLayer(kind, id, params);
}
function conv(filters: number, padding: 'valid' | 'same' = 'valid', kernelSize = 3, strides = 1): Block {
  return layer('Conv2D', { filters, kernelSize, strides, padding, activation: 'relu' });
}
/** A convolution whose output something else cuts off. */
function linear(filters: number, kernelSize = 3, strides = 1): Block {
  return layer('Conv2D', { filters, kernelSize, strides, padding: 'same', activation: 'linear' });
}
function relu(units: number): Block {
  return layer('Dense', { units, activation: 'relu' });
}
function dropout(rate: number): Block {
  return layer('Dropout', { rate });
}
const pool = layer('MaxPooling2D', { poolSize: 2, strides: 2 });
const activate = layer('Activation', { activation: 'relu' });
const flatten = layer('Flatten');
const output = layer('Dense', { units: 10, activation: 'softmax' });

/** The layer takes others than the one before it, named by their places, counted from 1. */
function from(places: readonly number[], block: Block): Block {
  return (id) => ({ ...block(id), inputs: places.map(idAt) });
}
function idAt(place: number): string {
  return `layer-${place}`;
}

function images28(...blocks: readonly Block[]): NetworkSpec {
  return { inputShape: [28, 28, 1], layers: blocks.map((block, index) => block(idAt(index + 1))) };
}

/**
 * Settings of an optimizer with Keras 3's defaults. Nothing is validated unless the tutorial does it: all training images train, so that its result is
 * reached, and the test images are kept for the test.
 */
function settings(
  optimizer: OptimizerKind,
  batchSize: number,
  epochs: number,
  other: Partial<TrainingSettings> = {},
): TrainingSettings {
  return {
    ...defaultsOf(settingsFields),
    optimizer: defaultOptimizer(optimizer),
    learningRate: defaultLearningRates[optimizer],
    batchSize,
    epochs,
    ...other,
  };
}

/**
 * Two residual blocks (He et al., 2015): what a block takes is added to what its convolutions make of it; where the size changes, by a 1 x 1 convolution.
 */
const residual = images28(
  conv(32, 'same'),
  pool,
  conv(32, 'same'),
  linear(32),
  from([4, 2], layer('Add')),
  activate,
  conv(64, 'same', 3, 2),
  linear(64),
  from([6], linear(64, 1, 2)),
  from([8, 9], layer('Add')),
  activate,
  pool,
  flatten,
  output,
);

/** An inception block (Szegedy et al., 2014): windows of three sizes and a pooling look at the same maps side by side. */
const inception = images28(
  conv(32, 'same'),
  pool,
  conv(32, 'same', 1),
  from([2], conv(32, 'same', 1)),
  conv(48, 'same'),
  from([2], conv(16, 'same', 1)),
  conv(16, 'same', 5),
  from([2], layer('MaxPooling2D', { poolSize: 3, strides: 1, padding: 'same' })),
  conv(32, 'same', 1),
  from([3, 5, 7, 9], layer('Concatenate')),
  pool,
  dropout(0.25),
  flatten,
  output,
);

export const presets: Readonly<Record<PresetId, Preset>> = {
  'mnist-first-convnet': {
    id: 'mnist-first-convnet',
    dataset: 'mnist-10k',
    network: images28(conv(32), pool, conv(64), pool, conv(128), flatten, output),
    settings: settings('RMSprop', 64, 5),
  },
  'mnist-softmax': {
    id: 'mnist-softmax',
    dataset: 'mnist-10k',
    network: images28(flatten, output),
    settings: settings('SGD', 64, 5, { learningRate: 0.1 }),
  },
  'mnist-dense': {
    id: 'mnist-dense',
    dataset: 'mnist-10k',
    network: images28(flatten, relu(512), output),
    settings: settings('RMSprop', 128, 5),
  },
  'mnist-cnn-dense64': {
    id: 'mnist-cnn-dense64',
    dataset: 'mnist-10k',
    network: images28(conv(32), pool, conv(64), pool, conv(64), flatten, relu(64), output),
    // Its weights are saved every fifth epoch and loaded again.
    settings: settings('Adam', 32, 5, { checkpointEpochs: 5 }),
  },
  'mnist-dropout-adadelta': {
    id: 'mnist-dropout-adadelta',
    dataset: 'mnist-10k',
    network: images28(conv(32), conv(64), pool, dropout(0.25), flatten, relu(128), dropout(0.5), output),
    // Adadelta's original rate of 1; with Keras 3's default of 0.001 this network hardly learns.
    settings: settings('Adadelta', 128, 12, {
      learningRate: 1,
      loss: 'categoricalCrossentropy',
      // The tutorial says so.
      validation: 'test',
    }),
  },
  'fashion-dense': {
    id: 'fashion-dense',
    dataset: 'fashion-10k',
    network: images28(flatten, relu(128), output),
    settings: settings('Adam', 32, 5),
  },
  'fashion-cnn': {
    id: 'fashion-cnn',
    dataset: 'fashion-10k',
    network: images28(conv(32, 'same'), pool, conv(64, 'same'), pool, flatten, relu(128), output),
    // Overfitting is to be seen while training and the test set kept for the end, so a part of the training images is held back.
    settings: settings('Adam', 32, 10, { validation: 'split' }),
  },
  'mnist-residual': {
    id: 'mnist-residual',
    dataset: 'mnist-10k',
    network: residual,
    // The rate falls to 0 over the 938 x 5 batches of the full set.
    settings: settings('Adam', 64, 5, { schedule: 'cosineDecay', decaySteps: 4690 }),
  },
  'fashion-inception': {
    id: 'fashion-inception',
    dataset: 'fashion-10k',
    network: inception,
    settings: settings('Adam', 64, 10, { validation: 'split' }),
  },
};
