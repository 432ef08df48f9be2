import { describe, expect, it } from 'vitest';
import { createStore } from 'zustand';
import type { DatasetId } from '../domain/datasets';
import type { NetworkSpec } from '../domain/network';
import { defaultOptimizer } from '../domain/training';
import { EngineError } from '../engine-client/api';
import type { EngineFailure, TrainProgress } from '../protocol/messages';
import { createFakeEngine, settle } from './fake-engine';
import { createMetricsBuffer } from './metrics';
import { createTrainingState } from './training-slice';

function denseNetwork(units: number, id = 'a'): NetworkSpec {
  const params = { units, activation: 'softmax', useBias: true, l2: 0 };
  return { inputShape: [28, 28, 1], layers: [{ id, kind: 'dense', params }] } as unknown as NetworkSpec;
}

function setup() {
  const engine = createFakeEngine();
  const metrics = createMetricsBuffer();
  const page = {
    network: denseNetwork(10),
    isValid: true,
    dataset: 'mnist-10k' as DatasetId,
    data: Promise.resolve(),
    losses: 0,
  };
  const training = createStore(
    createTrainingState({
      engine,
      metrics,
      network: () => page.network,
      isNetworkValid: () => page.isValid,
      dataset: () => page.dataset,
      loadData: () => page.data,
      dataLost: () => {
        page.losses++;
      },
    }),
  );
  return { engine, metrics, page, training };
}
type World = ReturnType<typeof setup>;

