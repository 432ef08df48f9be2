import '@tensorflow/tfjs-backend-cpu';
import { memory, setBackend } from '@tensorflow/tfjs-core';
import { beforeAll, expect, test, vi } from 'vitest';
import { randomUniform } from '../../domain/random';
import type { NetworkSpec } from '../../domain/network/network';
import { defaultOptimizer, settingsFields, type TrainingSettings } from '../../domain/training/training';
import { defaultsOf } from '../../domain/layers/fields';
import type { TrainProgress } from '../../protocol/messages';
import type { Dataset, SplitData } from '../data/dataset';
import { registerReferences } from '../kernels/register-references';
import { buildModel } from '../core/model';
import { registerGradients } from '../ops/gradients';
import { stopAfter } from '../../../tests/fixtures/stop-after';
import { disposeRun, newRun, type Run } from './run';
import { restoreRun, takeSnapshot } from './snapshot';
import { Steering } from './steering';
import { TrainLoop } from './train-loop';

const size = 8;

/** Two classes: a vertical or a horizontal bar somewhere in an 8 x 8 picture. */
function bars(count: number, shuffledLabels: boolean): SplitData {
  const images = new Uint8Array(count * size * size);
  const labels = new Uint8Array(count);
  for (let index = 0; index < count; index++) {
    const label = index % 2;
    const at = Math.floor(randomUniform(1, index) * size);
    for (let along = 0; along < size; along++)
      images[index * size * size + (label ? at * size + along : along * size + at)] = 255;
    labels[index] = shuffledLabels ? Math.floor(randomUniform(2, index) * 2) : label;
  }
  return { images, labels, count };
}

function datasetOf(shuffledLabels: boolean): Dataset {
  return {
    id: 'mnist-10k',
    imageShape: [size, size, 1],
    classNames: ['0', '1'],
    train: bars(256, shuffledLabels),
    test: bars(64, false),
  };
}

const network: NetworkSpec = {
  inputShape: [size, size, 1],
  layers: [
    {
      id: 'a',
      kind: 'Conv2D',
      params: {
        filters: 4,
        kernelSize: 3,
        strides: 1,
        padding: 'valid',
        dilationRate: 1,
        activation: 'relu',
        useBias: true,
        l2: 0,
      },
    },
    { id: 'b', kind: 'MaxPooling2D', params: { poolSize: 2, strides: 2, padding: 'valid' } },
    { id: 'c', kind: 'Dropout', params: { rate: 0.1 } },
    { id: 'd', kind: 'Flatten', params: {} },
    { id: 'e', kind: 'Dense', params: { units: 2, activation: 'softmax', useBias: true, l2: 0 } },
  ],
};
const settings: TrainingSettings = {
  ...defaultsOf(settingsFields),
  optimizer: defaultOptimizer('Adam'),
  learningRate: 0.01,
  batchSize: 32,
  epochs: 6,
};

async function train(shuffledLabels: boolean, changes: Partial<TrainingSettings> = {}) {
  const dataset = datasetOf(shuffledLabels);
  const model = buildModel(network, 1);
  const run = newRun(model, 1);
  const reports: TrainProgress[] = [];
  const all = { ...settings, ...changes };
  const loop = new TrainLoop(run, all.epochs, {
    dataset,
    settings: all,
    steering: new Steering(false),
    report: (report) => reports.push(report),
  });
  const result = await loop.execute();
  const weights = await Promise.all(model.variables.map(async (variable) => Array.from(await variable.data())));
  disposeRun(run);
  return { result, reports, weights };
}

beforeAll(async () => {
  await setBackend('cpu');
  registerReferences('cpu');
  registerGradients();
});

test('a small convnet learns true labels, and cannot learn shuffled ones', async () => {
  const honest = await train(false);
  const control = await train(true);
  expect(honest.result.evaluation?.accuracy).toBeGreaterThan(0.95);
  expect(control.result.evaluation?.accuracy).toBeLessThan(0.7);
});

