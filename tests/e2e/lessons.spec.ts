/** Every lesson to its end, by keyboard, with wrong answers first; then its result code, read by a teacher. */
import type { Page } from '@playwright/test';
import { lessonIds } from '../../src/domain/lesson/lesson';
import { lessons } from '../../src/domain/lesson/lessons';
import { stepsOf } from '../../src/domain/lesson/progress';
import { LessonRegion } from './pages/lesson-region';
import { expectNoFindings } from './support/accessibility';
import { deeds, train, trainTimeout, type Doing } from './support/lesson-deeds';
import { expect, test } from './support/test';

/** A teacher pastes the code of one learner, and a line that is none. */
async function expectCodeIsRead(page: Page, code: string): Promise<void> {
  await page.getByRole('tab', { name: 'Learn', exact: true }).press('Enter');
  await page.getByRole('button', { name: 'For teachers' }).press('Enter');
  await page.getByRole('textbox', { name: /^Codes of your class/ }).fill(`Ann ${code}\nBo kernel-0000`);
  const table = page.getByRole('table', { name: new RegExp('1 of 1|0 of 1') });
  await expect(table.getByRole('rowheader', { name: 'Ann', exact: true })).toBeVisible();
  await expect(page.getByText('1 line holds no whole code: Bo kernel-0000')).toBeVisible();
}

// Each takes minutes: the next one need not wait for it.
test.describe.configure({ mode: 'parallel' });

for (const id of lessonIds) {
  test(`the lesson ${id} is done to its end by keyboard`, async ({ playground, page }) => {
    test.setTimeout(600_000);
    await playground.open({ lesson: id, seed: '1' });
    const bar = new LessonRegion(playground);
    await bar.expectStep(1);
    await playground.waitUntilReady();
    const doing: Doing = { playground, page, bar, noted: new Map() };
    const steps = stepsOf(lessons[id]);
    for (const [at, step] of steps.entries()) {
      await bar.expectStep(at + 1);
      const { question, goal } = step;
      if (question ?? goal) await bar.expectWaiting();
      await bar.takeHints(step);
      const deed = deeds[`${id} ${step.id}`];
      if (!goal) await deed?.(doing);
      if (question) await bar.answer(step, question, doing.noted.get('turn') ?? NaN);
      if (goal) await (deed ?? train)(doing);
      await bar.expectDone(trainTimeout);
      await playground.press(bar.next);
    }
    await expect(bar.region).toHaveAttribute('data-finished', 'true');
    await expect(bar.region).toHaveAttribute('data-passed', String(steps.length));

    await expectCodeIsRead(page, (await bar.region.locator('output').textContent()) ?? '');
    // It lies over the lower edge of the page, and half a link below it would be found too small; so does the form of a layer that a step has opened.
    await bar.button('Leave the lesson').first().press('Enter');
    const form = page.getByRole('button', { name: 'Close', exact: true });
    if (await form.isVisible()) await form.press('Enter');
    await expect(form).toBeHidden();
    await expectNoFindings(page, 'lesson');
  });
}

test('a lesson goes on after a reload, can be folded, left and taken up again @phone', async ({ playground, page }) => {
  await playground.open({ lesson: 'channels' });
  const bar = new LessonRegion(playground);
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
