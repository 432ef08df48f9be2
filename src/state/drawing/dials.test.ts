import { describe, expect, it, vi } from 'vitest';
import { createStore } from 'zustand';
import { dials } from '../../domain/digit/dial-table';
import type { Grid } from '../../domain/digit/grid';
import { createDialsState } from './dials-state';
import { createFakeEngine, settle } from '../engine/fake-engine';

const drawing: Grid = { width: 3, height: 3, values: Float32Array.of(0, 0, 0, 0, 1, 0, 0, 0, 0) };

/** Somebody has looked before, so that all is loaded. */
async function setup() {
  const engine = createFakeEngine();
  const store = createStore(createDialsState(engine));
  store.getState().watch(true);
  await vi.dynamicImportSettled();
  store.getState().watch(false);
  return { engine, now: () => store.getState() };
}
type World = Awaited<ReturnType<typeof setup>>;

/** The network says `share` to the first of two classes for every picture. */
async function answer({ engine }: World, share: number): Promise<void> {
  const { count } = engine.last('predictMany').args;
  const probabilities = Float32Array.from({ length: count * 2 }, (_, index) => (index % 2 === 0 ? share : 1 - share));
  await engine.last('predictMany').resolve({ probabilities, classes: 2, trainedSteps: 1 });
}

describe('dials on the drawing', () => {
  it('ask nothing of the network before somebody looks', async () => {
    const world = await setup();
    world.now().setDrawing(drawing);
    expect(world.engine.count('predictMany')).toBe(0);
    world.now().watch(true);
    await answer(world, 0.5);
    expect(world.now().probabilities).toEqual([0.5, 0.5]);
    expect(world.now().curves?.rotate).toHaveLength(dials.rotate.points);
  });

  it('turn the picture at once, and ask for the newest position when the network is free', async () => {
    const world = await setup();
    world.now().setDrawing(drawing);
    world.now().watch(true);
    world.now().setDial('shiftX', 1);
    world.now().setDial('shiftX', -1);
    expect(world.now().picture?.values.indexOf(1)).toBe(3);
    expect(world.engine.count('predictMany')).toBe(1);
    await answer(world, 0.5);
    expect(world.engine.count('predictMany')).toBe(2);
    expect(world.engine.last('predictMany').args.images.indexOf(1)).toBe(3);
    await answer(world, 0.25);
    expect(world.now().probabilities).toEqual([0.25, 0.75]);
    world.now().reset();
    expect(world.now().picture?.values).toEqual(drawing.values);
  });

  it('have no curves without a drawing, nor those of a drawing that was cleared', async () => {
    const world = await setup();
    world.now().watch(true);
    world.now().setDrawing(drawing);
    world.now().setDrawing(null);
    await answer(world, 0.5);
    expect(world.now()).toMatchObject({ picture: null, curves: null, probabilities: null });
  });

  it('give a question up when nobody looks any more, and ask it again for the next one who looks', async () => {
    const world = await setup();
    world.now().watch(true);
    world.now().setDrawing(drawing);
    const { signal } = world.engine.last('predictMany');
    world.now().watch(false);
    expect(signal?.aborted).toBe(true);
    await settle();
    expect(world.now()).toMatchObject({ failure: null, probabilities: null });
    world.now().watch(true);
    expect(world.engine.count('predictMany')).toBe(2);
    await answer(world, 0.5);
    expect(world.now().probabilities).toEqual([0.5, 0.5]);
  });

  it('say why the network could not be asked, until it can', async () => {
    const world = await setup();
    world.now().watch(true);
    world.now().setDrawing(drawing);
    await world.engine.last('predictMany').reject({ code: 'networkMissing', detail: '' });
    expect(world.now().failure?.code).toBe('networkMissing');
    world.now().refresh();
    await settle();
    await answer(world, 0.5);
    expect(world.now().failure).toBeNull();
  });
});
