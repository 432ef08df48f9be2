import { describe, expect, it } from 'vitest';
import { presets } from '../domain/network/presets';
import type { RunSnapshot } from '../domain/run/snapshot';
import { settle } from './engine/fake-engine';
import { fakeBrowser, type FakeBrowser } from './fake-browser';
import { fail, fakeTab, openPage, reload, seen, setUpPage, trainEpoch, type PageWorld } from './fake-page';
import { interruptedRun } from './runs/resume';
import { snapshotAt } from './runs/fake-runs';
import { evaluation } from './training/fake-training';

describe('a network that was trained', () => {
  /** A page on which one epoch was trained, to its end or until Stop. */
  async function trained(browser = fakeBrowser(), outcome: 'done' | 'stopped' = 'done') {
    const world = await openPage(fakeTab('', browser));
    await world.page.setup.loadPreset('mnist-softmax');
    const run = await trainEpoch(world);
    await run.resolve({ outcome, evaluation: outcome === 'done' ? evaluation : null });
    return world;
  }
  const cameBack = ({ page }: PageWorld) => page.comeBack.getState().run;
  const untrained = { flow: 'idle', trainedSteps: 0 };

  it.each(['done', 'stopped'] as const)(
    'and is %s is there again after a reload, with all that is known of it',
    async (how) => {
      const before = await trained(fakeBrowser(), how);
      const { epochs, evaluation: result, evaluatedOn, runSettings } = before.page.training.getState();
      const batches = before.page.metrics.digest(100);
      const again = await reload(before);
      expect(again.worker.last('restore').args.snapshot).toEqual(snapshotAt(1, 0));
      expect(seen(again)).toEqual(seen(before));
      expect(again.page.training.getState()).toMatchObject({ epochs, evaluation: result, evaluatedOn, runSettings });
      expect(again.page.metrics.digest(100)).toEqual(batches);
      expect(cameBack(again)).toMatchObject({ state: how, steps: 10 });
      expect(again.page.runs.getState().runs).toHaveLength(1);
    },
  );

  it('at the address of a preset is there again after a reload, and not where the link is opened anew', async () => {
    const browser = fakeBrowser();
    const world = await openPage(fakeTab('?preset=mnist-softmax&epochs=3', browser));
    const run = await trainEpoch(world);
    await run.resolve({ outcome: 'done', evaluation });
    expect(seen(await reload(world))).toMatchObject({ flow: 'done', trainedSteps: 10, epochs: 3 });
    expect(seen(await openPage(fakeTab('?preset=mnist-softmax', browser)))).toMatchObject(untrained);
  });

  it('is there in a new tab too, and after one reload more', async () => {
    const browser = fakeBrowser();
    (await trained(browser)).leave();
    const other = await openPage(fakeTab('', browser));
    expect(seen(other)).toMatchObject({ flow: 'done', trainedSteps: 10, built: 'Flatten Dense' });
    expect(seen(await reload(await reload(other)))).toMatchObject({ flow: 'done', trainedSteps: 10 });
  });

  it('goes on as the same run, with the settings that were chosen since', async () => {
    const before = await trained();
    before.page.training.getState().setSettings({ epochs: 9 });
    const again = await reload(before);
    expect(seen(again)).toMatchObject({ epochs: 9, flow: 'done' });
    expect(again.page.network.getState().canUndo).toBe(false);
    void again.page.training.getState().train();
    await settle();
    expect(again.worker.last('train').args).toMatchObject({ continue: true, settings: { epochs: 9 } });
    expect(again.page.runs.getState().runs).toMatchObject([{ state: 'running', steps: 10 }]);
  });

  it.each<[string, (page: PageWorld['page']) => unknown]>([
    ['something is trained', (page) => page.training.getState().train()],
    ['one starts afresh', (page) => page.training.getState().resetWeights()],
    ['a setting is changed', (page) => page.training.getState().setSettings({ epochs: 2 })],
    ['the network is edited', (page) => page.network.getState().setNetwork(presets['mnist-dense'].network)],
    ['one draws', (page) => page.drawing.getState().beginStroke([0, 0])],
  ])('is no news any more when %s', async (_, act) => {
    const again = await reload(await trained());
    expect(cameBack(again)).not.toBeNull();
    void act(again.page);
    await settle();
    expect(cameBack(again)).toBeNull();
  });

  it('and was started afresh stays so', async () => {
    const again = await reload(await trained());
    await again.page.training.getState().resetWeights();
    expect(seen(again)).toMatchObject({ ...untrained, built: 'Flatten Dense' });
    expect(again.page.runs.getState().runs).toMatchObject([{ state: 'done' }]);
    const third = await reload(again);
    expect(seen(third)).toMatchObject(untrained);
    expect(third.worker.count('restore')).toBe(0);
  });

  it('is as it was brought back from the list, though another was trained later', async () => {
    const browser = fakeBrowser();
    const first = await trained(browser);
    const { currentId } = first.page.runs.getState();
    await first.page.training.getState().resetWeights();
    const run = await trainEpoch(first);
    await run.resolve({ outcome: 'done', evaluation });
    await first.page.runActions.getState().restore(currentId ?? '');
    const again = await reload(first);
    expect(cameBack(again)?.id).toBe(currentId);
  });

  it.each<[string, (world: PageWorld) => unknown]>([
    [
      'was edited since',
      ({ page }) => page.network.getState().deleteLayer(page.network.getState().network.layers[0]?.id ?? ''),
    ],
    ['is on other data now', ({ page }) => page.data.getState().select('fashion-10k')],
    ['was deleted with its run', ({ page }) => page.runs.getState().remove(page.runs.getState().currentId ?? '')],
    ['has no weights any more', ({ tab, page }) => lose(tab.browser, page)],
    ['a newer page has stored', ({ tab }) => hideRecords(tab.browser)],
  ])('does not come back when it %s', async (_, change) => {
    const world = await trained();
    await change(world);
    const again = await reload(world);
    expect(seen(again)).toMatchObject(untrained);
    expect([cameBack(again), again.worker.count('restore')]).toEqual([null, 0]);
    expect(again.page.runActions.getState().missing).toBeNull();
  });

  it.each(['?preset=mnist-softmax', '?preset=mnist-dense', '?dataset=fashion-10k', '#setup=AAAA'])(
    'does not come back where the address asks for %s',
    async (address) => {
      const browser = fakeBrowser();
      (await trained(browser)).leave();
      const other = await openPage(fakeTab(address, browser));
      expect(seen(other)).toMatchObject(untrained);
      expect(seen(await openPage(fakeTab('', browser)))).toMatchObject({ flow: 'done', trainedSteps: 10 });
    },
  );

  it('and was cut off is offered, not taken; dismissed, it stays where it is', async () => {
    const world = await openPage(fakeTab('?preset=mnist-softmax'));
    await trainEpoch(world);
    const again = await reload(world);
    expect(seen(again)).toMatchObject(untrained);
    expect(interruptedRun(again.page.runs.getState().runs)).not.toBeNull();
    await again.page.resume.getState().dismiss();
    expect(seen(await reload(again))).toMatchObject(untrained);
  });

  it('waits for nothing and asks for nothing on a first visit', async () => {
    const world = await openPage();
    expect([world.worker.count('restore'), world.worker.count('build')]).toEqual([0, 1]);
    expect(world.tab.storage.getItem('cnn-playground.run-in-use')).toBeNull();
  });

  it('gives way to a training that was begun while its weights were read', async () => {
    const world = await trained();
    const tab = world.leave();
    await settle();
    let arrive: (snapshot: RunSnapshot) => void = fail;
    const read = new Promise<RunSnapshot>((resolve) => (arrive = resolve));
    const { runs } = tab.browser;
    const again = setUpPage({ ...tab, browser: { ...tab.browser, runs: { ...runs, snapshot: () => read } } }, true);
    const started = again.page.start();
    await settle();
    void again.page.training.getState().train();
    arrive(snapshotAt(1, 0));
    await started;
    expect(again.worker.count('restore')).toBe(0);
    expect(again.page.training.getState().flow).toBe('preparing');
  });
});

/** The weights of the run in use are gone from the store. */
async function lose(browser: FakeBrowser, page: PageWorld['page']): Promise<void> {
  const [record = fail()] = page.runs.getState().runs;
  await browser.runs.remove(record.id);
  await browser.runs.put(record);
}

/** What is stored is of a version that this page does not understand. */
function hideRecords(browser: FakeBrowser): void {
  Object.assign(browser.runs, { list: () => Promise.resolve({ read: [], newer: 1 }) });
}
