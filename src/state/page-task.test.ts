/** A teacher's task on a page: opened by its link, its goals checked on what the page really has, its locks asked by whatever would change the page. */
import { comparisonOf } from './runs/comparison';
import { describe, expect, it } from 'vitest';
import { strToU8, zipSync } from 'fflate';
import { writeShareHash } from '../domain/link/share-link';
import { writeTaskHash } from '../domain/link/task-link';
import type { Goal } from '../domain/lesson/goal';
import type { Lock, Task } from '../domain/lesson/task';
import { presets } from '../domain/network/presets';
import { writeProject } from '../domain/run/project-file';
import { editingPause } from './editing-pause';
import { settle } from './engine/fake-engine';
import { fakeTab, openPage, reload, seen, trainEpoch, type PageWorld } from './fake-page';

const softmax = presets['mnist-softmax'];
const all: readonly Lock[] = ['network', 'settings', 'data'];

function link(change: Partial<Task> = {}, setup = softmax): string {
  const empty: Task = { title: '', text: '', goals: [], locks: [], drawing: null, view: null, hasFile: false };
  return writeTaskHash(setup, { ...empty, ...change }).hash;
}
const opened = (change: Partial<Task>) => openPage(fakeTab(link(change)));

const taskOf = ({ page }: PageWorld) => page.task.getState();
const reached = (world: PageWorld) => taskOf(world).open?.reached;
const refusedBy = (world: PageWorld) => taskOf(world).refused;

/** The worker has measured its weights on the test images. */
async function measured({ page, worker }: PageWorld, accuracy: number): Promise<void> {
  void page.training.getState().evaluate();
  await settle();
  await worker.last('evaluate').resolve({ loss: 0.1, accuracy, count: 2000, seconds: 1 });
}

describe('a task', () => {
  it('opens by its link with its set-up, its drawing and its tab, and says nothing else', async () => {
    const drawing = [[[0, 1]]] as const;
    const world = await opened({ title: 'Try', drawing, view: { tab: 'explain', explains: 'laboratory' } });
    expect(seen(world)).toMatchObject({ presetId: 'mnist-softmax', dataset: 'mnist-10k', built: 'Flatten Dense' });
    expect(taskOf(world).open?.task.title).toBe('Try');
    expect(world.page.drawing.getState().strokes).toEqual(drawing);
    expect(world.page.view.getState()).toMatchObject({ tab: 'explain', explains: 'laboratory' });
    expect(world.page.share.getState().news).toBeNull();
  });

  it('that is broken, or asks for what is unknown, is told; the page opens as usual, without locks', async () => {
    const world = await openPage(fakeTab(link({ locks: all }).slice(0, -9)));
    expect(world.page.share.getState().news).toMatchObject({ kind: 'linkFailed', why: 'broken', shown: 'usual' });
    expect(seen(world).presetId).toBe('mnist-first-convnet');
    await world.page.setup.loadPreset('mnist-softmax');
    expect(seen(world).presetId).toBe('mnist-softmax');
  });

  it('reaches what it asks for once, and keeps it over a reload', async () => {
    const world = await opened({ goals: [{ kind: 'drawn' }, { kind: 'runs', atLeast: 1 }] });
    expect(reached(world)).toEqual([false, false]);
    world.page.drawing.getState().beginStroke([0.5, 0.5]);
    expect(reached(world)).toEqual([true, false]);
    world.page.drawing.getState().clear();
    expect(reached(world)).toEqual([true, false]);
    expect(reached(await reload(world))).toEqual([true, false]);
  });

  it("is not done by the teacher's own drawing, nor by what lies there at first", async () => {
    const drawing = [
      [
        [0.2, 0.2],
        [0.5, 0.5],
      ],
    ] as const;
    const world = await opened({ drawing, goals: [{ kind: 'drawn' }] });
    expect(reached(world)).toEqual([false]);
    expect(reached(await reload(world))).toEqual([false]);
    world.page.drawing.getState().beginStroke([0.5, 0.5]);
    expect(reached(world)).toEqual([true]);
  });

  it('of another link has goals of its own', async () => {
    const world = await opened({ goals: [{ kind: 'drawn' }] });
    world.page.drawing.getState().beginStroke([0.5, 0.5]);
    await world.moveTo(link({ title: 'Another', goals: [{ kind: 'lacks', layer: 'Flatten' }] }));
    expect(taskOf(world).open?.task.title).toBe('Another');
    expect(reached(world)).toEqual([false]);
  });
});

