/**
 * Generated Keras and PyTorch code, run by Python where it has them: the same layers and counts, with our weights the same predictions, and after a little
 * training the same network. PYTHON_KERAS and PYTHON_TORCH name interpreters; else python3 and /usr/bin/python3 are asked.
 */
import { execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { slice, tensor1d, tensor4d, tidy, type Tensor4D } from '@tensorflow/tfjs-core';
import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { arbitraryNetwork } from '../../../tests/fixtures/arbitrary-networks';
import { bilinearNetwork, classesIn, codeNetworks, dilatedNetwork } from '../../../tests/fixtures/code-networks';
import { nodeBackends, startInNode } from '../../../tests/fixtures/golden/backends';
import { pythonWith, type Python } from '../../../tests/fixtures/python';
import { readNetwork } from '../../domain/network/read-network';
import { scheduledRate } from '../../domain/training/callbacks';
import { codeStages, type CodeSetup } from '../../domain/formats/code/code-setup';
import { generateCode } from '../../domain/formats/code/generate';
import { writeNpz } from '../../domain/formats/code/npz';
import { weightShapes } from '../../domain/formats/code/weight-layout';
import { newLayer } from '../../domain/network/edits';
import { isStack } from '../../domain/network/in-order';
import { kerasOrder } from '../../domain/network/keras-order';
import { joinFloats } from '../../domain/formats/files/floats';
import { defaultsOf } from '../../domain/layers/fields';
import type { NetworkSpec } from '../../domain/network/network';
import { randomUniform } from '../../domain/random';
import { sizeOf } from '../../domain/network/shape';
import {
  clippings,
  defaultOptimizer,
  optimizerWith,
  optimizerKinds,
  settingsFields,
  type OptimizerSpec,
  type TrainingSettings,
} from '../../domain/training/training';
import { buildModel, probabilitiesOf, type Model } from '../core/model';
import { adoptSettings, newRun } from '../training/run';
import { assign, valuesOf } from '../training/snapshot';
import { trainStep } from '../training/train-step';

type Target = 'keras' | 'pytorch';
interface Answer {
  readonly layers?: readonly [kind: string, shape: number[], parameters: number][];
  readonly parameters: number;
  readonly predictions: readonly number[];
  readonly trained?: readonly number[];
}
interface Case {
  readonly name: string;
  readonly network: NetworkSpec;
  readonly settings: TrainingSettings;
  readonly images: number;
  readonly trains: boolean;
}

const usual: TrainingSettings = {
  ...defaultsOf(settingsFields),
  optimizer: defaultOptimizer('RMSprop'),
  epochs: 2,
  batchSize: 4,
  shuffle: false,
};

/** A small network with penalties, on which three batches an epoch show whether two optimizers agree. */
const small: NetworkSpec = {
  inputShape: [6, 6, 2],
  layers: [
    newLayer('Conv2D', 'a', { filters: 4, l1: 0.005, l2: 0.02, activation: 'tanh' }),
    newLayer('SeparableConv2D', 'b', { filters: 3, kernelSize: 2, l1: 0.01, activation: 'tanh' }),
    newLayer('Flatten', 'c'),
    newLayer('Dense', 'd', { units: 3, activation: 'softmax', l2: 0.03 }),
  ],
};

/** Of these only the kernel of the SeparableConv2D and the last layer are trained. */
const frozen: NetworkSpec = {
  inputShape: [6, 6, 2],
  layers: [
    newLayer('Conv2D', 'a', { filters: 4, l1: 0.005, l2: 0.02, activation: 'tanh', trainable: false }),
    newLayer('BatchNormalization', 'n', { trainable: false }),
    newLayer('SeparableConv2D', 'b', { filters: 3, kernelSize: 2, l1: 0.01, activation: 'tanh' }),
    newLayer('BatchNormalization', 'm', { momentum: 0.5, trainable: false }),
    newLayer('Flatten', 'c'),
    newLayer('Dense', 'e', { units: 5, activation: 'tanh', trainable: false }),
    newLayer('Dense', 'd', { units: 3, activation: 'softmax', l2: 0.03 }),
  ],
};

const otherOptimizers: readonly OptimizerSpec[] = [
  optimizerWith('SGD', { momentum: 0.9, nesterov: true }),
  optimizerWith('RMSprop', { rho: 0.8, momentum: 0.5 }),
  optimizerWith('Adam', { beta1: 0.8, beta2: 0.99 }),
];

const trainings: readonly (readonly [name: string, settings: Partial<TrainingSettings>])[] = [
  ...[...optimizerKinds.map(defaultOptimizer), ...otherOptimizers].map(
    (optimizer) => [`${optimizer.kind} ${JSON.stringify(optimizer.params)}`, { optimizer }] as const,
  ),
  ...optimizerKinds.map(
    (kind) => [`${kind} decaying`, { optimizer: optimizerWith(kind, { weightDecay: 0.3 }) }] as const,
  ),
  ...clippings
    .slice(1)
    .map(
      (clipping) =>
        [clipping, { optimizer: optimizerWith('SGD', { weightDecay: 0.1 }), clipping, clipAt: 0.05 }] as const,
    ),
  [
    'frozen layers',
    { optimizer: optimizerWith('SGD', { weightDecay: 0.3 }), clipping: 'global_clipnorm', clipAt: 0.5 },
  ],
  ['frozen layers with Adam', { optimizer: optimizerWith('AdamW', { weightDecay: 0.1 }) }],
  ['label smoothing', { loss: 'categoricalCrossentropy', labelSmoothing: 0.2, validation: 'test' }],
  ['exponential decay', { schedule: 'exponentialDecay', decaySteps: 2, decayRate: 0.5 }],
  ['stairs', { schedule: 'exponentialDecay', decaySteps: 2, decayRate: 0.5, staircase: true }],
  ['cosine decay', { schedule: 'cosineDecay', decaySteps: 5, alpha: 0.1, loss: 'categoricalCrossentropy' }],
  ['validation', { validation: 'test' }],
  // 16 of the images train, so that the batches are whole.
  ['checkpoints', { checkpointEpochs: 2, validation: 'test', restoreBestWeights: true, monitor: 'loss' }],
];

/** Networks of at most 12 layers, most with branches: the same ones at each run. */
const randomNetworks: Readonly<Record<string, NetworkSpec>> = Object.fromEntries(
  fc
    .sample(arbitraryNetwork(3, 8), { seed: 1, numRuns: 60 })
    .filter(({ layers }) => layers.length <= 12)
    .map((network, index) => [`random-${index}`, network]),
);

const networks = { ...codeNetworks, dilated: dilatedNetwork, bilinear: bilinearNetwork, ...randomNetworks };

const cases: readonly Case[] = [
  ...Object.entries(networks).map(([name, network]) => ({
    name,
    network,
    settings: usual,
    images: 3,
    trains: false,
  })),
  ...trainings.map(([name, settings], index) => ({
    name: `training-${index}`,
    network: name.startsWith('frozen') ? frozen : small,
    settings: { ...usual, learningRate: 0.01, ...settings },
    images: 12,
    trains: true,
  })),
];

const pythons: Readonly<Record<Target, Python | null>> = {
  keras: pythonWith('keras', process.env.PYTHON_KERAS),
  pytorch: pythonWith('torch', process.env.PYTHON_TORCH),
};

const folder = mkdtempSync(join(tmpdir(), 'cnn-code-'));
const ours = new Map<string, { readonly predictions: Float32Array; readonly trained: Float32Array | null }>();

/** Weights that make every mistake visible: kernels are random, and no bias, scale or average is zero or one. */
async function disturb(model: Model): Promise<void> {
  const values = await valuesOf(model.variables);
  values.forEach((each, at) => {
    if (model.variables[at]?.rank !== 1) return;
    each.forEach((value, index) => (each[index] = value + 0.1 + 0.3 * randomUniform(at, index)));
  });
  assign(model.variables, values, 'test');
}

function imagesFor({ network, images }: Case): Tensor4D {
  const values = Float32Array.from({ length: images * sizeOf(network.inputShape) }, (_, index) =>
    randomUniform(7, index),
  );
  return tensor4d(values, [images, ...(network.inputShape as [number, number, number])]);
}

function train(model: Model, { settings, images }: Case, x: Tensor4D): void {
  const optimizer = adoptSettings(newRun(model, 1), settings);
  const steps = images / settings.batchSize;
  for (let step = 0; step < steps * settings.epochs; step++) {
    const from = (step % steps) * settings.batchSize;
    const labels = Array.from({ length: settings.batchSize }, (_, index) => (from + index) % classesIn(model.network));
    tidy(() => {
      const batch = {
        images: slice(x, [from, 0, 0, 0], [settings.batchSize, -1, -1, -1]),
        labels: tensor1d(labels, 'int32'),
      };
      trainStep(model, optimizer, batch, scheduledRate(settings, settings.learningRate, step), 1);
    });
  }
}

async function prepare(each: Case): Promise<object> {
  const { name, network, settings } = each;
  const classes = classesIn(network);
  const setup: CodeSetup = { network, settings, dataset: 'mnist', classes, ownSetName: '' };
  const model = buildModel(network, 1);
  await disturb(model);
  const values = await valuesOf(model.variables);
  const arrays = weightShapes(codeStages(network) ?? []).map(({ layer, weight, shape }, index) => ({
    name: `${layer}/${weight}`,
    shape,
    values: values[index] ?? new Float32Array(),
  }));
  expect(arrays.map(({ shape }) => shape)).toEqual(model.variables.map(({ shape }) => shape));
  writeFileSync(join(folder, `${name}.npz`), writeNpz(arrays));
  const x = imagesFor(each);
  writeFileSync(join(folder, `${name}.x`), joinFloats([await x.data<'float32'>()]));
  writeFileSync(join(folder, `${name}-keras.py`), generateCode('keras', setup) ?? '');
  writeFileSync(join(folder, `${name}-pytorch.py`), generateCode('pytorch', setup) ?? '');
  const predictions = await probabilitiesOf(model, x).data<'float32'>();
  if (each.trains) train(model, each, x);
  const trained = each.trains ? await probabilitiesOf(model, x).data<'float32'>() : null;
  ours.set(name, { predictions, trained });
  const oneHot = settings.loss === 'categoricalCrossentropy';
  const { inputShape } = network;
  return { name, inputShape, classes, trains: each.trains, oneHot, validates: settings.validation === 'test' };
}

function ask(target: Target, { path, env }: Python): Record<string, Answer> {
  execFileSync(path, ['tests/python/check_code.py', target, folder], { env, stdio: 'pipe' });
  return JSON.parse(readFileSync(join(folder, `answers-${target}.json`), 'utf8')) as Record<string, Answer>;
}

/** In PyTorch epsilon stands beside the root for RMSprop and Adagrad, and NAdam's products are others before version 2: a little more after six steps. */
function toleranceOf(target: Target, index: number): number {
  if (target === 'keras') return 1e-5;
  const { kind } = trainings[index]?.[1].optimizer ?? usual.optimizer;
  return kind === 'RMSprop' ? 3e-3 : kind === 'Adagrad' || kind === 'Nadam' ? 1e-3 : 1e-4;
}

/** The layers as Keras lists them: a functional model has its input among them. */
function kerasRows(network: NetworkSpec): unknown[] {
  const { layers, byId } = readNetwork(network);
  const ids = isStack(layers) ? layers.map(({ id }) => id) : kerasOrder(layers);
  return ids.map((id) => {
    const { kind, output, parameters } = byId.get(id) ?? { kind: 'InputLayer', output: network.inputShape };
    return [kind, output, (parameters?.trainable ?? 0) + (parameters?.nonTrainable ?? 0)];
  });
}

function expectClose(
  actual: readonly number[] | undefined,
  wanted: Float32Array | null | undefined,
  tolerance: number,
) {
  expect(actual?.length).toBe(wanted?.length);
  const worst = Math.max(...(actual ?? []).map((value, index) => Math.abs(value - (wanted?.[index] ?? NaN))));
  expect(worst).toBeLessThan(tolerance);
}

beforeAll(async () => {
  await startInNode(nodeBackends.at(-1) ?? 'cpu');
  const list = [];
  for (const each of cases) list.push(await prepare(each));
  writeFileSync(join(folder, 'cases.json'), JSON.stringify(list));
}, 120_000);
afterAll(() => rmSync(folder, { recursive: true }));

describe.each(['keras', 'pytorch'] as const)('%s code', (target) => {
  const python = pythons[target];
  const isThere = python !== null;
  const why = isThere
    ? ''
    : ` (skipped: no Python here has ${target}; name one by ${target === 'keras' ? 'PYTHON_KERAS' : 'PYTHON_TORCH'})`;
  let answers: Record<string, Answer> = {};
  beforeAll(() => {
    if (python) answers = ask(target, python);
  }, 600_000);

  test.skipIf(!isThere)(`has every layer and parameter${why}`, () => {
    for (const { name, network } of cases) {
      expect([name, answers[name]?.parameters]).toEqual([name, readNetwork(network).total]);
      if (target === 'keras') expect([name, answers[name]?.layers]).toEqual([name, kerasRows(network)]);
    }
  });

  test.skipIf(!isThere).each(cases.map(({ name }) => name))(`%s predicts the same with our weights${why}`, (name) => {
    expectClose(answers[name]?.predictions, ours.get(name)?.predictions, 1e-5);
  });

  test.skipIf(!isThere).each(trainings.map(([name], index) => [name, index] as const))(
    `%s trains alike${why}`,
    (_, index) => {
      const name = `training-${index}`;
      expectClose(answers[name]?.trained, ours.get(name)?.trained, toleranceOf(target, index));
    },
  );
});
