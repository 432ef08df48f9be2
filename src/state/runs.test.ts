/** Runs as they are recorded by a training, listed, deleted and found again. */
import { describe, expect, it } from 'vitest';
import { createStore } from 'zustand';
import { presets } from '../domain/presets';
import type { RunRecord } from '../domain/run-record';
import type { TrainProgress } from '../protocol/messages';
import type { RunSnapshot } from '../protocol/runs';
import { createFakeEngine, settle } from './fake-engine';
import { createMetricsBuffer } from './metrics';
import { RunRecorder } from './runs-recorder';
import { createRunsState, type RunsState } from './runs-state';
import { createMemoryStore } from './storage/memory-store';
import { createTrainingState } from './training-slice';
import type { TrainingState } from './training-state';

const { network, settings } = presets['mnist-softmax'];

function setup() {
  const engine = createFakeEngine();
  const metrics = createMetricsBuffer();
  const store = createMemoryStore();
  const alive = new Set<string>();
  const page = { time: 1000 };
  const runs = createStore<RunsState>()(createRunsState(store, () => Promise.resolve((id: string) => alive.has(id))));
  const recorder = new RunRecorder({
    store,
    runs,
    now: () => page.time++,
    newId: () => `run ${page.time}`,
    presetOf: () => 'mnist-softmax',
    parametersOf: () => 7850,
    backend: () => 'wasm',
    dataset: () => 'mnist-10k',
    batches: (limit) => metrics.digest(limit),
    hold(id) {
      alive.add(id);
      return () => alive.delete(id);
    },
  });
  const training = createStore<TrainingState>()(
    createTrainingState({
      engine,
      metrics,
      network: () => network,
      isNetworkValid: () => true,
      dataset: () => 'mnist-10k',
      loadData: () => Promise.resolve(),
      dataLost: () => undefined,
      listener: recorder,
    }),
  );
  training.getState().setSettings({ ...settings, checkpointEpochs: 2 });
  return { engine, store, alive, runs, recorder, training, list: () => runs.getState().runs };
}
type World = ReturnType<typeof setup>;

function snapshotAt(epochs: number, stepInEpoch: number): RunSnapshot {
  const steps = epochs * 10 + stepInEpoch;
  return {
    network,
    seed: 1,
    weights: [Float32Array.of(steps)],
    optimizer: null,
    position: { epochs, stepInEpoch, steps, lossSum: 0, accuracySum: 0, imagesSeen: 0, seconds: 0 },
    fit: null,
    best: null,
  };
}
function progressOf(totalSteps: number, more: Partial<TrainProgress> = {}): TrainProgress {
  return {
    phase: 'training',
    epoch: Math.floor(totalSteps / 10) + 1,
    epochs: 5,
    step: totalSteps % 10,
    stepsPerEpoch: 10,
    totalSteps,
    imagesPerSecond: 640,
    secondsLeft: 1,
    loss: 0.5,
    accuracy: 0.8,
    batches: [{ step: totalSteps, loss: 0.5, accuracy: 0.8 }],
    finished: [],
    compiled: null,
    ...more,
  };
}
function epochEnd(epoch: number): readonly TrainProgress[] {
  const metrics = { epoch, loss: 1 / epoch, accuracy: 0.9, valLoss: null, valAccuracy: null, seconds: 2 };
  return [
    progressOf(epoch * 10, { finished: [metrics] }),
    progressOf(epoch * 10, { batches: [], checkpoint: snapshotAt(epoch, 0) }),
  ];
}
const evaluation = { loss: 0.07, accuracy: 0.978, count: 2000, seconds: 1 };

async function begin({ engine, training }: World) {
  void training.getState().train();
  await settle();
  return engine.last('train');
}

describe('a run', () => {
  it('is in the list from its first step, with its curve, its result and its weights', async () => {
    const world = setup();
    const call = await begin(world);
    expect(world.list()).toMatchObject([{ state: 'running', presetId: 'mnist-softmax', backend: 'wasm', steps: 0 }]);
    epochEnd(1).forEach((progress) => call.progress(progress));
    await call.resolve({ outcome: 'done', evaluation });
    await world.recorder.settled();
    const [record] = await world.store.list();
    expect(record).toMatchObject({
      state: 'done',
      steps: 10,
      epochs: [{ epoch: 1 }],
      evaluation,
      batches: [{ step: 10 }],
    });
    expect((await world.store.snapshot(record?.id ?? ''))?.weights).toEqual([Float32Array.of(10)]);
    expect(world.alive.size).toBe(0);
  });

  it('keeps the weights of every n-th epoch', async () => {
    const world = setup();
    const call = await begin(world);
    [1, 2, 3, 4].flatMap(epochEnd).forEach((progress) => call.progress(progress));
    await world.recorder.settled();
    const [record] = world.list();
    expect(record?.keptEpochs).toEqual([2, 4]);
    expect((await world.store.kept(record?.id ?? '', 2))?.weights).toEqual([Float32Array.of(20)]);
  });

  it('that is trained on stays one run; after a reset another one begins', async () => {
    const world = setup();
    const first = await begin(world);
    epochEnd(1).forEach((progress) => first.progress(progress));
    await first.resolve({ outcome: 'stopped', evaluation: null });
    const second = await begin(world);
    epochEnd(2).forEach((progress) => second.progress(progress));
    await second.resolve({ outcome: 'done', evaluation });
    expect(world.list()).toMatchObject([{ state: 'done', epochs: [{ epoch: 1 }, { epoch: 2 }] }]);
    void world.training.getState().resetWeights();
    await settle();
    await begin(world);
    expect(world.list().map(({ state }) => state)).toEqual(['running', 'done']);
  });

  it('in which nothing was trained leaves no trace', async () => {
    const world = setup();
    const call = await begin(world);
    await call.resolve({ outcome: 'stopped', evaluation: null });
    expect(world.list()).toEqual([]);
    expect(await world.store.list()).toEqual([]);
  });

  it('keeps the name that it was given while it trained', async () => {
    const world = setup();
    const call = await begin(world);
    await world.runs.getState().rename(world.list()[0]?.id ?? '', '  my net ');
    epochEnd(1).forEach((progress) => call.progress(progress));
    await world.recorder.settled();
    expect((await world.store.list())[0]?.name).toBe('my net');
  });
});

