/** One browser with two tabs: what one trains, the other does not write over. */
import { describe, expect, it } from 'vitest';
import type { RunRecord } from '../../domain/run/run-record';
import { begin, epochEnd, putInPlace, setUpBrowser, setUpRuns, type RunsWorld } from './fake-runs';
import { evaluation } from '../training/fake-training';

function setUpTabs() {
  const browser = setUpBrowser();
  return { here: setUpRuns(browser), there: setUpRuns(browser), store: browser.store };
}

/** Trains to the end of some epochs, and goes on or stops. */
async function train(tab: RunsWorld, epochs: readonly number[], isStopped: boolean) {
  const call = await begin(tab);
  epochs.flatMap(epochEnd).forEach((progress) => call.progress(progress));
  if (isStopped) await call.resolve({ outcome: 'stopped', evaluation: null });
  await tab.recorder.settled();
  return call;
}

/** The other tab opens its list and puts the newest run in place. */
async function open(tab: RunsWorld): Promise<RunRecord> {
  await tab.runs.getState().load();
  const [record] = tab.list() as [RunRecord];
  await putInPlace(tab, record);
  return record;
}

describe('a run in two tabs', () => {
  it('that is being trained in one becomes a run of its own in the other', async () => {
    const { here, there, store } = setUpTabs();
    const call = await train(here, [1], false);
    const record = await open(there);
    await train(there, [2, 3], true);
    epochEnd(2).forEach((progress) => call.progress(progress));
    await call.resolve({ outcome: 'done', evaluation });
    await here.recorder.settled();
    const stored = (await store.list()).read;
    expect(stored).toHaveLength(2);
    expect(stored.find(({ id }) => id === record.id)).toMatchObject({ state: 'done', steps: 20, evaluation });
    expect(stored.find(({ id }) => id !== record.id)).toMatchObject({ state: 'stopped', steps: 30 });
  });

  it('that one tab has trained further since is left alone by the other, which goes on with a run of its own', async () => {
    const { here, there, store } = setUpTabs();
    await train(here, [1], true);
    const record = await open(there);
    await train(there, [2, 3], true);
    await here.runs.getState().load();
    await train(here, [2], true);
    const stored = (await store.list()).read;
    expect(stored.find(({ id }) => id === record.id)).toMatchObject({ steps: 30 });
    expect(stored.find(({ id }) => id !== record.id)).toMatchObject({ steps: 20 });
  });

  it('is shown as the other tab left it, once this one trains it no more', async () => {
    const { here, there } = setUpTabs();
    await train(here, [1], true);
    await there.runs.getState().load();
    await there.runs.getState().rename(there.list()[0]?.id ?? '', 'theirs');
    await here.runs.getState().load();
    expect(here.list()[0]?.name).toBe('theirs');
  });

  it('that is taken up again is no longer offered to the other tab', async () => {
    const { here, there } = setUpTabs();
    const call = await train(here, [1], false);
    await call.reject({ code: 'crashed', detail: '' });
    await here.recorder.settled();
    await putInPlace(here, here.list()[0] as RunRecord);
    const { count } = here.news;
    void here.training.getState().resumeRun();
    await begin(here);
    await here.recorder.settled();
    expect(here.news.count).toBeGreaterThan(count);
    await there.runs.getState().load();
    expect(there.list()).toMatchObject([{ state: 'running' }]);
  });
});
