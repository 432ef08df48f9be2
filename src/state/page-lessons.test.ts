/** Lessons on a page: opened by a link or a press, driven by what the learner does, kept over a reload. */
import { describe, expect, it } from 'vitest';
import { settle } from './engine/fake-engine';
import { fakeTab, openPage, reload, seen, trainEpoch, type PageWorld } from './fake-page';
import { evaluation } from './training/fake-training';

function lessonOf({ page }: PageWorld) {
  const { lesson, progress } = page.lesson.getState();
  const own = lesson && progress[lesson.id];
  return { id: lesson?.id, at: own?.at, steps: own?.steps ?? {} };
}
/** Opened by its link, with the question before it answered. */
async function begun(id: string): Promise<PageWorld> {
  const world = await openPage(fakeTab(`?lesson=${id}`));
  const { answer, next } = world.page.lesson.getState();
  answer(0);
  next();
  return world;
}
const draw = ({ page }: PageWorld) => page.drawing.getState().beginStroke([0.5, 0.5]);

describe('a lesson', () => {
  it('opens by its link, and sets the page up', async () => {
    const world = await openPage(fakeTab('?lesson=convnet'));
    expect(lessonOf(world)).toMatchObject({ id: 'convnet', at: 0 });
    expect(seen(world)).toMatchObject({ layers: 'Flatten Dense Dense', presetId: 'mnist-dense', epochs: 3 });
    expect(world.page.training.getState().settings.batchSize).toBe(64);
  });

  it('sees by itself that its goal is reached', async () => {
    const world = await begun('kernel');
    expect(lessonOf(world).steps.play).toBeUndefined();
    draw(world);
    expect(lessonOf(world).steps.play).toMatchObject({ isPassed: true });
    world.page.lesson.getState().next();
    expect(world.page.view.getState()).toMatchObject({ tab: 'explain', explains: 'laboratory' });
  });

  it('goes on where it was left, with what was answered, after a reload', async () => {
    const world = await begun('kernel');
    draw(world);
    world.page.lesson.getState().next();
    world.page.lesson.getState().answer(5);
    const again = await reload(world);
    expect(lessonOf(again)).toMatchObject({ id: 'kernel', at: 2, steps: { places: { answer: 5, tries: 1 } } });
  });

  it('left, and begun from the start, forgets its answers and takes the network back, which Undo undoes', async () => {
    const world = await begun('kernel');
    const { page } = world;
    page.lesson.getState().leave();
    await page.setup.loadPreset('mnist-softmax');
    expect(page.lesson.getState().lesson).toBeNull();
    await page.lesson.getState().open('kernel');
    expect(lessonOf(world)).toMatchObject({ at: 1 });
    expect(seen(world).presetId).toBe('mnist-softmax');
    await page.lesson.getState().restart('kernel');
    expect(lessonOf(world)).toMatchObject({ at: 0, steps: {} });
    expect(seen(world).presetId).toBe('mnist-first-convnet');
    page.setup.undo();
    await settle();
    expect(seen(world).presetId).toBe('mnist-softmax');
  });

  it('in the middle puts another network in place where it needs one, once', async () => {
    const world = await begun('convnet');
    const { page } = world;
    for (const _ of ['count', 'total', 'dense', 'guess']) page.lesson.getState().skip();
    await settle();
    expect(seen(world)).toMatchObject({ presetId: 'mnist-first-convnet', epochs: 3 });
    await page.setup.loadPreset('mnist-softmax');
    page.lesson.getState().back();
    page.lesson.getState().skip();
    await settle();
    expect(seen(world).presetId).toBe('mnist-first-convnet');
  });

  it.each(['mnist-first-convnet', 'mnist-softmax'] as const)(
    'begins untrained on a page where %s was trained, which stays among the runs',
    async (preset) => {
      const world = await openPage();
      await world.page.setup.loadPreset(preset);
      await (await trainEpoch(world)).resolve({ outcome: 'done', evaluation });
      const { tab } = world;
      world.leave();
      const later = await openPage(fakeTab('?lesson=kernel', tab.browser));
      const untrained = { flow: 'idle', trainedSteps: 0, built: seen(later).layers, presetId: 'mnist-first-convnet' };
      expect(seen(later)).toMatchObject(untrained);
      expect(later.page.runs.getState().runs).toMatchObject([{ state: 'done', steps: 10 }]);
      // In the middle of a lesson what was trained is there again.
      await (await trainEpoch(later)).resolve({ outcome: 'done', evaluation });
      expect(seen(await reload(later))).toMatchObject({ flow: 'done', trainedSteps: 10 });
    },
  );

  it('that is not there is named, and the page opens as usual', async () => {
    const world = await openPage(fakeTab('?lesson=cooking'));
    expect(lessonOf(world).id).toBeUndefined();
    expect(world.page.session.getState().ignored).toEqual(['lesson=cooking']);
  });

  it('whose progress cannot be read begins afresh', async () => {
    const tab = fakeTab('?lesson=sound');
    tab.browser.local?.setItem('cnn-playground.lessons', '{"version":1,"lessons":{"sound":{"at":-1}}}');
    expect(lessonOf(await openPage(tab))).toMatchObject({ id: 'sound', at: 0 });
  });
});
