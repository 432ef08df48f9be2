import { readFile } from 'node:fs/promises';
import { memory } from '@tensorflow/tfjs-core';
import { afterAll, beforeAll, expect, test, vi } from 'vitest';
import { defaultsOf } from '../../domain/layers/fields';
import { newLayer } from '../../domain/network/edits';
import type { NetworkSpec } from '../../domain/network/network';
import { defaultOptimizer, settingsFields, type TrainingSettings } from '../../domain/training/training';
import type { TrainProgress } from '../../domain/run/train-progress';
import type { EvaluateProgress } from '../../protocol/messages';
import type { RunSnapshot } from '../../domain/run/snapshot';
import type { Dataset, SplitData } from '../data/dataset';
import { Session } from './session';

const network: NetworkSpec = {
  inputShape: [28, 28, 1],
  layers: [
    newLayer('MaxPooling2D', 'a', { poolSize: 4, strides: 4 }),
    newLayer('BatchNormalization', 'b'),
    newLayer('Dropout', 'c', { rate: 0.1 }),
    newLayer('Flatten', 'd'),
    newLayer('Dense', 'e', { units: 10, activation: 'softmax' }),
  ],
};
const settings: TrainingSettings = {
  ...defaultsOf(settingsFields),
  optimizer: defaultOptimizer('Adam'),
  learningRate: 0.01,
  batchSize: 500,
  epochs: 1,
};
const image = new Float32Array(784).fill(0.5);
const nobody = (): void => undefined;

let session: Session;
let whole: Dataset;

beforeAll(async () => {
  vi.stubGlobal('fetch', async (url: string) => new Response(await readFile(`public${new URL(url).pathname}`)));
  session = new Session(nobody);
  await session.start({ backend: 'cpu', baseUrl: 'http://localhost/' });
  await session.loadDataset({ dataset: 'mnist-10k' }, nobody);
  whole = session.needDataset();
});
afterAll(() => {
  vi.unstubAllGlobals();
});

test('training, predicting and evaluating leave no tensor behind but the optimizer’s slots', async () => {
  session.build({ network, seed: 1 });
  const built = memory().numTensors;
  await session.predict({ image });
  await session.evaluate({ split: 'test' }, nobody);
  expect(memory().numTensors).toBe(built);

  await session.train({ network, settings, continue: false, paused: false }, nobody);
  const trained = memory().numTensors;
  // Adam keeps two slots for each of gamma, beta, kernel and bias.
  expect(trained).toBe(built + 8);
  await session.train({ network, settings, continue: true, paused: false }, nobody);
  await session.predict({ image });
  await session.evaluate({ split: 'test' }, nobody);
  expect(memory().numTensors).toBe(trained);

  session.build({ network, seed: 2 });
  expect(memory().numTensors).toBe(built);
});

test('what is given up ends early: an evaluation between two slices, a training after its step', async () => {
  session.build({ network, seed: 1 });
  const tensors = memory().numTensors;
  const evaluating = new AbortController();
  const done: number[] = [];
  const stop = (progress: EvaluateProgress): void => {
    done.push(progress.done);
    evaluating.abort();
  };
  await expect(session.evaluate({ split: 'test' }, stop, evaluating.signal)).rejects.toMatchObject({ code: 'aborted' });
  expect(done).toEqual([200]);
  expect(memory().numTensors).toBe(tensors);
  const training = new AbortController();
  const report = ({ totalSteps }: TrainProgress): void => {
    if (totalSteps > 0) training.abort();
  };
  const args = { network, settings: { ...settings, epochs: 50 }, continue: true, paused: false };
  expect(await session.train(args, report, training.signal)).toMatchObject({ outcome: 'stopped' });
  expect(session.needRun().position.epochs).toBeLessThan(50);
});

