/** Weights that are exchanged: no training goes on or begins meanwhile. */
import { describe, expect, it } from 'vitest';
import { settle } from '../engine/fake-engine';
import { snapshotAt } from '../runs/fake-runs';
import { progressOf, setUpTraining, trainToTheEnd, type TrainingWorld } from './fake-training';

function adopt({ training }: TrainingWorld): Promise<boolean> {
  const { settings } = training.getState();
  return training.getState().adopt({ snapshot: snapshotAt(2, 0), settings, epochs: [], batches: [], evaluation: null });
}

describe('an earlier run that is put in place', () => {
  it('ends the paused training first', async () => {
    const world = setUpTraining();
    world.training.getState().stepOneBatch();
    await settle();
    const run = world.engine.last('train');
    run.progress(progressOf(1, { phase: 'paused' }));
    const adopting = adopt(world);
    await settle();
    expect(world.engine.controls.at(-1)).toEqual({ kind: 'stop' });
    expect(world.engine.count('restore')).toBe(0);
    await run.resolve({ outcome: 'stopped', evaluation: null });
    await world.engine.last('restore').resolve({ parameters: 10, trainedSteps: 20, arithmetic: 'fused' });
    expect(await adopting).toBe(true);
    expect(world.training.getState()).toMatchObject({ flow: 'done', trainedSteps: 20, isHeld: false });
  });

  it('lets no training begin before it is there', async () => {
    const world = setUpTraining();
    await trainToTheEnd(world);
    const adopting = adopt(world);
    expect(world.training.getState().isHeld).toBe(true);
    await world.training.getState().train();
    await settle();
    expect(world.engine.count('train')).toBe(1);
    await world.engine.last('restore').resolve({ parameters: 10, trainedSteps: 20, arithmetic: 'fused' });
    await adopting;
    void world.training.getState().train();
    await settle();
    expect(world.engine.count('train')).toBe(2);
  });

  it('gives way to a reset that came while its data were loading', async () => {
    const world = setUpTraining();
    let arrive: () => void = () => undefined;
    world.page.data = new Promise((resolve) => {
      arrive = resolve;
    });
    const adopting = adopt(world);
    await settle();
    void world.training.getState().resetWeights();
    arrive();
    expect(await adopting).toBe(false);
    expect(world.engine.count('restore')).toBe(0);
  });
});
