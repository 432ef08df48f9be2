/** What a run's record says about the settings that it was trained with. */
import { describe, expect, it } from 'vitest';
import { settle } from '../engine/fake-engine';
import { begin, epochEnd, setUpRuns, type RunsWorld } from './fake-runs';
import { evaluation, progressOf } from '../training/fake-training';

async function trainOnce(world: RunsWorld, epoch: number) {
  const call = await begin(world);
  epochEnd(epoch).forEach((progress) => call.progress(progress));
  await call.resolve({ outcome: 'done', evaluation });
}

describe('the record of a run', () => {
  it('tells when another learning rate was chosen while it trained', async () => {
    const world = setUpRuns();
    const call = await begin(world);
    call.progress(progressOf(4));
    world.training.getState().setSettings({ learningRate: 0.02 });
    world.training.getState().setSettings({ learningRate: 0.03 });
    call.progress(progressOf(7));
    world.training.getState().setSettings({ learningRate: 0.001 });
    epochEnd(1).forEach((progress) => call.progress(progress));
    await call.resolve({ outcome: 'done', evaluation });
    expect(world.list()).toMatchObject([
      {
        settings: { learningRate: 0.1 },
        rates: [
          { step: 4, rate: 0.03 },
          { step: 7, rate: 0.001 },
        ],
      },
    ]);
  });

  it('begins with the learning rate that was chosen while its data were loading', async () => {
    const world = setUpRuns();
    void world.training.getState().train();
    world.training.getState().setSettings({ learningRate: 0.5 });
    await settle();
    expect(world.list()).toMatchObject([{ settings: { learningRate: 0.5 } }]);
    expect(world.list()[0]?.rates).toBeUndefined();
  });

  it('keeps the settings and the seed that its weights came from when it is trained on with others', async () => {
    const world = setUpRuns();
    await trainOnce(world, 1);
    world.training.getState().setSettings({ batchSize: 32, seed: 9 });
    await trainOnce(world, 2);
    expect(world.list()).toMatchObject([
      { settings: { batchSize: 64, seed: 1 }, later: [{ step: 10, settings: { batchSize: 32, seed: 9 } }] },
    ]);
  });

  it('is as it was before when a second training is stopped before its first batch', async () => {
    const world = setUpRuns();
    await trainOnce(world, 1);
    const before = world.list();
    const call = await begin(world);
    await call.resolve({ outcome: 'stopped', evaluation: null });
    await world.recorder.settled();
    expect(world.list()).toEqual(before);
    expect((await world.store.list()).read).toEqual(before);
  });

  it('has every epoch once, also those that a lost device made the engine train again', async () => {
    const world = setUpRuns();
    const call = await begin(world);
    [1, 2, 3, 2, 3].flatMap(epochEnd).forEach((progress) => call.progress(progress));
    await call.resolve({ outcome: 'done', evaluation });
    expect(world.list()[0]?.epochs.map(({ epoch }) => epoch)).toEqual([1, 2, 3]);
  });
});

describe('an evaluation', () => {
  it('on other data is shown, and no part of the run', async () => {
    const world = setUpRuns();
    await trainOnce(world, 1);
    world.page.dataset = 'fashion-10k';
    void world.training.getState().evaluate();
    await settle();
    await world.engine.last('evaluate').resolve({ ...evaluation, accuracy: 0.1 });
    expect(world.training.getState()).toMatchObject({ evaluation: { accuracy: 0.1 }, evaluatedOn: 'fashion-10k' });
    expect(world.list()).toMatchObject([{ evaluation: { accuracy: evaluation.accuracy } }]);
  });

  it('on its own data is its newest result', async () => {
    const world = setUpRuns();
    await trainOnce(world, 1);
    void world.training.getState().evaluate();
    await settle();
    await world.engine.last('evaluate').resolve({ ...evaluation, accuracy: 0.99 });
    expect(world.list()).toMatchObject([{ evaluation: { accuracy: 0.99 } }]);
  });
});
