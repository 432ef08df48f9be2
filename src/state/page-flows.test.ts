import { strToU8, zipSync } from 'fflate';
import { describe, expect, it } from 'vitest';
import { presets } from '../domain/network/presets';
import { settle } from './engine/fake-engine';
import { fakeBrowser } from './fake-browser';
import { fail, fakeTab, openPage, reload, seen, trainEpoch } from './fake-page';
import { runAsFile } from './runs/current-run';
import { snapshotAt } from './runs/fake-runs';
import { epochOf, evaluation } from './training/fake-training';

describe('a preset', () => {
  it('brings its network, settings and data along, and Undo takes all of it back', async () => {
    const world = await openPage();
    world.page.training.getState().setSettings({ epochs: 9 });
    await world.page.setup.loadPreset('fashion-dense');
    const loaded = { presetId: 'fashion-dense', dataset: 'fashion-10k', built: 'Flatten Dense Dense', isLoaded: true };
    expect(seen(world)).toMatchObject({ ...loaded, epochs: presets['fashion-dense'].settings.epochs });
    world.page.setup.undo();
    await settle();
    expect(seen(world)).toMatchObject({ presetId: 'mnist-first-convnet', dataset: 'mnist-10k', epochs: 9 });
    expect(world.page.training.getState().built).toBe(presets['mnist-first-convnet'].network);
    world.page.setup.redo();
    await settle();
    expect(seen(world)).toMatchObject(loaded);
  });

  it('leaves the weights of a trained network in use', async () => {
    const world = await openPage();
    const run = await trainEpoch(world);
    await run.resolve({ outcome: 'done', evaluation });
    const builds = world.worker.count('build');
    await world.page.setup.loadPreset('mnist-dense');
    expect(seen(world)).toMatchObject({ presetId: 'mnist-dense', trainedSteps: 10, flow: 'done' });
    expect(world.page.training.getState().built).toBe(presets['mnist-first-convnet'].network);
    expect(world.worker.count('build')).toBe(builds);
  });

  it('chosen while another one is still being built is the one that is built at last', async () => {
    const world = await openPage();
    world.worker.held.add('build');
    const { loadPreset } = world.page.setup;
    const [early, late] = [loadPreset('mnist-dense'), loadPreset('mnist-softmax')];
    await settle();
    world.worker.held.delete('build');
    await world.worker.last('build').resolve({ parameters: 1, arithmetic: 'fused' });
    await Promise.all([early, late]);
    expect(world.page.training.getState().built).toBe(presets['mnist-softmax'].network);
  });
});

describe('an untrained network', () => {
  it('is built again when its editing rests, and is read with what was there before until then', async () => {
    const world = await openPage();
    const { network, training } = world.page;
    const before = training.getState().built;
    network.getState().setParam(before?.layers[0]?.id ?? '', 'filters', 8);
    expect(training.getState().built).toBe(before);
    await expect.poll(() => training.getState().built, { timeout: 5000 }).toBe(network.getState().network);
    expect(world.worker.count('build')).toBe(2);
  });

  it('is not built while it makes no sense', async () => {
    const world = await openPage();
    world.page.network.getState().deleteLayer(world.page.network.getState().network.layers.at(-1)?.id ?? '');
    await world.page.setup.prepare('mnist-10k');
    expect(world.worker.count('build')).toBe(1);
  });

  it('begins from the seed that is set', async () => {
    const world = await openPage();
    world.page.training.getState().setSettings({ seed: 7 });
    await world.page.setup.prepare('mnist-10k');
    expect(world.worker.last('build').args.seed).toBe(7);
  });
});