describe('a run that is cut off', () => {
  it('by a dead worker is marked as interrupted, with its newest copy', async () => {
    const world = setup();
    const call = await begin(world);
    epochEnd(1).forEach((progress) => call.progress(progress));
    call.progress(progressOf(13));
    await call.reject({ code: 'crashed', detail: '' });
    await world.recorder.settled();
    const [record] = world.list();
    expect(record?.state).toBe('interrupted');
    expect((await world.store.snapshot(record?.id ?? ''))?.position.steps).toBe(10);
  });

  it('by a closed page is found on return, unless another tab still trains it', async () => {
    const world = setup();
    const call = await begin(world);
    epochEnd(1).forEach((progress) => call.progress(progress));
    await world.recorder.settled();
    const isAlive = () => Promise.resolve((id: string) => world.alive.has(id));
    const returned = createStore<RunsState>()(createRunsState(world.store, isAlive));
    await returned.getState().load();
    expect(returned.getState().runs[0]?.state).toBe('running');
    world.alive.clear();
    await returned.getState().load();
    expect(returned.getState().runs[0]?.state).toBe('interrupted');
  });

  it('is put back with its curve, and goes on in the same record', async () => {
    const world = setup();
    const call = await begin(world);
    [1, 2].flatMap(epochEnd).forEach((progress) => call.progress(progress));
    await call.reject({ code: 'crashed', detail: '' });
    await world.recorder.settled();
    const [record] = world.list() as [RunRecord];
    const snapshot = (await world.store.snapshot(record.id)) as RunSnapshot;
    const adopting = world.training.getState().adopt({ ...record, snapshot });
    await settle();
    await world.engine.last('restore').resolve({ parameters: 7850, trainedSteps: 20 });
    expect(await adopting).toBe(true);
    expect(world.training.getState()).toMatchObject({ flow: 'done', trainedSteps: 20, epochs: record.epochs });
    world.recorder.adopt(record);
    void world.training.getState().resumeRun();
    await settle();
    expect(world.engine.last('train').args).toMatchObject({ continue: true, resume: true });
    epochEnd(3).forEach((progress) => world.engine.last('train').progress(progress));
    await world.engine.last('train').resolve({ outcome: 'done', evaluation });
    expect(world.list()).toMatchObject([{ id: record.id, state: 'done', epochs: [{}, {}, { epoch: 3 }] }]);
  });
});

describe('a finished run that is gone on with', () => {
  it('becomes another one, and stays as it was', async () => {
    const world = setup();
    const call = await begin(world);
    epochEnd(1).forEach((progress) => call.progress(progress));
    await call.resolve({ outcome: 'done', evaluation });
    world.recorder.branch();
    const second = await begin(world);
    epochEnd(2).forEach((progress) => second.progress(progress));
    await world.recorder.settled();
    expect(world.list()).toMatchObject([
      { state: 'running', epochs: [{ epoch: 1 }, { epoch: 2 }] },
      { state: 'done', epochs: [{ epoch: 1 }], evaluation },
    ]);
  });
});

describe('weights that do not fit', () => {
  it('leave the present run as it is, and say so', async () => {
    const world = setup();
    const call = await begin(world);
    epochEnd(1).forEach((progress) => call.progress(progress));
    await call.resolve({ outcome: 'done', evaluation });
    const [record] = world.list() as [RunRecord];
    const adopting = world.training.getState().adopt({ ...record, snapshot: snapshotAt(4, 0) });
    await settle();
    await world.engine.last('restore').reject({ code: 'snapshotInvalid', detail: 'weights' });
    expect(await adopting).toBe(false);
    expect(world.training.getState()).toMatchObject({ flow: 'done', trainedSteps: 10, built: network });
    expect(world.training.getState().failure?.code).toBe('snapshotInvalid');
  });
});

describe('a deleted run', () => {
  it('comes back with its weights when that is undone', async () => {
    const world = setup();
    const call = await begin(world);
    [1, 2].flatMap(epochEnd).forEach((progress) => call.progress(progress));
    await call.resolve({ outcome: 'done', evaluation });
    await world.recorder.settled();
    const [record] = world.list() as [RunRecord];
    await world.runs.getState().remove(record.id);
    expect(world.list()).toEqual([]);
    expect(await world.store.snapshot(record.id)).toBeNull();
    await world.runs.getState().undoRemove();
    expect(world.list()).toEqual([record]);
    expect((await world.store.snapshot(record.id))?.weights).toEqual([Float32Array.of(20)]);
    expect(await world.store.kept(record.id, 2)).not.toBeNull();
  });
});

describe('a problem of storage', () => {
  it('is said once, not with every write', () => {
    const { runs } = setup();
    runs.getState().report('quota');
    expect(runs.getState().problem).toBe('quota');
    runs.getState().dismissProblem();
    runs.getState().report('quota');
    expect(runs.getState().problem).toBeNull();
    runs.getState().report('newer');
    expect(runs.getState().problem).toBe('newer');
  });
});
