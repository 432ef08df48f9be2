/** A training from Train to its end, paused, stopped, gone on with and begun anew. */
import { describe, expect, it } from 'vitest';
import { settle } from '../engine/fake-engine';
import {
  denseNetwork,
  epochOf,
  evaluation,
  progressOf,
  setUpTraining,
  trainToTheEnd,
  type TrainingWorld,
} from './fake-training';
import type { TrainingState } from './training-state';

describe('training from start to end', () => {
  it('prepares, trains, records epochs and batches, and ends with the test accuracy', async () => {
    const world = setUpTraining();
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
    call.progress(progressOf(10, { finished: [epochOf(1)] }));
    await call.resolve({ outcome: 'done', evaluation });
    expect(training.getState()).toMatchObject({ flow: 'done', evaluation, epochs: [epochOf(1)] });
    expect(metrics.size).toBe(2);
  });

  it('does not start an invalid network, nor with settings out of their limits, nor twice', async () => {
    const { engine, page, training } = setUpTraining();
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
    const { engine, training } = setUpTraining();
    void training.getState().train();
    await settle();
    const versions = [1, 2, 3, 4, 5, 6, 7, 8].map((step) => {
      engine.last('train').progress(progressOf(step));
      return training.getState().version;
    });
    expect(versions).toEqual([1, 2, 3, 3, 4, 4, 4, 5]);
    engine.last('train').progress(progressOf(9, { finished: [epochOf(1)] }));
    expect(training.getState().version).toBe(6);
  });
});

describe('pausing and stepping', () => {
  it('pauses at once, stays so while late messages of running batches come in, and resumes', async () => {
    const { engine, training } = setUpTraining();
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
    const { engine, training } = setUpTraining();
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
    const { engine, training } = setUpTraining();
    void training.getState().train();
    await settle();
    engine.last('train').progress(progressOf(1));
    training.getState().stepOneBatch();
    expect(engine.controls).toEqual([]);
  });
});

describe('stopping', () => {
  it('keeps the weights, and leaves the evaluation to the button', async () => {
    const { engine, training } = setUpTraining();
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

  it.each<[string, (training: TrainingState) => unknown]>([
    ['another training', ({ train }) => train()],
    ['fresh weights', ({ resetWeights }) => resetWeights()],
    ['another measurement', ({ evaluate }) => evaluate()],
    [
      'the choice of other data',
      ({ stop }) => {
        stop();
      },
    ],
  ])('%s: the measurement under way is given up, and says nothing any more', async (_, next) => {
    const { engine, training } = setUpTraining();
    void training.getState().prepare();
    await settle();
    await engine.last('build').resolve({ parameters: 1, arithmetic: 'fused' });
    void training.getState().evaluate();
    await settle();
    const first = engine.last('evaluate');
    next(training.getState());
    await settle();
    expect(first.signal?.aborted).toBe(true);
    first.progress({ done: 5, count: 10 });
    await first.resolve(evaluation);
    expect(training.getState()).toMatchObject({ evaluation: null, failure: null });
    expect(training.getState().evaluating?.done ?? 0).toBe(0);
  });

  it('is said again to a worker that was busy before the run began', async () => {
    const { engine, training } = setUpTraining();
    void training.getState().train();
    await settle();
    training.getState().stop();
    engine.last('train').progress(progressOf(0, { phase: 'preparing', batches: [] }));
    expect(engine.controls).toEqual([{ kind: 'stop' }, { kind: 'stop' }]);
    await engine.last('train').resolve({ outcome: 'stopped', evaluation: null });
    expect(training.getState().flow).toBe('idle');
  });

  it('calls the run off while its data are still loading', async () => {
    const { engine, page, training } = setUpTraining();
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
    const world = setUpTraining();
    await trainToTheEnd(world);
    world.page.network = denseNetwork(10, 'another-id');
    void world.training.getState().train();
    await settle();
    expect(world.engine.last('train').args.continue).toBe(true);
    world.engine.last('train').progress(progressOf(20, { epoch: 2, finished: [epochOf(2)] }));
    expect(world.training.getState().epochs.map(({ epoch }) => epoch)).toEqual([1, 2]);
    expect(world.metrics.size).toBe(2);
  });

  it.each([
    ['an edited network', ({ page }: TrainingWorld) => (page.network = denseNetwork(12))],
    ['another data set', ({ page }: TrainingWorld) => (page.dataset = 'fashion-10k')],
    ['other classes in the same own set', ({ page }: TrainingWorld) => (page.classNames = ['cat', 'dog'])],
  ])('begins anew with %s', async (_, change) => {
    const world = setUpTraining();
    await trainToTheEnd(world);
    change(world);
    void world.training.getState().train();
    await settle();
    expect(world.engine.last('train').args.continue).toBe(false);
    expect(world.training.getState()).toMatchObject({ epochs: [], trainedSteps: 0, evaluation: null });
    expect(world.metrics.size).toBe(0);
  });

  it('begins anew after Reset weights, which builds from the seed', async () => {
    const world = setUpTraining();
    await trainToTheEnd(world);
    world.training.getState().setSettings({ seed: 7 });
    void world.training.getState().resetWeights();
    await settle();
    expect(world.engine.last('build').args).toEqual({ network: world.page.network, seed: 7 });
    await world.engine.last('build').resolve({ parameters: 10, arithmetic: 'fused' });
    expect(world.training.getState()).toMatchObject({ flow: 'idle', trainedSteps: 0, epochs: [], evaluation: null });
    void world.training.getState().train();
    await settle();
    expect(world.engine.last('train').args.continue).toBe(false);
  });
});

describe('Reset weights', () => {
  it('ends a paused run and builds when the worker is free, ignoring how the old run ended', async () => {
    const { engine, training } = setUpTraining();
    training.getState().stepOneBatch();
    await settle();
    const run = engine.last('train');
    run.progress(progressOf(1, { phase: 'paused' }));
    void training.getState().resetWeights();
    await settle();
    expect(engine.controls.at(-1)).toEqual({ kind: 'stop' });
    expect(engine.count('build')).toBe(0);
    await run.resolve({ outcome: 'stopped', evaluation: null });
    await engine.last('build').resolve({ parameters: 10, arithmetic: 'fused' });
    expect(training.getState()).toMatchObject({ flow: 'idle', trainedSteps: 0, epochs: [] });
  });

  it('does nothing while training runs', async () => {
    const { engine, training } = setUpTraining();
    void training.getState().train();
    await settle();
    engine.last('train').progress(progressOf(1));
    await training.getState().resetWeights();
    expect(engine.count('build')).toBe(0);
    expect(training.getState().trainedSteps).toBe(1);
  });
});
