/** The same trainings on every backend, from the first weight to the test, beside WebAssembly. */
import type { Page } from '@playwright/test';
import type { BackendName } from '../../src/domain/training/backends';
import { newLayer } from '../../src/domain/network/edits';
import type { LayerSpec, NetworkSpec } from '../../src/domain/network/network';
import { presets } from '../../src/domain/network/presets';
import {
  defaultLearningRates,
  defaultOptimizer,
  optimizerWith,
  type OptimizerSpec,
  type TrainingSettings,
} from '../../src/domain/training/training';
import type { WholeRunResult } from '../protocol';
import { networkOf } from '../workload';
import type { Amount } from './amount';

interface SetUp {
  readonly name: string;
  readonly network: NetworkSpec;
  readonly settings: TrainingSettings;
}

export interface RunComparison {
  readonly name: string;
  readonly results: readonly { readonly backend: BackendName; readonly result: WholeRunResult }[];
}

const augmentation = { augmentShift: 2, augmentRotate: 10, augmentZoom: 0.1, augmentShear: 5, augmentNoise: 0.05 };

function stack(...layers: readonly LayerSpec[]): NetworkSpec {
  return { inputShape: [28, 28, 1], layers };
}

/** Kinds of layer and options that the presets leave out. Every kind is run in software by tests/browser/whole-runs. */
const stacks: Readonly<Record<string, NetworkSpec>> = {
  'BatchNormalization, depthwise, separable, average pooling, zero padding': stack(
    newLayer('Conv2D', 'a', { filters: 8, kernelSize: 3, padding: 'same', activation: 'elu' }),
    newLayer('BatchNormalization', 'b'),
    newLayer('DepthwiseConv2D', 'c', { kernelSize: 3, activation: 'relu' }),
    newLayer('AveragePooling2D', 'd', { poolSize: 3, strides: 2, padding: 'same' }),
    newLayer('ZeroPadding2D', 'e', { padding: 1 }),
    newLayer('SeparableConv2D', 'f', { filters: 12, kernelSize: 3 }),
    newLayer('Activation', 'g', { activation: 'tanh' }),
    newLayer('GlobalAveragePooling2D', 'h'),
    newLayer('Dense', 'i', { units: 10, activation: 'softmax' }),
  ),
  'strides, 1 x 1, sigmoid, l2, dropout, global max pooling': stack(
    newLayer('Conv2D', 'a', { filters: 8, kernelSize: 5, strides: 2, activation: 'elu', l2: 0.001 }),
    newLayer('MaxPooling2D', 'b', { poolSize: 3, strides: 2, padding: 'same' }),
    newLayer('Conv2D', 'c', { filters: 16, kernelSize: 1, activation: 'sigmoid', useBias: false }),
    newLayer('Dropout', 'd', { rate: 0.3 }),
    newLayer('Conv2D', 'e', { filters: 24, kernelSize: 3, activation: 'linear' }),
    newLayer('GlobalMaxPooling2D', 'f'),
    newLayer('Dense', 'g', { units: 33, activation: 'tanh' }),
    newLayer('Dense', 'h', { units: 10, activation: 'softmax' }),
  ),
  'gelu, silu, LeakyReLU, UpSampling2D both ways': stack(
    newLayer('Conv2D', 'a', { filters: 8, kernelSize: 3, strides: 2, activation: 'gelu' }),
    newLayer('UpSampling2D', 'b', { size: 2, interpolation: 'bilinear' }),
    newLayer('Conv2D', 'c', { filters: 8, kernelSize: 3, activation: 'linear' }),
    newLayer('LeakyReLU', 'd', { negativeSlope: 0.2 }),
    newLayer('MaxPooling2D', 'e', { poolSize: 2 }),
    newLayer('UpSampling2D', 'f', { size: 2, interpolation: 'nearest' }),
    newLayer('DepthwiseConv2D', 'g', { kernelSize: 3, activation: 'silu' }),
    newLayer('GlobalAveragePooling2D', 'h'),
    newLayer('Dense', 'i', { units: 10, activation: 'softmax' }),
  ),
  // A shader that divides by 3, 5, 6 or 7 in floating point may miss a whole number; a gradient is then lost without a word.
  'frozen layers behind one that is trained, LayerNormalization': stack(
    newLayer('Conv2D', 'a', { filters: 8, kernelSize: 3, activation: 'relu' }),
    newLayer('Conv2D', 'b', { filters: 16, kernelSize: 3, activation: 'relu', trainable: false }),
    newLayer('BatchNormalization', 'c', { trainable: false }),
    newLayer('MaxPooling2D', 'd', { poolSize: 2 }),
    newLayer('LayerNormalization', 'e'),
    newLayer('Flatten', 'f'),
    newLayer('Dense', 'g', { units: 32, activation: 'relu', trainable: false }),
    newLayer('Dense', 'h', { units: 10, activation: 'softmax' }),
  ),
  'strides of 3': stack(
    newLayer('Conv2D', 'a', { filters: 8, kernelSize: 3, padding: 'same', activation: 'relu' }),
    newLayer('AveragePooling2D', 'b', { poolSize: 3, strides: 3 }),
    newLayer('DepthwiseConv2D', 'c', { kernelSize: 3, strides: 3, activation: 'relu' }),
    newLayer('Flatten', 'd'),
    newLayer('Dense', 'e', { units: 10, activation: 'softmax' }),
  ),
  'strides of 5 and 7': stack(
    newLayer('Conv2D', 'a', { filters: 8, kernelSize: 3, padding: 'same', activation: 'relu' }),
    newLayer('ZeroPadding2D', 'b', { padding: 28 }),
    newLayer('AveragePooling2D', 'c', { poolSize: 5, strides: 5, padding: 'same' }),
    newLayer('DepthwiseConv2D', 'd', { kernelSize: 7, strides: 7, padding: 'same', activation: 'linear' }),
    newLayer('Flatten', 'e'),
    newLayer('Dense', 'f', { units: 10, activation: 'softmax' }),
  ),
  'strides of 6': stack(
    newLayer('Conv2D', 'a', { filters: 8, kernelSize: 3, padding: 'same', activation: 'relu' }),
    newLayer('ZeroPadding2D', 'b', { padding: 28 }),
    newLayer('AveragePooling2D', 'c', { poolSize: 6, strides: 6 }),
    newLayer('DepthwiseConv2D', 'd', { kernelSize: 5, strides: 6, activation: 'linear' }),
    newLayer('Flatten', 'e'),
    newLayer('Dense', 'f', { units: 10, activation: 'softmax' }),
  ),
};