describe('an accuracy counts', () => {
  const good: Goal = { kind: 'accuracy', atLeast: 0.97 };

  it('on the test images, of the network on the page: not while training, not by the training or validation accuracy', async () => {
    const world = await opened({ goals: [good] });
    const run = await trainEpoch(world);
    const metrics = { epoch: 2, loss: 0, accuracy: 1, valLoss: 0, valAccuracy: 1, seconds: 1 };
    world.page.training.setState({ epochs: [metrics] });
    expect(reached(world)).toEqual([false]);
    await run.resolve({
      outcome: 'finished',
      evaluation: { loss: 1, accuracy: 0.96, count: 2000, seconds: 1 },
    } as never);
    await settle();
    expect(reached(world)).toEqual([false]);
    await measured(world, 0.97);
    expect(reached(world)).toEqual([true]);
  });

  it('not on other data, where all may be read rightly', async () => {
    const world = await opened({ goals: [good] });
    await world.page.setup.prepare('fashion-10k');
    await measured(world, 1);
    expect(world.page.training.getState().evaluatedOn).toBe('fashion-10k');
    expect(reached(world)).toEqual([false]);
    await world.page.setup.prepare('mnist');
    await measured(world, 0.98);
    expect(reached(world)).toEqual([true]);
  });

  it('with few parameters, of one and the same network', async () => {
    const small: Goal = { kind: 'parameters', atMost: 7850 };
    const world = await openPage(
      fakeTab(link({ goals: [{ kind: 'all', of: [good, small] }] }, presets['mnist-dense'])),
    );
    await measured(world, 0.99);
    expect(reached(world)).toEqual([false]);
    // The good weights are still those of the large network.
    world.page.training.setState({ trainedSteps: 10, flow: 'done' });
    world.page.network.getState().deleteLayer(presets['mnist-dense'].network.layers[1]?.id ?? '');
    expect(seen(world)).toMatchObject({ layers: 'Flatten Dense', built: 'Flatten Dense Dense' });
    taskOf(world).look();
    expect(reached(world)).toEqual([false]);
  });
});

it('a number on the way to another is not taken for it', async () => {
  const small: Goal = { kind: 'parameters', atMost: 7850 };
  const world = await openPage(fakeTab(link({ goals: [small] }, presets['mnist-dense'])));
  const { setParam, network } = world.page.network.getState();
  const type = (units: number) => setParam(network.layers[1]?.id ?? '', 'units', units);
  const rested = () => new Promise((resolve) => setTimeout(resolve, 2 * editingPause));
  await rested();
  [3, 32, 320].forEach(type);
  await rested();
  expect(reached(world)).toEqual([false]);
  type(3);
  await expect.poll(() => reached(world)).toEqual([true]);
});

it('drawings of the task are read by the weights of now, undamaged, all at once', async () => {
  const drawings = [3, 5].map((label) => ({
    label,
    strokes: [
      [
        [0.25, 0.25],
        [0.75, label / 10],
      ],
    ] as const,
  }));
  const tab = fakeTab(link({ goals: [{ kind: 'readsAll', drawings }] }));
  const world = await openPage(tab);
  const answers = async (...labels: number[]): Promise<void> => {
    world.worker.held.add('predictMany');
    world.page.training.setState(({ version }) => ({ version: version + 1 }));
    await settle();
    const call = world.worker.last('predictMany');
    expect(call.args).toMatchObject({ count: 2, isWhole: true, view: 'task' });
    const probabilities = Float32Array.from({ length: 20 }, (_, at) => Number(at % 10 === labels[Math.floor(at / 10)]));
    await call.resolve({ probabilities, classes: 10, trainedSteps: 1 });
    await settle();
  };
  await answers(3, 7);
  expect(reached(world)).toEqual([false]);
  await answers(0, 5);
  expect(reached(world)).toEqual([false]);
  await answers(3, 5);
  expect(reached(world)).toEqual([true]);
  expect([...taskOf(world).answers.values()]).toEqual([3, 5]);
  await answers(3, 7);
  expect(reached(world)).toEqual([true]);
});