test('the same seed gives the same run to the last bit, another seed another run', async () => {
  const [one, two, other] = [
    await train(false, { epochs: 1 }),
    await train(false, { epochs: 1 }),
    await train(false, { epochs: 1, seed: 2 }),
  ];
  expect(two.weights).toEqual(one.weights);
  expect(other.weights).not.toEqual(one.weights);
});

test('training leaves no tensor behind', async () => {
  const before = memory().numTensors;
  await train(false, { epochs: 1, validation: 'split' });
  expect(memory().numTensors).toBe(before);
});

test('a run that was stopped in mid-epoch, saved and restored ends like one that never stopped, to the last bit', async () => {
  const whole = await train(false, { epochs: 2 });
  const dataset = datasetOf(false);
  const surroundings = { dataset, settings: { ...settings, epochs: 2 } };
  const first = newRun(buildModel(network, 1), 1);
  const stopped = await new TrainLoop(first, 2, {
    ...surroundings,
    ...stopAfter(11),
  }).execute();
  expect(stopped.outcome).toBe('stopped');
  expect(first.position.stepInEpoch).toBe(3);
  const snapshot = await takeSnapshot(first);
  disposeRun(first);
  const second = restoreRun(snapshot);
  const onwards = new Steering(false);
  await new TrainLoop(second, 2, { ...surroundings, steering: onwards, report: () => undefined }).execute();
  expect((await takeSnapshot(second)).weights.map((values) => Array.from(values))).toEqual(whole.weights);
  disposeRun(second);
});

test('a run remembers with what it was computed; one that goes on in another way is mixed from its next step on', async () => {
  const run = newRun(buildModel(network, 1), 1);
  const train = (each: Run) =>
    new TrainLoop(each, 1, { dataset: datasetOf(false), settings, ...stopAfter(2) }).execute();
  await train(run);
  const snapshot = await takeSnapshot(run);
  disposeRun(run);
  expect(snapshot.arithmetic).toBe('javascript');
  const elsewhere = restoreRun({ ...snapshot, arithmetic: 'webgpu' });
  expect((await takeSnapshot(elsewhere)).arithmetic).toBe('webgpu');
  await train(elsewhere);
  expect((await takeSnapshot(elsewhere)).arithmetic).toBe('mixed');
  disposeRun(elsewhere);
});

test('progress reports every batch once and every epoch with its means', async () => {
  const { reports } = await train(false, { epochs: 2, validation: 'test' });
  const steps = reports.flatMap(({ batches }) => batches.map(({ step }) => step));
  expect(steps).toEqual(Array.from({ length: 16 }, (_, index) => index + 1));
  const epochs = reports.flatMap(({ finished }) => finished);
  expect(epochs.map(({ epoch }) => epoch)).toEqual([1, 2]);
  const first = reports.flatMap(({ batches }) => batches).slice(0, 8);
  expect(epochs[0]?.loss).toBeCloseTo(first.reduce((sum, { loss }) => sum + loss, 0) / 8, 5);
});

test('the time that a device takes to get ready is no time of training', async () => {
  const real = performance.now.bind(performance);
  let ahead = 0;
  const clock = vi.spyOn(performance, 'now').mockImplementation(() => real() + ahead);
  const run = newRun(buildModel(network, 1), 1);
  const reports: TrainProgress[] = [];
  await new TrainLoop(run, 1, {
    dataset: datasetOf(false),
    settings,
    steering: new Steering(false),
    report: (report) => reports.push(report),
    prepare: () => {
      ahead = 1_000_000;
      return Promise.resolve();
    },
  }).execute();
  clock.mockRestore();
  disposeRun(run);
  expect(reports.flatMap(({ finished }) => finished)[0]?.seconds).toBeLessThan(1000);
  expect(reports.at(-1)?.imagesPerSecond).toBeGreaterThan(1);
});

test('a loss that is no number ends the run and names the learning rate', async () => {
  await expect(train(false, { learningRate: 1e30, optimizer: defaultOptimizer('SGD') })).rejects.toMatchObject({
    code: 'lossNotFinite',
    detail: 'learningRate',
  });
});