test('a training that is tried out tells its times, leaves no tensor behind, and changes no bit of the run in place', async () => {
  const other = { network: { ...network, layers: network.layers.slice(3) }, settings: { ...settings, batchSize: 64 } };
  const trained = async (between: () => Promise<unknown>) => {
    await session.train({ network, settings, continue: false, paused: false }, nobody);
    const before = memory().numTensors;
    await between();
    expect(memory().numTensors).toBe(before);
    await session.train({ network, settings, continue: true, paused: false }, nobody);
    return session.predict({ image });
  };
  const { probabilities } = await trained(async () => {
    const { secondsPerStep, secondsPerSlice } = await session.measure(other);
    expect(Math.min(secondsPerStep, secondsPerSlice)).toBeGreaterThan(0);
  });
  expect((await trained(() => Promise.resolve())).probabilities).toEqual(probabilities);

  const givenUp = AbortSignal.abort();
  expect(
    (await trained(() => expect(session.measure(other, givenUp)).rejects.toMatchObject({ code: 'aborted' })))
      .probabilities,
  ).toEqual(probabilities);
});

test('continuing adds epochs to the run; beginning anew counts from one', async () => {
  const epochs: number[] = [];
  const report = ({ finished }: TrainProgress): void => {
    epochs.push(...finished.map(({ epoch }) => epoch));
  };
  await session.train({ network, settings, continue: false, paused: false }, report);
  await session.train({ network, settings, continue: true, paused: false }, report);
  await session.train({ network, settings, continue: false, paused: false }, report);
  expect(epochs).toEqual([1, 2, 1]);
});

test('a run begun with `paused` does one batch at a time, resumes and stops', async () => {
  const steps: number[] = [];
  const report = ({ phase, totalSteps }: TrainProgress): void => {
    if (phase !== 'paused' || steps.at(-1) === totalSteps) return;
    steps.push(totalSteps);
    session.control({ kind: totalSteps < 3 ? 'step' : 'stop' });
  };
  const result = await session.train({ network, settings, continue: false, paused: true }, report);
  expect(result.outcome).toBe('stopped');
  expect(steps).toEqual([0, 1, 2, 3]);
});

test('the loss that a run was trained with measures it too, also in a copy of it', async () => {
  const smooth: TrainingSettings = { ...settings, loss: 'categoricalCrossentropy', labelSmoothing: 0.5 };
  await session.train({ network, settings: smooth, continue: false, paused: false }, nobody);
  const { loss } = await session.evaluate({ split: 'test' }, nobody);
  const copy = await session.snapshot();
  session.build({ network, seed: 2 });
  session.restore(copy);
  expect((await session.evaluate({ split: 'test' }, nobody)).loss).toBeCloseTo(loss, 5);
  // Half of each label lies on the other classes, so that being right costs at least this much.
  expect(loss).toBeGreaterThan(-(0.55 * Math.log(0.55) + 9 * 0.05 * Math.log(0.05)));
  session.restore({ ...copy, labelSmoothing: 0 });
  expect((await session.evaluate({ split: 'test' }, nobody)).loss).not.toBeCloseTo(loss, 2);
});

test('the network moves to another start of the backend with its weights', async () => {
  session.build({ network, seed: 3 });
  const before = await session.predict({ image });
  await session.start({ backend: 'cpu', baseUrl: 'http://localhost/' });
  expect((await session.predict({ image })).probabilities).toEqual(before.probabilities);
});

test('what is missing or wrong is refused with a code', async () => {
  const empty = new Session(nobody);
  await expect(empty.predict({ image })).rejects.toMatchObject({ code: 'networkMissing' });
  const train = empty.train({ network, settings, continue: false, paused: false }, nobody);
  await expect(train).rejects.toMatchObject({ code: 'datasetMissing' });
  const broken = { ...network, layers: network.layers.slice(0, -1) };
  expect(() => session.build({ network: broken, seed: 1 })).toThrow(
    expect.objectContaining({ code: 'networkInvalid' }),
  );
});

