/** Callbacks in the step loop, and exact resumption with all that they remember. */
import '@tensorflow/tfjs-backend-cpu';
import { memory, setBackend } from '@tensorflow/tfjs-core';
import { beforeAll, expect, test } from 'vitest';
import { defaultsOf } from '../../domain/layers/fields';
import { newLayer } from '../../domain/network/edits';
import type { NetworkSpec } from '../../domain/network/network';
import { randomUniform } from '../../domain/random';
import { defaultOptimizer, settingsFields, type TrainingSettings } from '../../domain/training/training';
import type { RunSnapshot } from '../../domain/run/snapshot';
import type { TrainProgress } from '../../domain/run/train-progress';
import type { Dataset, SplitData } from '../data/dataset';
import { registerReferences } from '../kernels/register-references';
import { stopAfter } from '../../../tests/fixtures/stop-after';
import { buildModel } from '../core/model';
import { registerGradients } from '../ops/gradients';
import { disposeRun, newRun, type Run } from './run';
import { restoreRun, takeSnapshot } from './snapshot';
import { TrainLoop } from './train-loop';

const size = 4;

/** Noise with random labels: the training images can be learned by heart, the others not at all. */
function noise(count: number, seed: number): SplitData {
  const images = Uint8Array.from({ length: count * size * size }, (_, index) => randomUniform(seed, index) * 256);
  const labels = Uint8Array.from({ length: count }, (_, index) => randomUniform(seed + 1, index) * 2);
  return { images, labels, count };
}
const dataset: Dataset = {
  id: 'mnist-10k',
  imageShape: [size, size, 1],
  classNames: ['0', '1'],
  train: noise(40, 1),
  test: noise(40, 3),
};
const network: NetworkSpec = {
  inputShape: [size, size, 1],
  layers: [
    { id: 'a', kind: 'Flatten', params: {} },
    newLayer('Dense', 'b', { units: 16 }),
    { id: 'c', kind: 'Dropout', params: { rate: 0.2 } },
    newLayer('Dense', 'd', { units: 2, activation: 'softmax' }),
  ],
};
const settings: TrainingSettings = {
  ...defaultsOf(settingsFields),
  optimizer: defaultOptimizer('Adam'),
  learningRate: 0.05,
  batchSize: 8, // five steps an epoch
  epochs: 12,
  validation: 'test',
  schedule: 'exponentialDecay',
  decaySteps: 10,
  decayRate: 0.9,
  earlyStopping: true,
  patience: 4,
  restoreBestWeights: true,
  reduceLrOnPlateau: true,
  plateauPatience: 2,
  plateauFactor: 0.5,
};

interface Trained {
  readonly result: Awaited<ReturnType<TrainLoop['execute']>>;
  readonly reports: readonly TrainProgress[];
  readonly snapshot: RunSnapshot;
}

/** Trains a run until its end or until a step, and takes it apart. */
async function train(run: Run, changes: Partial<TrainingSettings> = {}, stopAt = Infinity): Promise<Trained> {
  const all = { ...settings, ...changes };
  const reports: TrainProgress[] = [];
  const stopping = stopAfter(stopAt - run.position.steps);
  const report = (progress: TrainProgress): void => {
    reports.push(progress);
    stopping.report(progress);
  };
  const result = await new TrainLoop(run, all.epochs, { ...stopping, dataset, settings: all, report }).execute();
  const snapshot = await takeSnapshot(run);
  disposeRun(run);
  return { result, reports, snapshot };
}
const fresh = () => newRun(buildModel(network, 1), 1);
const epochsOf = ({ reports }: Trained) => reports.flatMap(({ finished }) => finished);
const plain = (arrays: readonly Float32Array[] | undefined) => arrays?.map((values) => Array.from(values));

beforeAll(async () => {
  await setBackend('cpu');
  registerReferences('cpu');
  registerGradients();
});

test('EarlyStopping ends a training that gets worse, and puts the best weights back', async () => {
  const trained = await train(fresh());
  const epochs = epochsOf(trained);
  const losses = epochs.map(({ valLoss }) => valLoss ?? NaN);
  const best = losses.indexOf(Math.min(...losses)) + 1;
  expect(epochs.length).toBe(best + 4);
  expect(trained.result).toMatchObject({
    outcome: 'done',
    stoppedEarly: best + 4,
    restoredEpoch: best,
    bestEpoch: null,
  });
  expect(trained.result.evaluation?.loss).toBeCloseTo(losses[best - 1] as number, 6);
});

test('the best weights are kept and offered where they are not put back', async () => {
  const trained = await train(fresh(), { earlyStopping: false, restoreBestWeights: false });
  expect(epochsOf(trained)).toHaveLength(12);
  expect(trained.snapshot.best?.epoch).toBe(trained.result.bestEpoch);
  expect(trained.snapshot.best?.weights).not.toEqual(trained.snapshot.weights);
  const again = await train(fresh(), {
    earlyStopping: false,
    restoreBestWeights: false,
    epochs: trained.result.bestEpoch ?? 0,
  });
  expect(plain(again.snapshot.weights)).toEqual(plain(trained.snapshot.best?.weights));
});

test('the rate of every step follows schedule and plateau', async () => {
  const trained = await train(fresh(), { earlyStopping: false });
  const at = (step: number) => trained.reports.find(({ totalSteps }) => totalSteps === step)?.learningRate;
  expect(at(0)).toBe(0.05);
  const last = trained.reports.at(-1);
  const reductions = Math.log2((0.05 * 0.9 ** 6) / (last?.learningRate ?? 0));
  expect(reductions).toBeGreaterThan(0);
  expect(reductions).toBeCloseTo(Math.round(reductions), 6);
});

test.each([3, 9, 13, 22])(
  'a training left at step %i and taken up again ends like one that never stopped, callbacks included',
  async (stopAt) => {
    const whole = await train(fresh());
    const first = await train(fresh(), {}, stopAt);
    expect(first.result.outcome).toBe('stopped');
    const stored = structuredClone(first.snapshot);
    const second = await train(restoreRun(stored));
    expect(plain(second.snapshot.weights)).toEqual(plain(whole.snapshot.weights));
    expect(second.result.evaluation?.loss).toBe(whole.result.evaluation?.loss);
    expect(second.result.stoppedEarly).toBe(whole.result.stoppedEarly);
    const figures = (trained: Trained) => epochsOf(trained).map(({ seconds: _, ...epoch }) => epoch);
    expect([...figures(first), ...figures(second)]).toEqual(figures(whole));
  },
);

test('a snapshot that does not fit is refused, and leaves no tensor behind', async () => {
  const { snapshot } = await train(fresh(), { epochs: 1 });
  const before = memory().numTensors;
  const refuse = (broken: Partial<RunSnapshot>) =>
    expect(() => restoreRun({ ...snapshot, ...broken })).toThrow(/snapshotInvalid|networkInvalid/);
  refuse({ weights: snapshot.weights.slice(1) });
  refuse({ weights: snapshot.weights.map((values) => values.slice(1)) });
  refuse({ optimizer: snapshot.optimizer && { ...snapshot.optimizer, slots: [] } });
  refuse({ position: { ...snapshot.position, stepInEpoch: NaN } });
  refuse({ best: { epoch: 1, steps: 5, weights: [] } });
  refuse({ network: { ...network, layers: network.layers.slice(1) } });
  expect(memory().numTensors).toBe(before);
});
