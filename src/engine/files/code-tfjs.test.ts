/** Generated TensorFlow.js code, run in Node: the same layers, with our weights the same predictions, and it trains. */
import { mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import { tensor4d } from '@tensorflow/tfjs-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { bilinearNetwork, classesIn, codeNetworks } from '../../../tests/fixtures/code-networks';
import { startInNode } from '../../../tests/fixtures/golden/backends';
import { generateCode } from '../../domain/formats/code/generate';
import { newLayer } from '../../domain/network/edits';
import { defaultsOf } from '../../domain/layers/fields';
import type { NetworkSpec } from '../../domain/network/network';
import { randomUniform } from '../../domain/random';
import { sizeOf } from '../../domain/network/shape';
import {
  defaultOptimizer,
  optimizerWith,
  optimizerKinds,
  settingsFields,
  type TrainingSettings,
} from '../../domain/training/training';
import { buildModel, probabilitiesOf } from '../core/model';
import { variablesOf } from '../layers/engine-layer';
import { valuesOf } from '../training/snapshot';

interface Tensor {
  dataSync(): Float32Array;
}
interface TfjsModel {
  layers: { weights: { shape: number[] }[]; setWeights(values: Tensor[]): void; getWeights(): Tensor[] }[];
  predict(images: Tensor): Tensor;
}
/** What a script exports; the last lines, added here, hand out its library. */
interface Script {
  createModel: () => TfjsModel;
  train: (model: TfjsModel, ...data: unknown[]) => Promise<{ history: { loss: number[] } }>;
  tf: {
    tensor(values: Float32Array, shape: readonly number[]): Tensor;
    tensor1d(values: number[], type?: string): Tensor;
    oneHot(labels: Tensor, classes: number): Tensor;
  };
}

const usual: TrainingSettings = {
  ...defaultsOf(settingsFields),
  optimizer: defaultOptimizer('RMSprop'),
  epochs: 1,
  batchSize: 2,
};
/** In the project, so that the script finds its library. */
const folder = resolve('.cache/code-tfjs');
let count = 0;

async function run(network: NetworkSpec, settings: TrainingSettings): Promise<Script> {
  const setup = { network, settings, dataset: 'mnist', classes: classesIn(network), ownSetName: '' } as const;
  const code = generateCode('tfjs', setup) ?? '';
  const path = resolve(folder, `script-${++count}.mjs`);
  writeFileSync(
    path,
    code.replace('\nawait main();\n', '\nexport { tf };\n').replace(/console\.log\(`Epoch.*logs\)/, 'logs'),
  );
  return (await import(/* @vite-ignore */ pathToFileURL(path).href)) as Script;
}

beforeAll(async () => {
  await startInNode('cpu');
  mkdirSync(folder, { recursive: true });
});
afterAll(() => rmSync(folder, { recursive: true }));

describe.each(Object.entries({ ...codeNetworks, bilinear: bilinearNetwork }))('%s', (_name, network) => {
  test('predicts the same with our weights', async () => {
    const shape = [2, ...network.inputShape] as [number, number, number, number];
    const pixels = Float32Array.from({ length: sizeOf(shape) }, (_, index) => randomUniform(5, index));
    const ours = buildModel(network, 1);
    const expected = await probabilitiesOf(ours, tensor4d(pixels, shape)).data<'float32'>();
    const { createModel, tf } = await run(network, usual);
    const model = createModel();
    // Where there are branches, TensorFlow.js lists the layers in an order of its own.
    const values = await valuesOf(ours.keras.layers.flatMap(variablesOf));
    for (const layer of model.layers)
      layer.setWeights(layer.weights.map((weight) => tf.tensor(values.shift() ?? new Float32Array(), weight.shape)));
    expect(values).toEqual([]);
    const predictions = model.predict(tf.tensor(pixels, shape)).dataSync();
    predictions.forEach((value, index) => expect(Math.abs(value - (expected[index] ?? NaN))).toBeLessThan(1e-5));
  });
});

const small = codeNetworks['global-max'] as NetworkSpec;
const trainings: readonly (readonly [string, Partial<TrainingSettings>])[] = [
  ...optimizerKinds.map((kind) => [kind, { optimizer: defaultOptimizer(kind) }] as const),
  ['momentum', { optimizer: optimizerWith('SGD', { momentum: 0.9, nesterov: true }) }],
  ['label smoothing', { loss: 'categoricalCrossentropy', labelSmoothing: 0.1, validation: 'test' }],
  ['clipping and decay', { clipping: 'clipnorm', optimizer: optimizerWith('SGD', { weightDecay: 0.1 }) }],
  ['a schedule', { schedule: 'cosineDecay', decaySteps: 3 }],
  ['early stopping and one-hot labels', { earlyStopping: true, loss: 'categoricalCrossentropy', validation: 'test' }],
  ['a part for validation', { validation: 'split', validationSplit: 0.5, schedule: 'exponentialDecay' }],
];

async function lossesOf(change: Partial<TrainingSettings>): Promise<readonly number[]> {
  const settings = { ...usual, ...change };
  const { createModel, train, tf } = await run(small, settings);
  const images = tf.tensor(
    Float32Array.from({ length: 4 * 36 }, (_, index) => randomUniform(9, index)),
    [4, 6, 6, 1],
  );
  const classes = [0, 1, 1, 0];
  const isOneHot = settings.loss === 'categoricalCrossentropy';
  const labels = isOneHot ? tf.oneHot(tf.tensor1d(classes, 'int32'), 2) : tf.tensor1d(classes);
  const data = { images, labels };
  const { history } = await train(createModel(), data, ...(settings.validation === 'test' ? [data] : []));
  return history.loss;
}

test.each(trainings)('%s trains', async (_name, change) => {
  expect((await lossesOf(change)).every(Number.isFinite)).toBe(true);
});

test('frozen layers keep all their weights, the averages of a batch normalisation too', async () => {
  const layers = [
    newLayer('BatchNormalization', 'n', { trainable: false }),
    newLayer('Flatten', 'f'),
    newLayer('Dense', 'a', { units: 4, trainable: false }),
    newLayer('Dense', 'd', { units: 2, activation: 'softmax' }),
  ];
  const { createModel, train, tf } = await run({ inputShape: [2, 2, 1], layers }, usual);
  const model = createModel();
  const bits = () => model.layers.map((each) => each.getWeights().map((weight) => [...weight.dataSync()]));
  const [norm, , dense, output] = bits();
  const images = tf.tensor(
    Float32Array.from({ length: 16 }, (_, index) => randomUniform(3, index)),
    [4, 2, 2, 1],
  );
  await train(model, { images, labels: tf.tensor1d([0, 1, 1, 0]) });
  const [normAfter, , denseAfter, outputAfter] = bits();
  expect([normAfter, denseAfter]).toEqual([norm, dense]);
  expect(outputAfter).not.toEqual(output);
});

const momentum = optimizerWith('SGD', { momentum: 0.9, nesterov: false });
test.each([defaultOptimizer('SGD'), momentum, defaultOptimizer('Adam')])(
  'a schedule is really followed: with a rate of zero after the first batch nothing is learned any more',
  async (optimizer) => {
    const schedule = { schedule: 'cosineDecay', decaySteps: 1, alpha: 0, learningRate: 0.5 } as const;
    const [, second = NaN, third = NaN] = await lossesOf({ ...schedule, optimizer, epochs: 3 });
    expect(third).toBeCloseTo(second, 5);
  },
);