/** The data set in place cut down to 1000 images, of the classes named. */
function small(classNames: readonly string[]): Dataset {
  const { train, test, ...rest } = whole;
  const cut = ({ images, labels }: SplitData): SplitData => ({
    images: images.subarray(0, 1000 * 784),
    labels: labels.subarray(0, 1000),
    count: 1000,
  });
  return { ...rest, classNames, train: cut(train), test: cut(test) };
}

/** Does so many steps and stops. */
async function trainSteps(count: number, atPause: () => void = nobody): Promise<void> {
  const report = ({ phase, totalSteps }: TrainProgress): void => {
    if (phase !== 'paused') return;
    atPause();
    session.control({ kind: totalSteps < count ? 'step' : 'stop' });
  };
  await session.train({ network, settings, continue: false, paused: true }, report);
}

test('going on without a run is refused: nobody gets fresh weights in place of trained ones', async () => {
  const empty = new Session(nobody);
  empty.useDataset(small(whole.classNames));
  const train = empty.train({ network, settings, continue: true, paused: false }, nobody);
  await expect(train).rejects.toMatchObject({ code: 'networkMissing' });
});

test('a network is neither trained nor measured on data of other classes, but still reads drawings and can be restored', async () => {
  session.useDataset(small(whole.classNames));
  await trainSteps(1);
  const snapshot = await session.snapshot();
  session.useDataset(small(['a', 'b', 'c']));
  const train = session.train({ network, settings, continue: true, paused: false }, nobody);
  await expect(train).rejects.toMatchObject({ code: 'dataUnfit' });
  await expect(session.evaluate({ split: 'test' }, nobody)).rejects.toMatchObject({ code: 'dataUnfit' });
  expect(session.restore(snapshot)).toMatchObject({ trainedSteps: 1 });
  expect((await session.predict({ image })).probabilities).toHaveLength(10);
});

test('a network for other pictures is refused before anything is trained, and the present run stays', async () => {
  session.useDataset(small(whole.classNames));
  await trainSteps(1);
  const other = { ...network, inputShape: [14, 14, 1] };
  const train = session.train({ network: other, settings, continue: false, paused: false }, nobody);
  await expect(train).rejects.toMatchObject({ code: 'dataUnfit', detail: 'mnist-10k: 10 classes, 28 x 28 x 1' });
  expect(await session.predict({ image })).toMatchObject({ trainedSteps: 1 });
});

test('training on after a stop in mid-epoch begins a whole epoch, with the batch size of now', async () => {
  session.useDataset(small(whole.classNames));
  await trainSteps(1);
  const reports: TrainProgress[] = [];
  const args = { network, settings: { ...settings, batchSize: 250 }, continue: true, paused: false };
  await session.train(args, (progress) => reports.push(progress));
  expect(reports[0]).toMatchObject({ step: 0, stepsPerEpoch: 4, totalSteps: 1 });
  expect(reports.at(-1)).toMatchObject({ totalSteps: 5 });
  expect(reports.flatMap(({ finished }) => finished)).toMatchObject([{ epoch: 1 }]);
});

test('a training that was left is not resumed on the weights of another epoch', async () => {
  session.useDataset(small(whole.classNames));
  await trainSteps(1);
  const run = session.needRun();
  expect(run.fit).not.toBeNull();
  run.best = { epoch: 1, steps: 1, weights: (await session.snapshot()).weights };
  expect(await session.useBestWeights()).toEqual({ epoch: 1 });
  expect(run.fit).toBeNull();
  expect(await session.useBestWeights()).toBeNull();
});

test('a learning rate that is changed at a pause is in the copy that is taken there', async () => {
  session.useDataset(small(whole.classNames));
  let copy: Promise<RunSnapshot> | undefined;
  await trainSteps(1, () => {
    session.control({ kind: 'setLearningRate', learningRate: 0.123 });
    copy = session.snapshot();
  });
  expect((await copy)?.fit?.learningRate).toBe(0.123);
  expect(session.needRun().fit?.learningRate).toBe(0.123);
});
