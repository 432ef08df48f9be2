/** Damage on the page: what it asks of the worker, what it tells, and what ends it. */
import { describe, expect, it } from 'vitest';
import { damagedAlso, mendedOf, noDamage, type DamageItem } from '../domain/explain/damage';
import type { SplitAnswers } from '../domain/explain/confusion';
import type { Maps } from '../protocol/inspect';
import type { LayerDetail } from '../domain/explain/layer-numbers';
import { settle } from './engine/fake-engine';
import { openPage, trainEpoch, type PageWorld } from './fake-page';
import { calm } from './inside/inside';

const off = (channel: number): DamageItem => ({ kind: 'off', layerId: 'layer-1', channel });
const noise = (strength: number): DamageItem => ({ kind: 'noise', layerId: 'layer-1', strength, seed: 1 });

/** A page whose worker lets the test answer what the drawing is, and which images are right. */
async function opened(): Promise<PageWorld> {
  const world = await openPage();
  for (const kind of ['predictMany', 'readAll'] as const) world.worker.held.add(kind);
  return world;
}
const stateOf = ({ page }: PageWorld) => page.damage.getState();

async function damage(world: PageWorld, item: DamageItem): Promise<void> {
  // What is done is loaded first.
  void stateOf(world).change((all) => damagedAlso(all, item));
  await import('./damage/damage-work');
  await settle();
}

/** The answer for the drawing: whole, then damaged. */
async function answer({ worker }: PageWorld, before: number, after: number): Promise<void> {
  const say = (label: number) => ({
    probabilities: Float32Array.from({ length: 10 }, (_, at) => (at === label ? 0.75 : 0)),
    classes: 10,
    trainedSteps: 0,
  });
  const asked = worker.calls.filter(({ kind }) => kind === 'predictMany').slice(-2);
  await asked[0]?.resolve(say(before));
  await asked[1]?.resolve(say(after));
}

/** A layer with two maps of one pixel. */
function twoMaps(first: number, second: number): Maps {
  const numbers = Float32Array.of(first, second);
  const layer = {
    layerId: 'layer-1',
    shape: [1, 1, 2],
    values: new Uint8Array(2),
    low: numbers,
    high: numbers,
  } as const;
  return { trainedSteps: 0, layers: [{ ...layer, flags: new Uint8Array(2) }], milliseconds: 1 };
}

/** Timers that were set for so many milliseconds have run before one that is set later and for longer. */
const timersUpTo = (milliseconds: number) => new Promise((resolve) => setTimeout(resolve, milliseconds + 1));

function right(count: number, of: number): SplitAnswers {
  return {
    labels: new Uint8Array(of).fill(1),
    predicted: Uint8Array.from({ length: of }, (_, at) => (at < count ? 1 : 0)),
  } as SplitAnswers;
}