function progressOf(totalSteps: number, more: Partial<TrainProgress> = {}): TrainProgress {
  return {
    phase: 'training',
    epoch: 1,
    epochs: 2,
    step: totalSteps,
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
const firstEpoch = { epoch: 1, loss: 0.4, accuracy: 0.9, valLoss: null, valAccuracy: null, seconds: 1 };
const evaluation = { loss: 0.07, accuracy: 0.978, count: 2000, seconds: 1 };

async function trainToTheEnd({ engine, training }: World, steps = 10) {
  void training.getState().train();
  await settle();
  engine.last('train').progress(progressOf(steps, { finished: [firstEpoch] }));
  await engine.last('train').resolve({ outcome: 'done', evaluation });
}
async function failWith({ engine, training }: World, failure: EngineFailure) {
  void training.getState().train();
  await settle();
  engine.last('train').progress(progressOf(3));
  await engine.last('train').reject(failure);
}

describe('training from start to end', () => {
  it('prepares, trains, records epochs and batches, and ends with the test accuracy', async () => {
    const world = setup();
    const { engine, training, metrics } = world;
    void training.getState().train();
    expect(training.getState().flow).toBe('preparing');
    await settle();
    const call = engine.last('train');
    expect(call.args).toMatchObject({ continue: false, paused: false, network: world.page.network });
    call.progress(progressOf(0, { phase: 'preparing', batches: [] }));
    expect(training.getState().flow).toBe('preparing');
    call.progress(progressOf(4));
    expect(training.getState().flow).toBe('training');
    expect(training.getState().trainedSteps).toBe(4);
    call.progress(progressOf(10, { finished: [firstEpoch] }));
    await call.resolve({ outcome: 'done', evaluation });
    expect(training.getState()).toMatchObject({ flow: 'done', evaluation, epochs: [firstEpoch] });
    expect(metrics.size).toBe(2);
  });

  it('does not start an invalid network, nor with settings out of their limits, nor twice', async () => {
    const { engine, page, training } = setup();
    page.isValid = false;
    await training.getState().train();
    page.isValid = true;
    training.getState().setSettings({ batchSize: 0 });
    await training.getState().train();
    expect(engine.count('train')).toBe(0);
    training.getState().setSettings({ batchSize: 32 });
    void training.getState().train();
    void training.getState().train();
    await settle();
    expect(engine.count('train')).toBe(1);
  });

  it('tells when the weights have changed: often at first, then ever more rarely, and after every epoch', async () => {
    const { engine, training } = setup();
    void training.getState().train();
    await settle();
    const versions = [1, 2, 3, 4, 5, 6, 7, 8].map((step) => {
      engine.last('train').progress(progressOf(step));
      return training.getState().version;
    });
    expect(versions).toEqual([1, 2, 3, 3, 4, 4, 4, 5]);
    engine.last('train').progress(progressOf(9, { finished: [firstEpoch] }));
    expect(training.getState().version).toBe(6);
  });
});

describe('pausing and stepping', () => {
  it('pauses at once, stays so while late messages of running batches come in, and resumes', async () => {
    const { engine, training } = setup();
    void training.getState().train();
    await settle();
    engine.last('train').progress(progressOf(1));
    training.getState().pause();
    engine.last('train').progress(progressOf(2));
    expect(training.getState().flow).toBe('paused');
    training.getState().resume();
    engine.last('train').progress(progressOf(2, { phase: 'paused', batches: [] }));
    expect(training.getState().flow).toBe('training');
    expect(engine.controls).toEqual([{ kind: 'pause' }, { kind: 'resume' }]);
  });

  it('begins a paused run when one batch is asked for while idle, and does one', async () => {
    const { engine, training } = setup();
    training.getState().stepOneBatch();
    await settle();
    expect(engine.last('train').args.paused).toBe(true);
    expect(engine.controls).toEqual([]);
    engine.last('train').progress(progressOf(0, { phase: 'paused', batches: [] }));
    expect(engine.controls).toEqual([{ kind: 'step' }]);
    engine.last('train').progress(progressOf(1, { phase: 'paused' }));
    expect(training.getState()).toMatchObject({ flow: 'paused', trainedSteps: 1 });
    training.getState().stepOneBatch();
    expect(engine.controls).toEqual([{ kind: 'step' }, { kind: 'step' }]);
  });

  it('does not step beside a running training', async () => {
    const { engine, training } = setup();
    void training.getState().train();
    await settle();
    engine.last('train').progress(progressOf(1));
    training.getState().stepOneBatch();
    expect(engine.controls).toEqual([]);
  });
});

describe('stopping', () => {
  it('keeps the weights, and leaves the evaluation to the button', async () => {
    const { engine, training } = setup();
    void training.getState().train();
    await settle();
    engine.last('train').progress(progressOf(7));
    training.getState().stop();
    expect(training.getState().isStopping).toBe(true);
    await engine.last('train').resolve({ outcome: 'stopped', evaluation: null });
    expect(training.getState()).toMatchObject({ flow: 'done', isStopping: false, evaluation: null, trainedSteps: 7 });
    void training.getState().evaluate();
    await settle();
    await engine.last('evaluate').resolve(evaluation);
    expect(training.getState()).toMatchObject({ evaluation, evaluating: null });
  });

  it('is said again to a worker that was busy before the run began', async () => {
    const { engine, training } = setup();
    void training.getState().train();
    await settle();
    training.getState().stop();
    engine.last('train').progress(progressOf(0, { phase: 'preparing', batches: [] }));
    expect(engine.controls).toEqual([{ kind: 'stop' }, { kind: 'stop' }]);
    await engine.last('train').resolve({ outcome: 'stopped', evaluation: null });
    expect(training.getState().flow).toBe('idle');
  });

  it('calls the run off while its data are still loading', async () => {
    const { engine, page, training } = setup();
    let arrive: () => void = () => undefined;
    page.data = new Promise((resolve) => {
      arrive = resolve;
    });
    void training.getState().train();
    training.getState().stop();
    expect(training.getState().flow).toBe('idle');
    arrive();
    await settle();
    expect(engine.count('train')).toBe(0);
  });
});

describe('Train after a run', () => {
  it('goes on with the weights of an unchanged network, even when its layers have new ids, and the charts go on', async () => {
    const world = setup();
    await trainToTheEnd(world);
    world.page.network = denseNetwork(10, 'another-id');
    void world.training.getState().train();
    await settle();
    expect(world.engine.last('train').args.continue).toBe(true);
    world.engine.last('train').progress(progressOf(20, { epoch: 2, finished: [{ ...firstEpoch, epoch: 2 }] }));
    expect(world.training.getState().epochs.map(({ epoch }) => epoch)).toEqual([1, 2]);
    expect(world.metrics.size).toBe(2);
  });

  it.each([
    ['an edited network', ({ page }: World) => (page.network = denseNetwork(12))],
    ['another data set', ({ page }: World) => (page.dataset = 'fashion-10k')],
  ])('begins anew with %s', async (_, change) => {
    const world = setup();
    await trainToTheEnd(world);
    change(world);
    void world.training.getState().train();
    await settle();
    expect(world.engine.last('train').args.continue).toBe(false);
    expect(world.training.getState()).toMatchObject({ epochs: [], trainedSteps: 0, evaluation: null });
    expect(world.metrics.size).toBe(0);
  });

  it('begins anew after Reset weights, which builds from the seed', async () => {
    const world = setup();
    await trainToTheEnd(world);
    world.training.getState().setSettings({ seed: 7 });
    void world.training.getState().resetWeights();
    await settle();
    expect(world.engine.last('build').args).toEqual({ network: world.page.network, seed: 7 });
    await world.engine.last('build').resolve({ parameters: 10 });
    expect(world.training.getState()).toMatchObject({ flow: 'idle', trainedSteps: 0, epochs: [], evaluation: null });
    void world.training.getState().train();
    await settle();
    expect(world.engine.last('train').args.continue).toBe(false);
  });
});

describe('Reset weights', () => {
  it('ends a paused run and builds when the worker is free, ignoring how the old run ended', async () => {
    const { engine, training } = setup();
    training.getState().stepOneBatch();
    await settle();
    const run = engine.last('train');
    run.progress(progressOf(1, { phase: 'paused' }));
    void training.getState().resetWeights();
    await settle();
    expect(engine.controls.at(-1)).toEqual({ kind: 'stop' });
    expect(engine.count('build')).toBe(0);
    await run.resolve({ outcome: 'stopped', evaluation: null });
    await engine.last('build').resolve({ parameters: 10 });
    expect(training.getState()).toMatchObject({ flow: 'idle', trainedSteps: 0, epochs: [] });
  });

  it('does nothing while training runs', async () => {
    const { engine, training } = setup();
    void training.getState().train();
    await settle();
    engine.last('train').progress(progressOf(1));
    await training.getState().resetWeights();
    expect(engine.count('build')).toBe(0);
    expect(training.getState().trainedSteps).toBe(1);
  });
});

describe('changing settings', () => {
  it('sends a new learning rate to the run under way, and nothing else', async () => {
    const { engine, training } = setup();
    training.getState().setSettings({ learningRate: 0.01 });
    void training.getState().train();
    await settle();
    engine.last('train').progress(progressOf(1));
    training.getState().setSettings({ learningRate: 0.003 });
    training.getState().setSettings({ batchSize: 128 });
    training.getState().setSettings({ learningRate: -1 });
    expect(engine.controls).toEqual([{ kind: 'setLearningRate', learningRate: 0.003 }]);
    expect(training.getState().runSettings).toMatchObject({ learningRate: 0.003, batchSize: 64 });
  });

  it('tells the worker the learning rate that was set while it prepared', async () => {
    const { engine, training } = setup();
    void training.getState().train();
    await settle();
    training.getState().setSettings({ learningRate: 0.02 });
    expect(engine.controls).toEqual([]);
    engine.last('train').progress(progressOf(1));
    expect(engine.controls).toEqual([{ kind: 'setLearningRate', learningRate: 0.02 }]);
  });

  it('keeps the learning rate of a newly chosen optimizer for the next run', async () => {
    const { engine, training } = setup();
    void training.getState().train();
    await settle();
    training.getState().setSettings({ optimizer: defaultOptimizer('SGD'), learningRate: 0.01 });
    expect(engine.controls).toEqual([]);
  });

  it('starts with the learning rate that was set while the data were loading', async () => {
    const { engine, training } = setup();
    void training.getState().train();
    training.getState().setSettings({ learningRate: 0.1 });
    await settle();
    expect(engine.last('train').args.settings.learningRate).toBe(0.1);
    expect(engine.controls).toEqual([]);
  });
});

describe('when something goes wrong', () => {
  it('begins anew after the loss was not a number any more', async () => {
    const world = setup();
    await failWith(world, { code: 'lossNotFinite', detail: 'learningRate' });
    expect(world.training.getState()).toMatchObject({
      flow: 'failed',
      failure: { detail: 'learningRate' },
      built: null,
    });
    expect(world.metrics.size).toBe(1);
    void world.training.getState().train();
    await settle();
    expect(world.training.getState().failure).toBeNull();
    expect(world.engine.last('train').args.continue).toBe(false);
  });

  it('trains again after a crash, with the data loaded again and the settings kept', async () => {
    const world = setup();
    world.training.getState().setSettings({ epochs: 3 });
    await failWith(world, { code: 'crashed', detail: '' });
    expect(world.training.getState()).toMatchObject({ flow: 'failed', failure: { code: 'crashed' } });
    expect(world.page.losses).toBe(1);
    await trainToTheEnd(world);
    expect(world.training.getState()).toMatchObject({ flow: 'done', failure: null, settings: { epochs: 3 } });
  });

  it('gives a new worker its data, and fresh weights, without troubling the user', async () => {
    const world = setup();
    await trainToTheEnd(world);
    void world.training.getState().train();
    await settle();
    await world.engine.last('train').reject({ code: 'datasetMissing', detail: '' });
    expect(world.page.losses).toBe(1);
    expect(world.engine.last('train').args.continue).toBe(true);
    await world.engine.last('train').reject({ code: 'networkMissing', detail: '' });
    expect(world.engine.last('train').args.continue).toBe(false);
    expect(world.engine.count('train')).toBe(4);
    await world.engine.last('train').reject({ code: 'datasetMissing', detail: '' });
    expect(world.training.getState()).toMatchObject({ flow: 'failed', failure: { code: 'datasetMissing' } });
  });

  it('shows why the data could not be loaded, and keeps the weights of the run before', async () => {
    const world = setup();
    await trainToTheEnd(world);
    world.page.data = Promise.reject(new EngineError({ code: 'datasetFetch', detail: '404' }));
    await world.training.getState().train();
    expect(world.training.getState()).toMatchObject({
      flow: 'failed',
      failure: { code: 'datasetFetch' },
      trainedSteps: 10,
    });
    expect(world.training.getState().built).not.toBeNull();
  });

  it('leaves a finished run finished when only its evaluation fails', async () => {
    const world = setup();
    await trainToTheEnd(world);
    void world.training.getState().evaluate();
    await settle();
    await world.engine.last('evaluate').reject({ code: 'outOfMemory', detail: '' });
    expect(world.training.getState()).toMatchObject({
      flow: 'done',
      failure: { code: 'outOfMemory' },
      evaluating: null,
    });
  });

  it('ignores what an earlier run still sends', async () => {
    const world = setup();
    const { engine, training } = world;
    await trainToTheEnd(world);
    const old = engine.last('train');
    void training.getState().resetWeights();
    await settle();
    await engine.last('build').resolve({ parameters: 10 });
    old.progress(progressOf(99));
    await old.resolve({ outcome: 'done', evaluation });
    expect(training.getState()).toMatchObject({ flow: 'idle', trainedSteps: 0, evaluation: null });
    expect(world.metrics.size).toBe(0);
  });
});