/** Everything that could put something else on the page. */
const ways: readonly (readonly [string, readonly Lock[], (world: PageWorld) => unknown])[] = [
  [
    'deleting a layer',
    ['network'],
    ({ page }) => page.network.getState().deleteLayer(softmax.network.layers[0]?.id ?? ''),
  ],
  ['adding a layer', ['network'], ({ page }) => page.network.getState().addLayer('Dense', 1)],
  [
    'changing a field',
    ['network'],
    ({ page }) => page.network.getState().setParam(softmax.network.layers[1]?.id ?? '', 'units', 12),
  ],
  [
    'moving a layer',
    ['network'],
    ({ page }) => page.network.getState().moveLayer(softmax.network.layers[1]?.id ?? '', 0),
  ],
  [
    'doubling a layer',
    ['network'],
    ({ page }) => page.network.getState().duplicateLayer(softmax.network.layers[1]?.id ?? ''),
  ],
  ['a setting', ['settings'], ({ page }) => page.training.getState().setSettings({ learningRate: 1 })],
  [
    'the settings of a preset',
    ['settings'],
    ({ page }) => page.training.getState().setSettings(presets['fashion-cnn'].settings),
  ],
  ['a data set', ['data'], ({ page }) => page.data.getState().select('fashion-10k')],
  ['a preset', ['network', 'settings', 'data'], ({ page }) => page.setup.loadPreset('fashion-cnn')],
  ['a lesson', ['network', 'settings', 'data'], ({ page }) => page.lesson.getState().open('overfitting')],
  ['the fair comparison', ['network', 'settings'], ({ page }) => comparisonOf(page).getState().start()],
  [
    'a project',
    ['network', 'settings', 'data'],
    ({ page }) => page.share.getState().open([projectOf(presets['fashion-cnn'])]),
  ],
];
function projectOf(preset: typeof softmax): File {
  const { network, settings, dataset } = preset;
  const bytes = writeProject({ network, settings, dataset, run: null, ownSets: new Map() }, new Date(1.7e12));
  return new File([bytes as Uint8Array<ArrayBuffer>], 'work.cnn.zip');
}

describe.each(all)('what is locked stays as it is: %s', (lock) => {
  it.each(ways.filter(([, locks]) => locks.includes(lock)))('%s', async (_, __, act) => {
    const world = await opened({ locks: [lock] });
    const before = { ...seen(world), settings: world.page.training.getState().settings };
    await act(world);
    await settle();
    expect({ ...seen(world), settings: world.page.training.getState().settings }).toEqual(before);
    expect(refusedBy(world)).toContain(lock);
    expect(world.page.lesson.getState().lesson).toBeNull();
  });
});

