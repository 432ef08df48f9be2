/** Every lesson to its end, by keyboard, with a wrong answer first; then its result code, read by a teacher. */
import type { Locator, Page } from '@playwright/test';
import { lessonIds, type LessonId, type LessonStep, type Question } from '../../src/domain/lesson/lesson';
import { lessons } from '../../src/domain/lesson/lessons';
import { quizBefore, stepsOf } from '../../src/domain/lesson/progress';
import { expectNoFindings } from './support/accessibility';
import type { PlaygroundPage } from './pages/playground-page';
import { expect, test } from './support/test';

const trainTimeout = 240_000;

const pictures = {
  0: '<ellipse cx="50" cy="50" rx="20" ry="30" fill="none" stroke="black" stroke-width="8"/>',
  1: '<polyline fill="none" stroke="black" stroke-width="8" points="52,20 48,80"/>',
  3: '<polyline fill="none" stroke="black" stroke-width="8" points="35,25 60,25 45,45 62,58 58,76 34,76"/>',
  4: '<polyline fill="none" stroke="black" stroke-width="8" points="38,20 32,52 66,52"/><polyline stroke="black" stroke-width="8" points="64,22 60,82"/>',
} as const;

async function bring(page: Page, digit: keyof typeof pictures): Promise<void> {
  const svg = `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 100 100"><rect width="100" height="100" fill="white"/>${pictures[digit]}</svg>`;
  const file = { name: `${digit}.svg`, mimeType: 'image/svg+xml', buffer: Buffer.from(svg) };
  await page.getByLabel('Picture file', { exact: true }).setInputFiles(file);
}

/** The lesson at the lower edge of the page. */
class LessonRegion {
  readonly region: Locator;
  readonly next: Locator;
  constructor(readonly page: Page) {
    this.region = page.getByRole('region', { name: 'Lesson', exact: true });
    this.next = this.region.getByRole('button', { name: /^(Next step|Finish)$/ });
  }

  button(name: string): Locator {
    return this.region.getByRole('button', { name, exact: true });
  }

  async expectStep(number: number): Promise<void> {
    await expect(this.region).toHaveAttribute('data-step', String(number));
  }

  /** Answers with keys, wrongly first where there is a right and a wrong. */
  async answer(step: LessonStep, question: Question): Promise<void> {
    if (question.kind === 'curve') {
      await this.region.getByRole('slider').first().press('End');
      return this.button('That is my curve').press('Enter');
    }
    if (question.kind === 'number') {
      await this.type(question.answer === 'turn' ? 400 : question.answer + 1);
      await expect(this.region).toContainText('Not yet.');
      return this.type(question.answer === 'turn' ? 3 : question.answer);
    }
    const choose = async (at: number) => {
      await this.region.getByRole('radio').nth(at).press('Space');
      await this.button('Check').press('Enter');
    };
    await choose((question.answer + 1) % question.choices);
    if (step.id === quizBefore) return;
    await expect(this.region).toContainText('Not yet.');
    await choose(question.answer);
  }

  private async type(value: number): Promise<void> {
    const field = this.region.getByRole('textbox');
    await field.fill(String(value));
    await field.press('Enter');
  }
}

/** What a step asks to be done, done. */
const deeds: Readonly<Record<string, (playground: PlaygroundPage, page: Page) => Promise<void>>> = {
  'kernel play': (_, page) => bring(page, 3),
  'kernel open': (_, page) => openMap(page, 'Conv2D 1'),
  'pooling open': (_, page) => openMap(page, 'MaxPooling2D 1'),
  'pooling remove': async ({ network }) => {
    for (const name of ['MaxPooling2D 2', 'MaxPooling2D 1']) await network.delete(name);
  },
  'convnet compare': () => Promise.resolve(),
  'overfitting dropout': async (playground) => {
    const { network, training } = playground;
    await network.addLayerButton.press('Enter');
    await network.place.selectOption({ index: (await network.place.locator('option').count()) - 2 });
    await network.offered('Dropout').press('Enter');
    await training.trainButton.press('Enter');
    await training.waitFor('done', trainTimeout);
  },
  'overfitting augment': async (_, page) => {
    await page.getByRole('button', { name: /^More settings/ }).press('Enter');
    await page.getByRole('button', { name: /^Augmentation/ }).press('Enter');
    const field = page.getByLabel('Shift', { exact: true });
    await field.fill('2');
    await field.press('Tab');
  },
  'channels small': async ({ network }) => {
    for (const [name, filters] of [
      ['Conv2D 1', '8'],
      ['Conv2D 2', '16'],
      ['Conv2D 3', '16'],
    ] as const) {
      await network.select(name);
      await network.setField('Filters', filters);
    }
  },
  'damage filter': (_, page) => switchOff(page, 1),
  'damage many': (_, page) => switchOff(page, 8),
  'damage noise': async (_, page) => {
    await page.getByRole('button', { name: 'Put it back', exact: true }).press('Enter');
    await page.getByRole('tab', { name: 'Explain', exact: true }).press('Enter');
    await page.getByRole('tab', { name: 'Weights', exact: true }).press('Enter');
    await page.getByRole('slider', { name: 'Noise on the weights of Conv2D 2', exact: true }).press('End');
  },
  'damage mend': async ({ network, training }, page) => {
    await page.getByRole('button', { name: /^More training settings/ }).press('Enter');
    await network.setField('Learning rate', '0.001');
    await page.getByRole('button', { name: 'Reset weights', exact: true }).press('Enter');
    await training.trainButton.press('Enter');
    await training.waitFor('done', trainTimeout);
  },
  'files zero': (_, page) => bring(page, 0),
  'files one': (_, page) => bring(page, 1),
  'files four': (_, page) => bring(page, 4),
  'files save': () => Promise.resolve(),
};