describe('damage', () => {
  it('is applied whole, counted for lessons, and shown by all that looks at the network', async () => {
    const world = await opened();
    const { worker, page } = world;
    const predictions = worker.count('predict');
    await damage(world, off(3));
    expect(worker.last('damage').args).toEqual({ damage: [off(3)] });
    expect(worker.count('predict')).toBe(predictions + 1);
    expect(worker.count('weightStats')).toBeGreaterThan(0);
    await damage(world, noise(0.5));
    expect(worker.last('damage').args).toEqual({ damage: [off(3), noise(0.5)] });
    expect(stateOf(world)).toMatchObject({ filtersOff: 1, isNoisy: true });
    void stateOf(world).change((all) => mendedOf(all, off(3)));
    await settle();
    expect(worker.last('damage').args).toEqual({ damage: [noise(0.5)] });
    expect(stateOf(world)).toMatchObject({ filtersOff: 0, isNoisy: true });
    void stateOf(world).change(() => noDamage);
    await settle();
    expect(worker.last('damage').args).toEqual({ damage: [] });
    expect(stateOf(world)).toMatchObject({ isNoisy: false, answer: null, accuracy: null, ended: null });
    expect(page.training.getState().version).toBe(1);
  });

  it('tells what it does to the drawing and to the first test images, with it and without', async () => {
    const world = await opened();
    await damage(world, off(3));
    await answer(world, 3, 8);
    expect(stateOf(world).answer).toEqual({ before: { label: 3, share: 0.75 }, after: { label: 8, share: 0.75 } });
    const { worker } = world;
    // The set of this worker has 200 test images.
    expect(worker.last('readAll').args).toEqual({ split: 'test', range: { from: 0, count: 200 }, isWhole: false });
    await worker.last('readAll').resolve(right(50, 200));
    expect(stateOf(world).accuracy).toEqual({ count: 200, before: null, after: 0.25 });
    expect(worker.last('readAll').args).toMatchObject({ isWhole: true });
    await worker.last('readAll').resolve(right(150, 200));
    expect(stateOf(world).accuracy).toEqual({ count: 200, before: 0.75, after: 0.25 });
    // Without the damage it is known from now on.
    const reads = worker.count('readAll');
    await damage(world, off(4));
    expect(stateOf(world).accuracy).toEqual({ count: 200, before: 0.75, after: null });
    await worker.last('readAll').resolve(right(20, 200));
    expect(stateOf(world).accuracy).toEqual({ count: 200, before: 0.75, after: 0.1 });
    expect(worker.count('readAll')).toBe(reads + 1);
  });

  it('asks again for another drawing, and says nothing where nothing is drawn', async () => {
    const world = await opened();
    await damage(world, off(3));
    await answer(world, 3, 8);
    world.page.drawing.getState().showExample(5);
    await settle();
    await answer(world, 5, 2);
    expect(stateOf(world).answer?.after?.label).toBe(2);
    world.page.drawing.getState().clear();
    await settle();
    expect(stateOf(world).answer).toBeNull();
  });

  it('measures only the newest change; older measurements are given up', async () => {
    const world = await opened();
    await damage(world, noise(0.1));
    const first = world.worker.last('readAll');
    await damage(world, noise(0.2));
    expect(first.signal?.aborted).toBe(true);
    await first.resolve(right(10, 200));
    expect(stateOf(world).accuracy?.after).toBeNull();
    void stateOf(world).change(() => noDamage);
    await settle();
    expect(world.worker.last('readAll').signal?.aborted).toBe(true);
    expect(stateOf(world).accuracy).toBeNull();
  });

  it('ends where a training begins, and says so; then nothing is damaged', async () => {
    const world = await opened();
    await damage(world, off(3));
    await trainEpoch(world);
    expect(stateOf(world)).toMatchObject({ damage: [], filtersOff: 0, ended: 'trained', answer: null });
    const kinds = world.worker.calls.map(({ kind }) => kind);
    expect(world.worker.last('damage').args).toEqual({ damage: [] });
    expect(kinds.lastIndexOf('damage')).toBeLessThan(kinds.lastIndexOf('train'));
    // While it is under way nothing can be damaged.
    await damage(world, off(3));
    expect(stateOf(world).damage).toEqual([]);
    stateOf(world).dismiss();
    expect(stateOf(world).ended).toBeNull();
  });

  it('is gone with the weights: reset, another network, or a worker that died', async () => {
    const world = await opened();
    const { page, worker } = world;
    const ways: readonly (() => Promise<unknown>)[] = [
      () => page.training.getState().resetWeights(),
      () => page.setup.loadPreset('mnist-dense'),
      () => worker.die(),
    ];
    for (const lose of ways) {
      await damage(world, off(3));
      expect(stateOf(world).filtersOff).toBe(1);
      await lose();
      await settle();
      expect(stateOf(world)).toMatchObject({ filtersOff: 0, ended: 'replaced', accuracy: null });
    }
  });

  it('that the worker refuses leaves the one before, with a reason', async () => {
    const world = await opened();
    await damage(world, off(3));
    world.worker.held.add('damage');
    await damage(world, off(99));
    await world.worker.last('damage').reject({ code: 'layerMissing', detail: 'channel 99' });
    expect(stateOf(world)).toMatchObject({ damage: [off(3)], filtersOff: 1, failure: { code: 'layerMissing' } });
  });

  it('makes a reading of all images stale', async () => {
    const world = await opened();
    const { mistakes } = world.page;
    void mistakes.getState().read();
    await settle();
    const answers = { ...right(150, 200), confidence: new Float32Array(200), trueConfidence: new Float32Array(200) };
    await world.worker.last('readAll').resolve({ ...answers, split: 'test', from: 0, trainedSteps: 0 });
    expect(mistakes.getState().isStale).toBe(false);
    await damage(world, off(3));
    expect(mistakes.getState().isStale).toBe(true);
  });

  it('asks for the numbers of the opened channel again, though it is out of sight', async () => {
    const world = await opened();
    const { inside } = world.page;
    inside.getState().open({ layerId: 'layer-1', channel: 3 });
    await settle();
    await world.worker.last('layerDetail').resolve({ layerId: 'layer-1', unit: null, milliseconds: 1 } as LayerDetail);
    const asked = world.worker.count('layerDetail');
    await damage(world, off(3));
    expect(world.worker.count('layerDetail')).toBe(asked + 1);
  });

  it('leaves the maps in their places until it is put back, and is done to the weights of now', async () => {
    const world = await opened();
    const { inside } = world.page;
    world.worker.held.add('maps');
    inside.getState().show('layer-1', true);
    await settle();
    await world.worker.last('maps').resolve(twoMaps(2, 1));
    const order = () => inside.getState().strongest.get('layer-1');
    expect(order()).toEqual([0, 1]);
    inside.getState().rewind(4);
    await damage(world, off(0));
    expect(inside.getState().moment).toBeNull();
    await world.worker.last('maps').resolve(twoMaps(0, 1));
    await timersUpTo(calm);
    expect(order()).toEqual([0, 1]);
    void stateOf(world).change(() => noDamage);
    await settle();
    await world.worker.last('maps').resolve(twoMaps(1, 2));
    await timersUpTo(calm);
    expect(order()).toEqual([1, 0]);
  });
});
