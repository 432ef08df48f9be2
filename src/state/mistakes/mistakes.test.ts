import { describe, expect, it } from 'vitest';
import { createStore } from 'zustand';
import type { DatasetInfo } from '../../domain/data/datasets';
import type { SplitAnswers } from '../../domain/explain/confusion';
import { createFakeEngine, settle } from '../engine/fake-engine';
import { askEvidence, evidenceFor, type EvidenceQuestion } from './evidence';
import { askImages } from './images';
import { createMistakesState, imagesOfPart, partsOf, type Part, type Surroundings } from './mistakes-state';

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
  const page: { now: Surroundings } = { now: { trainedSteps: 10, built, taught: [], info, validationSplit: null } };
  const store = createStore(
    createMistakesState({ engine, now: () => page.now, loadData: () => Promise.resolve(page.now.info) }),
  );
  return { engine, page, mistakes: store, now: () => store.getState() };
}

/** Five images; those at 1 and 3 are mistaken, the latter with more certainty. */
const reading: SplitAnswers = {
  split: 'test',
  from: 0,
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
    expect(world.engine.last('readAll').signal?.aborted).toBe(true);
    await settle();
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

  it('is forgotten with its data set or part', async () => {
    const world = setup();
    await read(world);
    world.page.now = { ...world.page.now, info: { ...info, id: 'fashion-10k' } };
    world.now().checkFreshness();
    expect(world.now()).toMatchObject({ reading: null, indices: [] });
    world.page.now = { ...world.page.now, info };
    await read(world);
    world.now().setPart('train');
    expect(world.now().reading).toBeNull();
    void world.now().read();
    await settle();
    expect(world.engine.last('readAll').args).toEqual({ split: 'train' });
  });

  it('is forgotten when an own set is edited: other images stand at these places, though the set keeps its id', async () => {
    const world = setup();
    await read(world);
    world.page.now = { ...world.page.now, info: { ...info } };
    world.now().checkFreshness();
    expect(world.now()).toMatchObject({ reading: null, chosen: null });
  });

  it('of images that are edited meanwhile is called off, but not by the loading that it waits for', async () => {
    const world = setup();
    world.page.now = { ...world.page.now, info: null };
    void world.now().read();
    world.page.now = { ...world.page.now, info };
    world.now().checkFreshness();
    expect(world.now().progress).not.toBeNull();
    await read(world);
    void world.now().read();
    await settle();
    world.page.now = { ...world.page.now, info: { ...info } };
    world.now().checkFreshness();
    expect(world.now().progress).toBeNull();
    expect(world.engine.last('readAll').signal?.aborted).toBe(true);
  });
});

describe('validation images', () => {
  it('can be read where the run kept the end of its training images back, and these are then no training images', () => {
    expect(partsOf(null)).toEqual(['test', 'train']);
    expect(partsOf(0.25)).toEqual(['test', 'validation', 'train']);
    const range = (part: Part) => imagesOfPart(part, info, 0.25).range;
    expect([range('train'), range('validation')]).toEqual([
      { from: 0, count: 6 },
      { from: 6, count: 2 },
    ]);
    expect(imagesOfPart('test', info, 0.25)).toEqual({ split: 'test' });
    expect(imagesOfPart('train', info, null)).toEqual({ split: 'train' });
  });

  it('give way to the test images when the next run keeps none back', () => {
    const world = setup();
    world.page.now = { ...world.page.now, validationSplit: 0.25 };
    world.now().setPart('validation');
    world.now().checkFreshness();
    expect(world.now().part).toBe('validation');
    world.page.now = { ...world.page.now, validationSplit: null };
    world.now().checkFreshness();
    expect(world.now().part).toBe('test');
  });

  it('are found in the training images, and why they cannot be shown is said', async () => {
    const { engine } = setup();
    const asked = askImages(engine, { split: 'train', from: 6 }, [1, 0]);
    expect(engine.last('imagesAt').args).toEqual({ split: 'train', indices: [7, 6] });
    await engine.last('imagesAt').reject({ code: 'datasetMissing', detail: '' });
    expect(await asked).toEqual({ page: null, failure: { code: 'datasetMissing', detail: '' } });
  });
});

describe('the evidence for a class', () => {
  const wanted = new AbortController().signal;
  const image = Float32Array.of(0, 1);
  const question: EvidenceQuestion = { image, classIndex: 1, method: 'occlusion' };
  const map = { values: Float32Array.of(0, 1), height: 1, width: 2, layerId: null, probability: 0.9 };

  it('is shown over the picture that it was sought in, for its class and method, and over no other', async () => {
    const { engine } = setup();
    const asked = askEvidence(engine, question, wanted);
    await engine.last('evidence').resolve(map);
    const found = await asked;
    expect(evidenceFor(found, { ...question }).answer).toBe(map);
    for (const other of [{ image: image.slice() }, { classIndex: 0 }, { method: 'gradCam' }] as const)
      expect(evidenceFor(found, { ...question, ...other }).answer).toBeNull();
  });

  it('may be overtaken by a newer question, be given up, or fail with a reason', async () => {
    const { engine } = setup();
    const overtaken = askEvidence(engine, question, wanted);
    await engine.last('evidence').resolve(null);
    expect(await overtaken).toBeNull();
    const asking = new AbortController();
    const givenUp = askEvidence(engine, question, asking.signal);
    asking.abort();
    expect(await givenUp).toBeNull();
    const failed = askEvidence(engine, question, wanted);
    await engine.last('evidence').reject({ code: 'networkMissing', detail: '' });
    expect(evidenceFor(await failed, question).failure?.code).toBe('networkMissing');
  });
});
