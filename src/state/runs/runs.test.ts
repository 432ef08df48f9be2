/** Runs as they are recorded by a training, listed, deleted and found again. */
import { describe, expect, it } from 'vitest';
import type { RunRecord } from '../../domain/run/run-record';
import { runRecord } from '../../domain/run/run-record-fixture';
import { settle } from '../engine/fake-engine';
import { begin, epochEnd, setUpRuns, snapshotAt } from './fake-runs';
import { evaluation, progressOf } from '../training/fake-training';

describe('a run', () => {
  it('is in the list from its first step, with its curve, its result and its weights', async () => {
    const world = setUpRuns();
    const call = await begin(world);
    expect(world.list()).toMatchObject([{ state: 'running', presetId: 'mnist-softmax', backend: 'wasm', steps: 0 }]);
    epochEnd(1).forEach((progress) => call.progress(progress));
    await call.resolve({ outcome: 'done', evaluation });
    await world.recorder.settled();
    const [record] = (await world.store.list()).read;
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
    const world = setUpRuns();
    const call = await begin(world);
    [1, 2, 3, 4].flatMap(epochEnd).forEach((progress) => call.progress(progress));
    await world.recorder.settled();
    const [record] = world.list();
    expect(record?.keptEpochs).toEqual([2, 4]);
    expect((await world.store.kept(record?.id ?? '', 2))?.weights).toEqual([Float32Array.of(20)]);
  });

  it('that is trained on stays one run; after a reset another one begins', async () => {
    const world = setUpRuns();
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
    const world = setUpRuns();
    const call = await begin(world);
    await call.resolve({ outcome: 'stopped', evaluation: null });
    expect(world.list()).toEqual([]);
    expect((await world.store.list()).read).toEqual([]);
  });

  it('knows with what it was computed, as soon as a copy of it says so', async () => {
    const world = setUpRuns();
    const call = await begin(world);
    expect(world.list()[0]).not.toHaveProperty('arithmetic');
    call.progress(progressOf(10, { batches: [], checkpoint: { ...snapshotAt(1, 0), arithmetic: 'plain' } }));
    await world.recorder.settled();
    expect((await world.store.list()).read[0]?.arithmetic).toBe('plain');
  });

  it('keeps the name that it was given while it trained', async () => {
    const world = setUpRuns();
    const call = await begin(world);
    await world.runs.getState().rename(world.list()[0]?.id ?? '', '  my net ');
    epochEnd(1).forEach((progress) => call.progress(progress));
    await world.recorder.settled();
    expect((await world.store.list()).read[0]?.name).toBe('my net');
  });
});

describe('a finished run that is gone on with', () => {
  it('becomes another one, and stays as it was', async () => {
    const world = setUpRuns();
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
    const world = setUpRuns();
    const call = await begin(world);
    epochEnd(1).forEach((progress) => call.progress(progress));
    await call.resolve({ outcome: 'done', evaluation });
    const [record] = world.list() as [RunRecord];
    const adopting = world.training.getState().adopt({ ...record, snapshot: snapshotAt(4, 0) });
    await settle();
    await world.engine.last('restore').reject({ code: 'snapshotInvalid', detail: 'weights' });
    expect(await adopting).toBe(false);
    expect(world.training.getState()).toMatchObject({ flow: 'done', trainedSteps: 10, built: record.network });
    expect(world.training.getState().failure?.code).toBe('snapshotInvalid');
  });
});

describe('a deleted run', () => {
  it('comes back with its weights when that is undone', async () => {
    const world = setUpRuns();
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
    const { runs } = setUpRuns();
    runs.getState().report('quota');
    expect(runs.getState().problem).toBe('quota');
    runs.getState().dismissProblem();
    runs.getState().report('quota');
    expect(runs.getState().problem).toBeNull();
    runs.getState().report('newer');
    expect(runs.getState().problem).toBe('newer');
  });

  it('is said again when it comes back after a write that succeeded', async () => {
    const { runs } = setUpRuns();
    runs.getState().report('quota');
    runs.getState().dismissProblem();
    await runs.getState().keep(runRecord());
    runs.getState().report('quota');
    expect(runs.getState().problem).toBe('quota');
  });
});