describe('a run', () => {
  it('that a closed page cut off is offered, and goes on where its newest copy stands', async () => {
    const browser = fakeBrowser();
    const world = await openPage(fakeTab('?preset=mnist-softmax', browser));
    await trainEpoch(world);
    expect(world.page.runs.getState().runs).toMatchObject([{ state: 'running', steps: 10 }]);
    const again = await reload(world);
    expect(again.page.runs.getState().runs).toMatchObject([{ state: 'interrupted', steps: 10 }]);
    await again.page.resume.getState().resume();
    expect(again.worker.last('restore').args.snapshot.position).toMatchObject({ epochs: 1, steps: 10 });
    await settle();
    expect(seen(again)).toMatchObject({ presetId: 'mnist-softmax', trainedSteps: 10, flow: 'preparing' });
    expect(again.page.runs.getState().currentId).not.toBeNull();
  });

  it('whose worker dies is marked as interrupted, and the next worker has its data again', async () => {
    const world = await openPage();
    await trainEpoch(world);
    await world.worker.die();
    expect(seen(world)).toMatchObject({ flow: 'failed', failure: 'crashed' });
    expect(world.page.runs.getState().runs[0]).toMatchObject({ state: 'interrupted' });
    expect(world.worker.count('loadDataset')).toBe(2);
  });

  it('is told on the tabs of the browser', async () => {
    const browser = fakeBrowser();
    const [one, other] = [await openPage(fakeTab('', browser)), await openPage(fakeTab('', browser))];
    const run = await trainEpoch(one);
    await run.resolve({ outcome: 'done', evaluation });
    expect(other.page.runs.getState().runs).toMatchObject([{ state: 'done', steps: 10 }]);
  });
});

describe('a worker that dies while nothing runs', () => {
  it('is followed by one that has the data and the untrained network again', async () => {
    const world = await openPage();
    await world.worker.die();
    await settle();
    expect(world.page.backend.getState().hasCrashed).toBe(true);
    expect(seen(world)).toMatchObject({ isLoaded: true, flow: 'idle', failure: null });
    expect(seen(world).built).toBe(seen(world).layers);
    expect([world.worker.count('start'), world.worker.count('loadDataset'), world.worker.count('build')]).toEqual([
      2, 2, 2,
    ]);
  });

  it('again is left alone until something is chosen', async () => {
    const world = await openPage();
    await world.worker.die();
    await settle();
    await world.worker.die();
    await settle();
    expect(world.worker.count('loadDataset')).toBe(2);
    await world.page.setup.loadPreset('mnist-softmax');
    expect(world.worker.count('loadDataset')).toBe(3);
    expect(seen(world).built).toBe('Flatten Dense');
  });

  it('takes trained weights along: the run can be had back from the list, nothing takes its place', async () => {
    const world = await openPage();
    const run = await trainEpoch(world);
    await run.resolve({ outcome: 'done', evaluation });
    const builds = world.worker.count('build');
    await world.worker.die();
    await settle();
    expect(seen(world)).toMatchObject({ flow: 'done', built: null, trainedSteps: 0 });
    expect(world.worker.count('build')).toBe(builds);
    const { currentId } = world.page.runs.getState();
    expect(await world.page.runActions.getState().restore(currentId ?? '')).toBe(true);
    expect(seen(world)).toMatchObject({ flow: 'done', trainedSteps: 10 });
  });
});

describe('a project', () => {
  it('comes back in another browser with its run, weights and settings', async () => {
    const world = await openPage(fakeTab('?preset=mnist-softmax'));
    const run = await trainEpoch(world);
    await run.resolve({ outcome: 'done', evaluation });
    const saving = world.page.share.getState().save('project');
    await expect.poll(() => world.worker.count('snapshot'), { timeout: 5000 }).toBe(1);
    await world.worker.last('snapshot').resolve({ checkpoint: wholeSnapshot() });
    const file = (await saving) ?? fail();

    const other = await openPage();
    await other.page.share.getState().open([new File([file.bytes as BlobPart], file.name)]);
    expect(other.page.share.getState().news).toEqual({ kind: 'opened', what: 'project' });
    expect(seen(other)).toMatchObject({
      presetId: 'mnist-softmax',
      trainedSteps: 10,
      flow: 'done',
      built: 'Flatten Dense',
    });
    expect(other.page.training.getState().epochs).toEqual([epochOf(1)]);
  });

  it('that is refused leaves everything as it was', async () => {
    const world = await openPage();
    await world.page.share.getState().open([new File(['no project'], 'x.zip')]);
    expect(world.page.share.getState().news).toMatchObject({ kind: 'openFailed' });
    expect(seen(world)).toMatchObject({ presetId: 'mnist-first-convnet', dataset: 'mnist-10k', isLoaded: true });
  });
});

