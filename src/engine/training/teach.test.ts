/** A trained network is taught drawings: what it learns, what stays as it was, and that it can be taken back. */
import { memory } from '@tensorflow/tfjs-core';
import { beforeAll, describe, expect, test } from 'vitest';
import { nodeBackends, startInNode } from '../../../tests/fixtures/golden/backends';
import { newLayer } from '../../domain/network/edits';
import type { RunSnapshot } from '../../domain/run/snapshot';
import { teachingPlan } from '../../domain/training/teaching';
import { defaultOptimizer, settingsFields } from '../../domain/training/training';
import { defaultsOf } from '../../domain/layers/fields';
import type { TaughtReading, TeachProgress } from '../../protocol/teach';
import { evaluate } from '../core/evaluate';
import { whole } from '../data/batches';
import { corners, cornerDataset, stack } from '../inspect/test-support';
import type { Run } from './run';
import { disposeRun, newRun } from './run';
import { buildModel } from '../core/model';
import { restoreRun, takeSnapshot } from './snapshot';
import { Steering } from './steering';
import { teach, undoTeaching, type TeachTask } from './teach';
import { TrainLoop } from './train-loop';

const dataset = { ...cornerDataset, test: corners(60, 2) };
const network = stack(
  newLayer('BatchNormalization', 'b'),
  newLayer('Dropout', 'c', { rate: 0.1 }),
  newLayer('Flatten', 'd'),
  newLayer('Dense', 'f', { units: 48, activation: 'relu' }),
  newLayer('Dense', 'e', { units: 2, activation: 'softmax' }),
);
const settings = {
  ...defaultsOf(settingsFields),
  optimizer: defaultOptimizer('RMSprop'),
  learningRate: 0.01,
  epochs: 2,
};
/** One with the bright corner on the other side, which fools the network, and one as it knows it. */
const usual = corners(1, 7).images;
const drawings = { images: Uint8Array.of(...usual.toReversed(), ...usual), labels: Uint8Array.of(0, 1), count: 2 };
const task: TeachTask = { dataset, train: whole(dataset.train), drawings, key: 1 };
const nobody = (): void => undefined;
const hooks = { onProgress: nobody, isCancelled: () => false };

let trained: RunSnapshot;

async function trainedRun(): Promise<RunSnapshot> {
  const run = newRun(buildModel(network, 1), 1);
  const surroundings = { dataset, settings, steering: new Steering(false), report: nobody };
  await new TrainLoop(run, settings.epochs, surroundings).execute();
  run.best = { epoch: 1, steps: 8, weights: (await takeSnapshot(run)).weights };
  const snapshot = await takeSnapshot(run);
  disposeRun(run);
  return snapshot;
}

/** How likely the first drawing is held to be what it is to be called. */
function shareOf({ probabilities }: TaughtReading): number {
  return probabilities[0] ?? NaN;
}

async function taughtBits(run: Run, given = task): Promise<readonly Float32Array[]> {
  await teach(run, given, hooks);
  return (await takeSnapshot(run)).weights;
}

describe.each(nodeBackends)('on %s', (backend) => {
  beforeAll(async () => {
    await startInNode(backend);
    trained = await trainedRun();
  });

  test('the drawings are learned, and what that cost is measured on the test images', async () => {
    const run = restoreRun(trained);
    const tensors = memory().numTensors;
    const accuracy = async () => (await evaluate(run.model, whole(dataset.test), dataset.imageShape))?.accuracy;
    const first = await accuracy();
    const progress: TeachProgress[] = [];
    const result = await teach(run, task, { ...hooks, onProgress: (each) => progress.push(each) });
    if (!result) expect.fail('it was called off');
    expect(shareOf(result.before)).toBeLessThan(0.5);
    expect(shareOf(result.after)).toBeGreaterThan(shareOf(result.before) + 0.1);
    expect(result.before.test).toMatchObject({ accuracy: first, count: dataset.test.count });
    expect(result.after.test.accuracy).toBe(await accuracy());
    const { steps } = teachingPlan(2);
    expect(progress.at(-1)).toEqual({ step: steps, steps });
    expect(memory().numTensors).toBe(tensors);
    disposeRun(run);
  });

  test('nothing but the weights changes, and taken back it is the same to the last bit', async () => {
    const run = restoreRun(trained);
    const weights = await taughtBits(run);
    const { untaught, ...others } = await takeSnapshot(run);
    expect(untaught?.weights).toEqual(trained.weights);
    expect({ ...others, weights: trained.weights }).toEqual(trained);
    expect(weights).not.toEqual(trained.weights);
    expect(undoTeaching(run, 2)).toBe(false);
    expect(undoTeaching(run, 1)).toBe(true);
    expect(await takeSnapshot(run)).toEqual(trained);
    expect(undoTeaching(run, null)).toBe(false);
    disposeRun(run);
  });

  test('the same drawings give the same bits, also where others were taught before', async () => {
    const [one, other] = [restoreRun(trained), restoreRun(trained)];
    const bits = await taughtBits(one);
    const swapped = { ...drawings, labels: Uint8Array.of(1, 1) };
    expect(await taughtBits(other, { ...task, drawings: swapped, key: 5 })).not.toEqual(bits);
    expect(await taughtBits(other)).toEqual(bits);
    expect(undoTeaching(other, 5)).toBe(false);
    expect(undoTeaching(other, null)).toBe(true);
    expect(await takeSnapshot(other)).toEqual(trained);
    [one, other].forEach(disposeRun);
  });

  test('called off at any point, or with a loss that is no number, it leaves all as it was', async () => {
    const run = restoreRun(trained);
    for (const most of [0, 1, 7, teachingPlan(2).steps + 1]) {
      let asked = 0;
      expect(await teach(run, task, { ...hooks, isCancelled: () => asked++ >= most })).toBeNull();
      expect(await takeSnapshot(run)).toEqual(trained);
    }
    const broken = { ...trained, weights: trained.weights.map((values) => values.map(() => Infinity)) };
    const lost = restoreRun(broken);
    const tensors = memory().numTensors;
    await expect(teach(lost, task, hooks)).rejects.toMatchObject({ code: 'lossNotFinite' });
    expect(memory().numTensors).toBe(tensors);
    expect(lost.untaught).toBeNull();
    [run, lost].forEach(disposeRun);
  });

  test('images that the run kept for validation are not learned from', async () => {
    const [one, other] = [restoreRun(trained), restoreRun(trained)];
    const half = { data: dataset.train, from: 0, count: 128 };
    const spoilt = { ...dataset.train, images: dataset.train.images.map((value, at) => (at < 128 * 64 ? value : 255)) };
    const bits = await taughtBits(one, { ...task, train: half });
    expect(await taughtBits(other, { ...task, train: { ...half, data: spoilt } })).toEqual(bits);
    [one, other].forEach(disposeRun);
  });
});
