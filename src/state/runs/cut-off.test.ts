/** Runs whose worker died or whose page was closed. */
import { describe, expect, it } from 'vitest';
import { createStore } from 'zustand';
import type { RunRecord } from '../../domain/run/run-record';
import type { RunSnapshot } from '../../domain/run/snapshot';
import { EngineError } from '../../engine-client/api';
import { settle } from '../engine/fake-engine';
import { begin, epochEnd, setUpRuns } from './fake-runs';
import { evaluation, progressOf } from '../training/fake-training';
import { createRunsState, type RunsState } from './runs-state';

describe('a run that is cut off', () => {
  it('by a dead worker is marked as interrupted, with its newest copy', async () => {
    const world = setUpRuns();
    const call = await begin(world);
    epochEnd(1).forEach((progress) => call.progress(progress));
    call.progress(progressOf(13));
    await call.reject({ code: 'crashed', detail: '' });
    await world.recorder.settled();
    const [record] = world.list();
    expect(record?.state).toBe('interrupted');
    expect((await world.store.snapshot(record?.id ?? ''))?.position.steps).toBe(10);
  });

  it('by a closed page is found on return, unless another tab still trains it', async () => {
    const world = setUpRuns();
    const call = await begin(world);
    epochEnd(1).forEach((progress) => call.progress(progress));
    await world.recorder.settled();
    const isAlive = () => Promise.resolve((id: string) => world.alive.has(id));
    const returned = createStore<RunsState>()(createRunsState(world.store, isAlive));
    await returned.getState().load();
    expect(returned.getState().runs[0]?.state).toBe('running');
    world.alive.clear();
    await returned.getState().load();
    expect(returned.getState().runs[0]?.state).toBe('interrupted');
  });

  it('is put back with its curve, and goes on in the same record', async () => {
    const world = setUpRuns();
    const call = await begin(world);
    [1, 2].flatMap(epochEnd).forEach((progress) => call.progress(progress));
    await call.reject({ code: 'crashed', detail: '' });
    await world.recorder.settled();
    const [record] = world.list() as [RunRecord];
    const snapshot = (await world.store.snapshot(record.id)) as RunSnapshot;
    const adopting = world.training.getState().adopt({ ...record, snapshot });
    await settle();
    await world.engine.last('restore').resolve({ parameters: 7850, trainedSteps: 20, arithmetic: 'fused' });
    expect(await adopting).toBe(true);
    expect(world.training.getState()).toMatchObject({ flow: 'done', trainedSteps: 20, epochs: record.epochs });
    world.recorder.adopt(record);
    void world.training.getState().resumeRun();
    await settle();
    expect(world.engine.last('train').args).toMatchObject({ continue: true, resume: true });
    epochEnd(3).forEach((progress) => world.engine.last('train').progress(progress));
    await world.engine.last('train').resolve({ outcome: 'done', evaluation });
    expect(world.list()).toMatchObject([{ id: record.id, state: 'done', epochs: [{}, {}, { epoch: 3 }] }]);
  });

  it('is left where its newest copy is, so that what is offered is what there is', async () => {
    const world = setUpRuns();
    const call = await begin(world);
    epochEnd(1).forEach((progress) => call.progress(progress));
    call.progress(progressOf(13));
    await call.reject({ code: 'crashed', detail: '' });
    expect(world.list()).toMatchObject([{ state: 'interrupted', steps: 10, epochs: [{ epoch: 1 }] }]);
    expect(world.list()[0]?.batches.map(({ step }) => step)).toEqual([10]);
  });

  it('before there was any copy of it is not offered', async () => {
    const world = setUpRuns();
    const call = await begin(world);
    call.progress(progressOf(3));
    await call.reject({ code: 'crashed', detail: '' });
    expect(world.list()).toMatchObject([{ state: 'failed', steps: 3 }]);
  });
});

describe('a finished run', () => {
  it('stays finished when the data for another training cannot be loaded', async () => {
    const world = setUpRuns();
    const call = await begin(world);
    epochEnd(1).forEach((progress) => call.progress(progress));
    await call.resolve({ outcome: 'done', evaluation });
    world.page.data = Promise.reject(new EngineError({ code: 'datasetFetch', detail: '404' }));
    await world.training.getState().train();
    await world.recorder.settled();
    expect((await world.store.list()).read).toMatchObject([{ state: 'done', evaluation }]);
    expect(world.training.getState()).toMatchObject({ flow: 'failed', evaluation });
  });
});
