/** Drawings that the learner has named are taught to a trained network, and that is taken back: on a whole page. */
import { beforeEach, describe, expect, test } from 'vitest';
import { settle } from './engine/fake-engine';
import { fakeTab, openPage, reload, trainEpoch, type PageWorld } from './fake-page';
import { evaluation } from './training/fake-training';

const test2000 = (accuracy: number) => ({ loss: 0.1, accuracy, count: 200, seconds: 1 });
/** One drawing, read as class 3 before and as class 7 after. */
const result = {
  classes: 10,
  before: { probabilities: Float32Array.of(0, 0, 0, 1, 0, 0, 0, 0, 0, 0), test: test2000(0.97) },
  after: { probabilities: Float32Array.of(0, 0, 0, 0, 0, 0, 0, 0.9, 0, 0), test: test2000(0.965) },
};

let world: PageWorld;
const training = () => world.page.training.getState();
const teach = async () => (await world.page.teach()).getState();

async function trained(): Promise<void> {
  const run = await trainEpoch(world);
  await run.resolve({ outcome: 'done', evaluation });
}

/** Says that the drawing in the drawing area is a seven, and has it taught. */
async function taught(): Promise<void> {
  (await teach()).name('class 7');
  void (await teach()).teach();
  await settle();
  await world.worker.last('teach').resolve(result);
}

beforeEach(async () => {
  world = await openPage();
});

describe('what the learner says of a drawing', () => {
  test('is kept beyond a reload, once for each drawing, and can be taken out', async () => {
    (await teach()).name('class 3');
    (await teach()).name('class 7');
    expect((await teach()).drawings).toMatchObject([{ name: 'class 7' }]);
    world = await reload(world);
    const [drawing] = (await teach()).drawings;
    expect(drawing).toMatchObject({ name: 'class 7' });
    (await teach()).remove(drawing?.id ?? '');
    world = await reload(world);
    expect((await teach()).drawings).toEqual([]);
  });

  test('belongs to its data set, and to the whole of one as to its part', async () => {
    (await teach()).name('class 7');
    await world.page.data.getState().select('fashion-10k');
    expect((await teach()).drawings).toEqual([]);
    await world.page.data.getState().select('mnist');
    expect((await teach()).drawings).toHaveLength(1);
  });

  test('stays in memory where the browser keeps nothing, and that is said', async () => {
    const tab = fakeTab();
    world = await openPage({ ...tab, browser: { ...tab.browser, local: null } });
    (await teach()).name('class 7');
    expect(await teach()).toMatchObject({ isKept: false, drawings: [{ name: 'class 7' }] });
  });

  test('says nothing of an image of the data set', async () => {
    world.page.drawing.getState().showSample(new Uint8Array(784).fill(9));
    (await teach()).name('class 7');
    expect((await teach()).drawings).toEqual([]);
  });
});

describe('teaching', () => {
  test('is refused before anything is trained, and while a training runs', async () => {
    (await teach()).name('class 7');
    await (await teach()).teach();
    await trainEpoch(world);
    await (await teach()).teach();
    expect(world.worker.count('teach')).toBe(0);
    expect(await teach()).toMatchObject({ progress: null, failure: null });
  });

  test('shows what was learned and what it cost, and leaves the record of the run alone', async () => {
    await trained();
    const records = world.page.runs.getState().runs;
    await taught();
    expect(world.worker.last('teach').args).toMatchObject({ labels: Uint8Array.of(7), key: 1 });
    expect((await teach()).taught).toMatchObject({
      drawings: [{ label: 7, before: { label: 3 }, after: { label: 7 } }],
      testBefore: { accuracy: 0.97 },
      testAfter: { accuracy: 0.965 },
    });
    expect(training()).toMatchObject({
      taught: [{ step: 10, drawings: 1 }],
      canUnteach: true,
      isHeld: false,
      evaluation: { accuracy: 0.965 },
    });
    void training().evaluate();
    await settle();
    await world.worker.last('evaluate').resolve(test2000(0.965));
    expect(world.page.runs.getState().runs).toEqual(records);
    void (await teach()).undo();
    await settle();
    await world.worker.last('undoTeaching').resolve({ isUndone: true });
    expect(training()).toMatchObject({ taught: [], canUnteach: false, evaluation });
    expect((await teach()).taught).toBeNull();
    expect(world.page.runs.getState().runs).toEqual(records);
  });

  test('lets no training begin meanwhile; called off, all is as before', async () => {
    await trained();
    (await teach()).name('class 7');
    const done = (await teach()).teach();
    await settle();
    expect(training().isHeld).toBe(true);
    void training().train();
    expect(training().flow).toBe('done');
    (await teach()).cancel();
    await settle();
    expect(world.worker.last('undoTeaching').args).toEqual({ key: 1 });
    await world.worker.last('undoTeaching').resolve({ isUndone: false });
    await done;
    expect(training()).toMatchObject({ taught: [], canUnteach: false, isHeld: false, evaluation });
    expect(await teach()).toMatchObject({ progress: null, taught: null, failure: null });
  });

  test('that fails is told, and the network stays in use', async () => {
    await trained();
    (await teach()).name('class 7');
    const done = (await teach()).teach();
    await settle();
    await world.worker.last('teach').reject({ code: 'lossNotFinite', detail: 'teach' });
    await done;
    expect(await teach()).toMatchObject({ failure: { code: 'lossNotFinite' }, progress: null });
    expect(training()).toMatchObject({ flow: 'done', failure: null, canUnteach: false });
    expect(training().built).not.toBeNull();
  });

  test('goes on in a run of its own, which says that it was taught; the run before stays as it was', async () => {
    await trained();
    const [before] = world.page.runs.getState().runs;
    await taught();
    void training().train();
    await settle();
    expect(world.worker.last('train').args.continue).toBe(true);
    expect(training()).toMatchObject({ canUnteach: false, taught: [{ step: 10, drawings: 1 }] });
    const [record, other] = world.page.runs.getState().runs;
    expect(record).toMatchObject({ state: 'running', taught: [{ step: 10, drawings: 1 }] });
    expect(other).toEqual(before);
    expect(record?.id).not.toBe(before?.id);
  });
});