describe('a lock', () => {
  it('holds against Undo and Redo, and against an earlier run of another network', async () => {
    const world = await openPage();
    await trainEpoch(world);
    world.page.training.getState().stop();
    await world.worker.last('train').resolve({ outcome: 'stopped', evaluation: null } as never);
    await settle();
    const [run] = world.page.runs.getState().runs;
    await world.moveTo(link({ locks: ['network'] }));
    expect(seen(world).layers).toBe('Flatten Dense');
    world.page.setup.undo();
    world.page.setup.redo();
    const { runAgain, restore, goOn } = world.page.runActions.getState();
    for (const bring of [runAgain, restore, goOn]) expect(await bring(run?.id ?? '')).toBe(false);
    expect(seen(world).layers).toBe('Flatten Dense');
    expect(refusedBy(world)).toEqual(['network']);
  });

  it('lets everything else be done, and what changes nothing', async () => {
    const world = await opened({ locks: ['network'] });
    const { page } = world;
    page.training.getState().setSettings({ epochs: 7 });
    await page.setup.prepare('fashion-10k');
    await page.share.getState().open([projectOf(softmax)]);
    expect(seen(world)).toMatchObject({ epochs: softmax.settings.epochs, dataset: 'mnist-10k' });
    await page.training.getState().resetWeights();
    expect(seen(world).built).toBe('Flatten Dense');
    expect(refusedBy(world)).toEqual([]);
  });

  it('comes before what the address names besides', async () => {
    const world = await openPage(fakeTab(`?epochs=50&dataset=fashion-10k${link({ locks: ['settings', 'data'] })}`));
    expect(seen(world)).toMatchObject({ epochs: softmax.settings.epochs, dataset: 'mnist-10k' });
    const free = await openPage(fakeTab(`?epochs=50&dataset=fashion-10k${link()}`));
    expect(seen(free)).toMatchObject({ epochs: 50, dataset: 'fashion-10k' });
  });

  it('is still there after a reload, and is lifted by who wants to, for good', async () => {
    const world = await reload(await opened({ locks: ['network'] }));
    const { page } = world;
    page.network.getState().deleteLayer(softmax.network.layers[0]?.id ?? '');
    expect(seen(world).layers).toBe('Flatten Dense');
    taskOf(world).desk?.lift();
    page.network.getState().deleteLayer(softmax.network.layers[0]?.id ?? '');
    expect(seen(world).layers).toBe('Dense');
    const again = await reload(world);
    expect(taskOf(again).open?.isLifted).toBe(true);
    expect(seen(again).layers).toBe('Dense');
  });

  it('is on the page again after Back, and not after Forward to other work', async () => {
    const world = await opened({ locks: ['network'] });
    const { entry } = world.tab;
    world.page.drawing.getState().beginStroke([0.5, 0.5]);
    const taskLink = world.tab.address;
    await world.moveTo(writeShareHash(presets['fashion-cnn']));
    expect(taskOf(world).open).toBeNull();
    expect(seen(world).dataset).toBe('fashion-10k');
    await world.moveTo(taskLink, entry);
    expect(taskOf(world).open).not.toBeNull();
    expect(seen(world)).toMatchObject({ layers: 'Flatten Dense', dataset: 'mnist-10k' });
    await world.page.setup.loadPreset('fashion-cnn');
    expect(seen(world).layers).toBe('Flatten Dense');
  });

  it('that is still being read when one has gone on leaves the other work as it is', async () => {
    const world = await opened({ locks: ['network'] });
    const { entry, address } = world.tab;
    world.page.drawing.getState().beginStroke([0.5, 0.5]);
    await world.moveTo(writeShareHash(presets['fashion-cnn']), 'other');
    const [back, on] = [world.moveTo(address, entry), world.moveTo(writeShareHash(presets['mnist-dense']), 'third')];
    await Promise.all([back, on]);
    await settle();
    expect(seen(world).presetId).toBe('mnist-dense');
    expect(taskOf(world).open).toBeNull();
  });

  it('on the full set takes the lessons that it has the network and the settings for', async () => {
    const full = { ...presets['mnist-first-convnet'], dataset: 'mnist' } as const;
    const world = await openPage(fakeTab(link({ locks: ['data'] }, full)));
    await world.page.lesson.getState().open('kernel');
    expect(refusedBy(world)).toEqual([]);
    expect(world.page.lesson.getState().lesson?.id).toBe('kernel');
    expect(seen(world).dataset).toBe('mnist');
  });

  it('whose page comes back with other work puts its own in place', async () => {
    const tab = fakeTab(link({ locks: ['network', 'data'] }));
    const world = await openPage(tab);
    world.page.drawing.getState().beginStroke([0.5, 0.5]);
    // As if it had been lifted, and this forgotten.
    taskOf(world).desk?.lift();
    await world.page.setup.loadPreset('fashion-cnn');
    const left = world.leave();
    left.browser.local?.removeItem('cnn-playground.tasks');
    const again = await openPage(left, true);
    expect(seen(again)).toMatchObject({ layers: 'Flatten Dense', dataset: 'mnist-10k' });
    expect(taskOf(again).open?.isLifted).toBe(false);
  });
});

it('a file that is no project is not taken for what a task locks', async () => {
  const world = await opened({ locks: all });
  const bytes = zipSync({ 'readme.txt': strToU8('hello') });
  await world.page.share.getState().open([new File([bytes], 'x.zip')]);
  expect(world.page.share.getState().news).toMatchObject({ kind: 'openFailed' });
  expect(refusedBy(world)).toEqual([]);
});
