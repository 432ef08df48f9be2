/** Trainings that go wrong. */
import { describe, expect, it } from 'vitest';
import { EngineError } from '../../engine-client/api';
import { settle } from '../engine/fake-engine';
import { epochOf, evaluation, failWith, progressOf, setUpTraining, trainToTheEnd } from './fake-training';

describe('when something goes wrong', () => {
  it('begins anew after the loss was not a number any more', async () => {
    const world = setUpTraining();
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
    const world = setUpTraining();
    world.training.getState().setSettings({ epochs: 3 });
    await failWith(world, { code: 'crashed', detail: '' });
    expect(world.training.getState()).toMatchObject({ flow: 'failed', failure: { code: 'crashed' } });
    expect(world.page.losses).toBe(1);
    await trainToTheEnd(world);
    expect(world.training.getState()).toMatchObject({ flow: 'done', failure: null, settings: { epochs: 3 } });
  });

  it('gives a new worker its data, and fresh weights, without troubling the user', async () => {
    const world = setUpTraining();
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
    const world = setUpTraining();
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
    const world = setUpTraining();
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
    const world = setUpTraining();
    const { engine, training } = world;
    await trainToTheEnd(world);
    const old = engine.last('train');
    void training.getState().resetWeights();
    await settle();
    await engine.last('build').resolve({ parameters: 10, arithmetic: 'fused' });
    old.progress(progressOf(99));
    await old.resolve({ outcome: 'done', evaluation });
    expect(training.getState()).toMatchObject({ flow: 'idle', trainedSteps: 0, evaluation: null });
    expect(world.metrics.size).toBe(0);
  });

  it('knows that the weights are gone when the worker dies while nothing runs, and keeps what was measured', async () => {
    const world = setUpTraining();
    await trainToTheEnd(world);
    world.training.getState().engineEnded();
    expect(world.page.losses).toBe(1);
    expect(world.training.getState()).toMatchObject({
      flow: 'done',
      built: null,
      trainedSteps: 0,
      epochs: [epochOf(1)],
    });
    void world.training.getState().train();
    await settle();
    expect(world.engine.last('train').args.continue).toBe(false);
  });

  it('leaves the end of a run under way to its own failure', async () => {
    const world = setUpTraining();
    void world.training.getState().train();
    await settle();
    world.engine.last('train').progress(progressOf(3));
    world.training.getState().engineEnded();
    expect(world.training.getState()).toMatchObject({ flow: 'training', trainedSteps: 3 });
  });
});
