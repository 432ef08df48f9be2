import { describe, expect, it } from 'vitest';
import { createStore } from 'zustand';
import type { DatasetInfo } from '../domain/datasets';
import type { Reading } from '../protocol/inspect';
import { createFakeEngine, settle } from './fake-engine';
import { createMistakesState, type Surroundings } from './mistakes-state';

const info: DatasetInfo = {
  id: 'mnist-10k',
  imageShape: [28, 28, 1],
  classNames: ['0', '1', '2'],
  trainCount: 8,
  testCount: 5,
  trainPerClass: [3, 3, 2],
  testPerClass: [2, 2, 1],
};
const built = { inputShape: [28, 28, 1], layers: [] };

function setup() {
  const engine = createFakeEngine();
  const page: { now: Surroundings } = { now: { trainedSteps: 10, built, dataset: 'mnist-10k' } };
  const store = createStore(
    createMistakesState({ engine, now: () => page.now, loadData: () => Promise.resolve(info) }),
  );
  return { engine, page, mistakes: store, now: () => store.getState() };
}

/** Five images; those at 1 and 3 are mistaken, the latter with more certainty. */
const reading: Reading = {
  split: 'test',
  trainedSteps: 10,
  labels: Uint8Array.of(0, 0, 1, 1, 2),
  predicted: Uint8Array.of(0, 2, 1, 2, 2),
  confidence: Float32Array.of(0.9, 0.5, 0.8, 0.99, 0.7),
  trueConfidence: Float32Array.of(0.9, 0.3, 0.8, 0, 0.7),
};

async function read(world: ReturnType<typeof setup>): Promise<void> {
  void world.now().read();
  await settle();
  await world.engine.last('readAll').resolve(reading);
}

describe('reading all images', () => {
  it('says how far it is, and then lists the surest mistakes first', async () => {
    const world = setup();
    void world.now().read();
    await settle();
    world.engine.last('readAll').progress({ done: 2, count: 5 });
    expect(world.now().progress).toEqual({ done: 2, count: 5 });
    await world.engine.last('readAll').resolve(reading);
    expect(world.now()).toMatchObject({ progress: null, isStale: false, indices: [3, 1] });
    expect(world.now().reading?.matrix.counts).toEqual([
      [1, 0, 1],
      [0, 1, 1],
      [0, 0, 1],
    ]);
  });

  it('lists the images of a cell, right ones too, in the wanted order', async () => {
    const world = setup();
    await read(world);
    world.now().openCell({ truth: 1, predicted: 1 });
    expect(world.now().indices).toEqual([2]);
    world.now().openMistakes();
    world.now().setOrder('unsure');
    expect(world.now().indices).toEqual([1, 3]);
  });

  it('can be stopped, and keeps what was there', async () => {
    const world = setup();
    await read(world);
    void world.now().read();
    await settle();
    world.now().stop();
    expect(world.engine.count('stopReading')).toBe(1);
    await world.engine.last('readAll').resolve(null);
    expect(world.now()).toMatchObject({ progress: null, failure: null, indices: [3, 1] });
  });

  it('shows why it failed and can be asked again', async () => {
    const world = setup();
    void world.now().read();
    await settle();
    await world.engine.last('readAll').reject({ code: 'networkMissing', detail: '' });
    expect(world.now()).toMatchObject({ progress: null, failure: { code: 'networkMissing' } });
    await read(world);
    expect(world.now().failure).toBeNull();
  });
});

describe('what was read', () => {
  it('is marked once the weights have changed, even when as many steps are done again', async () => {
    const world = setup();
    await read(world);
    world.page.now = { ...world.page.now, trainedSteps: 0, built: null };
    world.now().checkFreshness();
    world.page.now = { ...world.page.now, trainedSteps: 10, built };
    world.now().checkFreshness();
    expect(world.now().isStale).toBe(true);
    await read(world);
    expect(world.now().isStale).toBe(false);
  });

  it('is forgotten with its data set or split', async () => {
    const world = setup();
    await read(world);
    world.page.now = { ...world.page.now, dataset: 'fashion-10k' };
    world.now().checkFreshness();
    expect(world.now()).toMatchObject({ reading: null, indices: [] });
    world.page.now = { ...world.page.now, dataset: 'mnist-10k' };
    await read(world);
    world.now().setSplit('train');
    expect(world.now().reading).toBeNull();
    void world.now().read();
    await settle();
    expect(world.engine.last('readAll').args.split).toBe('train');
  });
});