describe('a zip with a model', () => {
  const model = JSON.stringify({ modelTopology: {} });
  const graph = JSON.stringify({ format: 'graph-model', modelTopology: {} });

  it.each([
    ['two models is asked for one of them', { 'a/model.json': model, 'b/model.json': model }, 'severalModels'],
    ['a damaged file beside it is told of the model', { 'a.json': '{', 'model.json': model }, 'wrongContents'],
    ['nothing that can be read is damaged', { 'model.json': '{' }, 'damaged'],
    ['a model of operations is told of which program it is', { 'model.json': graph }, 'foreignModel'],
  ])('and %s', async (_, files, code) => {
    const { page } = await openPage();
    const entries = Object.entries(files).map(([name, text]) => [name, strToU8(text)] as const);
    await page.share.getState().open([new File([zipSync(Object.fromEntries(entries))], 'net.zip')]);
    expect(page.share.getState().news).toMatchObject({ kind: 'openFailed', error: { code } });
  });
});

describe('the file of a run', () => {
  /** A run of one epoch, exported. */
  async function exported() {
    const world = await openPage(fakeTab('?preset=mnist-softmax'));
    const run = await trainEpoch(world);
    await run.resolve({ outcome: 'done', evaluation });
    const [record = fail()] = world.page.runs.getState().runs;
    const file = await runAsFile(record);
    return { world, record, file: new File([file.bytes as BlobPart], file.name) };
  }

  it('puts it among the runs of another browser, where it is kept, compared and run again', async () => {
    const { record, file } = await exported();
    const other = await openPage();
    await other.page.share.getState().open([file]);
    expect(other.page.share.getState().news).toEqual({ kind: 'opened', what: 'run' });
    const again = await reload(other);
    const [found = fail()] = again.page.runs.getState().runs;
    expect(found).toMatchObject({ ...record, id: found.id });
    expect(seen(again)).toMatchObject({ presetId: 'mnist-first-convnet', trainedSteps: 0 });
    expect(await again.page.runActions.getState().restore(found.id)).toBe(false);
    expect(again.page.runActions.getState().missing).toBe('weights');
    expect(await again.page.runActions.getState().runAgain(found.id)).toBe(true);
    expect(seen(again)).toMatchObject({ presetId: 'mnist-softmax', dataset: 'mnist-10k' });
  });

  it('of a run under way brings one that is over: nothing here can go on with it', async () => {
    const world = await openPage(fakeTab('?preset=mnist-softmax'));
    await trainEpoch(world);
    const file = await runAsFile(world.page.runs.getState().runs[0] ?? fail());
    const other = await openPage();
    await other.page.share.getState().open([new File([file.bytes as BlobPart], file.name)]);
    expect(other.page.runs.getState().runs).toMatchObject([{ state: 'stopped', steps: 10 }]);
  });

  it.each([
    ['a newer version of the page', { version: 99 }, 'newer'],
    ['other contents', { steps: -1 }, 'wrongContents'],
    ['another program', { format: 'another' }, 'unknownFile'],
  ])('with %s is refused by name, and the others beside it are opened', async (_, change, code) => {
    const { file } = await exported();
    const other = await openPage();
    const json = { ...(JSON.parse(await file.text()) as object), ...change };
    await other.page.share.getState().open([new File([JSON.stringify(json)], 'bad.json'), file]);
    expect(other.page.share.getState().news).toMatchObject({
      kind: 'notOpened',
      failed: [{ name: 'bad.json', error: { code } }],
      isRestOpen: true,
    });
    expect(other.page.runs.getState().runs).toHaveLength(1);
  });
});

/** As many weights as `mnist-softmax` has. */
function wholeSnapshot() {
  return { ...snapshotAt(1, 0), weights: [new Float32Array(7840).fill(0.5), new Float32Array(10)] };
}