/** Until so many filters of the first layer are off. */
async function switchOff(page: Page, count: number): Promise<void> {
  const maps = page.getByRole('group', { name: 'Maps of Conv2D 1', exact: true });
  const off = maps.getByRole('button', { name: /switched off$/ });
  for (let at = await off.count(); at < count; at++) {
    await maps
      .getByRole('button', { name: /Conv2D 1/ })
      .nth(at)
      .press('Enter');
    await page.getByRole('button', { name: 'Switch this filter off', exact: true }).press('Enter');
    await expect(off).toHaveCount(at + 1);
  }
}

async function openMap(page: Page, name: string): Promise<void> {
  await page
    .getByRole('group', { name: `Maps of ${name}`, exact: true })
    .getByRole('button')
    .first()
    .press('Enter');
}

/** What the steps before have done already. */
const isReachedBefore = new Set(['convnet compare', 'files save']);

/** Lessons with long trainings, of which no whole run has been seen. */
const notYetRun: ReadonlySet<LessonId> = new Set(['convnet', 'overfitting', 'files', 'damage']);

async function act(id: LessonId, step: LessonStep, playground: PlaygroundPage, page: Page): Promise<void> {
  const deed = deeds[`${id} ${step.id}`];
  if (deed) return deed(playground, page);
  await expect(playground.training.trainButton).toBeEnabled({ timeout: 60_000 });
  await playground.training.trainButton.press('Enter');
}

for (const id of lessonIds) {
  test(`the lesson ${id} is done to its end by keyboard`, async ({ playground, page }) => {
    test.fixme(notYetRun.has(id), 'was not yet run to its end');
    test.setTimeout(600_000);
    await playground.open({ lesson: id, seed: '1' });
    const bar = new LessonRegion(page);
    await bar.expectStep(1);
    await playground.waitUntilReady();
    const steps = stepsOf(lessons[id]);
    for (const [at, step] of steps.entries()) {
      await bar.expectStep(at + 1);
      const { question, goal } = step;
      if (question ?? (goal && !isReachedBefore.has(`${id} ${step.id}`)))
        await expect(bar.next).toHaveAttribute('aria-disabled', 'true');
      for (let hint = 0; hint < (step.hints ?? 0); hint++) await bar.button('Show hint').press('Enter');
      await expect(bar.button('Show hint')).toHaveCount(0);
      if (question) await bar.answer(step, question);
      if (goal) await act(id, step, playground, page);
      await expect(bar.next).not.toHaveAttribute('aria-disabled', 'true', { timeout: trainTimeout });
      await bar.next.press('Enter');
    }
    await expect(bar.region).toHaveAttribute('data-finished', 'true');
    // The turn of the loss may lie elsewhere than the test guesses.
    const passed = Number(await bar.region.getAttribute('data-passed'));
    expect(passed).toBeGreaterThanOrEqual(id === 'overfitting' ? steps.length - 1 : steps.length);

    const code = (await bar.region.locator('output').textContent()) ?? '';
    await page.getByRole('tab', { name: 'Learn', exact: true }).press('Enter');
    await page.getByRole('button', { name: 'For teachers' }).press('Enter');
    await page.getByRole('textbox', { name: /^Codes of your class/ }).fill(`Ann ${code}\nBo kernel-0000`);
    const table = page.getByRole('table', { name: new RegExp('1 of 1|0 of 1') });
    await expect(table.getByRole('rowheader', { name: 'Ann', exact: true })).toBeVisible();
    await expect(page.getByText('1 line holds no whole code: Bo kernel-0000')).toBeVisible();
    await expectNoFindings(page, 'lesson');
  });
}

test('a lesson goes on after a reload, can be folded, left and taken up again @phone', async ({ playground, page }) => {
  await playground.open({ lesson: 'channels' });
  const bar = new LessonRegion(page);
  await bar.expectStep(1);
  await bar.button('Skip').press('Enter');
  await bar.expectStep(2);
  await page.reload();
  await bar.expectStep(2);
  await bar.button('Fold').press('Enter');
  await expect(bar.next).toHaveCount(0);
  await bar.button('Leave the lesson').press('Enter');
  await expect(bar.region).toHaveCount(0);
  await page.getByRole('tab', { name: 'Learn', exact: true }).press('Enter');
  await expect(page.getByRole('list', { name: 'Lessons', exact: true }).getByRole('listitem')).toHaveCount(8);
  await page.getByRole('button', { name: 'Go on', exact: true }).press('Enter');
  await bar.expectStep(2);
  await expectNoFindings(page, 'lesson');
});