const optimizers: readonly (readonly [name: string, optimizer: OptimizerSpec])[] = [
  ['SGD with Nesterov momentum', optimizerWith('SGD', { momentum: 0.9, nesterov: true })],
  ['RMSprop', defaultOptimizer('RMSprop')],
  ['AdamW', defaultOptimizer('AdamW')],
  ['Adagrad', defaultOptimizer('Adagrad')],
  ['Nadam', defaultOptimizer('Nadam')],
];

function setUps({ batch, width }: Amount): SetUp[] {
  const base: TrainingSettings = { ...presets['mnist-first-convnet'].settings, epochs: 1, batchSize: batch };
  const usual = networkOf({ preset: 'mnist-first-convnet', batch, width });
  const withOptimizer = (optimizer: OptimizerSpec): TrainingSettings => ({
    ...base,
    optimizer,
    learningRate: defaultLearningRates[optimizer.kind],
  });
  const dropout = presets['mnist-dropout-adadelta'];
  return [
    ...optimizers.map(([name, optimizer]) => ({ name, network: usual, settings: withOptimizer(optimizer) })),
    {
      name: 'Adam, augmented',
      network: usual,
      settings: { ...withOptimizer(defaultOptimizer('Adam')), ...augmentation },
    },
    {
      name: 'Adadelta, two dropouts',
      network: networkOf({ preset: 'mnist-dropout-adadelta', batch, width }),
      settings: { ...dropout.settings, epochs: 1, batchSize: batch },
    },
    ...Object.entries(stacks).map(([name, network]) => ({
      name,
      network,
      settings: withOptimizer(defaultOptimizer('Adam')),
    })),
  ];
}

export async function compareRuns(
  page: Page,
  backends: readonly BackendName[],
  amount: Amount,
  say: (text: string) => void,
): Promise<RunComparison[]> {
  const comparisons: RunComparison[] = [];
  for (const { name, network, settings } of setUps(amount)) {
    say(`whole run: ${name}`);
    const results: RunComparison['results'][number][] = [];
    for (const backend of ['wasm', ...backends] as const) {
      const run = { backend, network, settings, images: amount.images };
      results.push({ backend, result: await page.evaluate((asked) => bench.trainWhole(asked), run) });
    }
    comparisons.push({ name, results });
  }
  await page.evaluate(() => bench.endWholeRuns());
  return comparisons;
}

/** The largest difference in loss, accuracy or test accuracy from the first result, which is WebAssembly's; null where one of them failed. */
export function difference(found: WholeRunResult, expected: WholeRunResult | undefined): number | null {
  if ('error' in found || !expected || 'error' in expected) return null;
  const numbers = ({ epochs, testAccuracy }: typeof found): number[] => [
    ...epochs.flatMap(({ loss, accuracy, valLoss, valAccuracy }) => [loss, accuracy, valLoss ?? 0, valAccuracy ?? 0]),
    testAccuracy,
  ];
  const wanted = numbers(expected);
  const apart = numbers(found).map((value, index) => Math.abs(value - (wanted[index] ?? NaN)));
  // One that is not a number hides in no other.
  return apart.some(Number.isNaN) ? Infinity : Math.max(...apart);
}

/** Rounding grows over an epoch's steps; what computes wrongly is further off than this. */
export const largestDifference = 0.02;
