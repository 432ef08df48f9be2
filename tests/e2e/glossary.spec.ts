/** The glossary: from the words of the page, by a link, by keyboard, on a phone, and as a page of its own. */
import type { Page } from '@playwright/test';
import { MistakesTab } from './pages/mistakes-tab';
import { expectNoFindings } from './support/accessibility';
import { expect, test } from './support/test';

const softmax = { preset: 'mnist-softmax', seed: '1' };
const glossary = (page: Page) => page.getByRole('dialog', { name: 'Glossary' });
const entry = (page: Page, name: string) => glossary(page).getByRole('article', { name, exact: true });

test('a word of the page opens its entry by keyboard, leads on and back, and gives the place back', async ({
  playground,
  page,
}) => {
  await playground.open(softmax);
  await playground.waitUntilReady();
  const epochs = page.getByRole('link', { name: 'Epochs', exact: true });
  await playground.press(epochs);
  await expect(entry(page, 'epoch')).toContainText('One pass through all training images');
  await playground.press(entry(page, 'epoch').getByRole('link', { name: 'batch', exact: true }));
  await expect(entry(page, 'batch').getByRole('heading', { name: 'batch' })).toBeFocused();
  await playground.press(glossary(page).getByRole('button', { name: 'Back' }));
  await expect(entry(page, 'epoch')).toBeVisible();
  await page.keyboard.press('Escape');
  await expect(glossary(page)).toBeHidden();
  await expect(epochs).toBeFocused();
  // The word still names its field.
  await expect(page.getByRole('textbox', { name: 'Epochs', exact: true })).toHaveValue('5');
  await expect(page).toHaveURL(/preset=mnist-softmax&seed=1$/);
});

test('every label in the form of a layer and in the settings leads to an entry', async ({ playground, page }) => {
  await playground.open({ preset: 'mnist-first-convnet', seed: '1' });
  await playground.waitUntilReady();
  await page.getByRole('button', { name: 'More training settings' }).click();
  await expect(page.getByRole('link', { name: 'Learning rate', exact: true })).toBeVisible();
  await playground.network.select('Conv2D 1');
  await page.getByRole('link', { name: 'What is Conv2D?' }).waitFor();
  const links = page.locator('[data-term]');
  const count = await links.count();
  expect(count).toBeGreaterThan(14);
  for (let at = 0; at < count; at++) {
    await links.nth(at).press('Enter');
    await expect(glossary(page).getByRole('article')).toBeVisible();
    await page.keyboard.press('Escape');
    await expect(glossary(page)).toBeHidden();
  }
});

test('the example of max pooling is the course’s window; padding keeps the size of the map', async ({
  playground,
  page,
}) => {
  await playground.open({ ...softmax, term: 'maxPooling' });
  const output = glossary(page).locator('[data-figure="output"]');
  await expect(output).toHaveAttribute('data-value', '25');
  await glossary(page).getByRole('combobox', { name: 'Rule' }).selectOption('mean');
  await expect(output).toContainText('8.667');
  await glossary(page).getByRole('button', { name: 'All terms' }).click();
  await glossary(page).getByRole('link', { name: 'padding', exact: true }).click();
  const map = glossary(page).locator('[data-matrix="featureMap"] tbody td');
  await expect(map).toHaveCount(4);
  await glossary(page).getByRole('combobox', { name: 'Padding' }).selectOption('same');
  await expect(map).toHaveCount(16);
});

test('terms are searched; one that does not exist is named @phone', async ({ playground, page }) => {
  await playground.open({ ...softmax, term: 'field.strides' });
  await expect(entry(page, 'stride')).toBeVisible();
  await expectNoFindings(page, 'an entry');
  await glossary(page).getByRole('button', { name: 'All terms' }).click();
  const search = glossary(page).getByRole('searchbox', { name: 'Search the terms' });
  await search.fill('by heart');
  const list = glossary(page).getByRole('list', { name: 'All terms' }).getByRole('link');
  await expect(list.filter({ hasText: 'overfitting' })).toBeVisible();
  await expect(list.filter({ hasText: 'stride' })).toHaveCount(0);
  await search.fill('qqq');
  await expect(glossary(page).getByText('No term has “qqq” in it.')).toBeVisible();
  await expectNoFindings(page, 'nothing found');
  await playground.open({ ...softmax, term: 'nonsense' });
  await expect(glossary(page).getByRole('alert')).toContainText('There is no entry “nonsense”.');
  await expectNoFindings(page, 'all terms');
});

for (const colorScheme of ['light', 'dark'] as const)
  test.describe(`${colorScheme} theme`, () => {
    test.use({ colorScheme });

    test('entries fit a phone of 390 px, and axe finds nothing', async ({ playground, page }) => {
      await page.setViewportSize({ width: 390, height: 844 });
      for (const term of ['convolution', 'receptiveField', 'softmax', 'learningRate']) {
        await playground.open({ ...softmax, term });
        await expect(glossary(page).getByRole('article')).toBeVisible();
        const overflow = await glossary(page).evaluate((dialog) => dialog.scrollWidth - dialog.clientWidth);
        expect(overflow, term).toBeLessThanOrEqual(0);
        await expectNoFindings(page, term);
      }
    });
  });

test('all entries stand on a page of their own, which trains nothing and can be printed', async ({ page }) => {
  await page.goto('./?view=glossary&term=stride');
  await expect(page.getByRole('heading', { name: 'stride', exact: true })).toBeFocused();
  const entries = page.getByRole('article');
  expect(await entries.count()).toBeGreaterThan(50);
  await page.getByRole('article', { name: 'stride', exact: true }).getByRole('link', { name: 'pooling' }).click();
  await expect(page.getByRole('heading', { name: 'pooling', exact: true })).toBeFocused();
  await page.getByRole('searchbox').fill('dropout');
  await expect(page.getByRole('article').first()).toHaveAttribute('data-entry', 'dropout');
  await expectNoFindings(page, 'page of the glossary');
  await page.emulateMedia({ media: 'print' });
  await expect(page.getByRole('searchbox')).toBeHidden();
  await expect(page.getByRole('article').first()).toBeVisible();
  await page.emulateMedia({ media: 'screen' });
  await page.getByRole('link', { name: 'To the playground' }).click();
  await expect(page.getByRole('button', { name: 'Train', exact: true })).toBeVisible();
});

test('switches, headings that fold and the tab Mistakes lead to entries, and keep their names', async ({
  playground,
  page,
}) => {
  await playground.open(softmax);
  await playground.waitUntilReady();
  const opens = async (word: string, name: string) => {
    await page.getByRole('link', { name: word, exact: true }).press('Enter');
    await expect(entry(page, name)).toBeVisible();
    await page.keyboard.press('Escape');
    await expect(glossary(page)).toBeHidden();
  };
  // A switch: its mark is the next stop after it, and switches nothing.
  await page.getByRole('button', { name: 'More training settings', exact: true }).press('Enter');
  const nesterov = page.getByRole('switch', { name: 'Nesterov momentum', exact: true });
  await nesterov.focus();
  await page.keyboard.press('Tab');
  await expect(page.getByRole('link', { name: 'Nesterov momentum: in the glossary', exact: true })).toBeFocused();
  await opens('Nesterov momentum: in the glossary', 'momentum');
  await expect(nesterov).not.toBeChecked();
  await opens('Augmentation', 'augmentation');
  await expect(page.getByRole('group', { name: 'Augmentation', exact: true })).toBeVisible();
  // A heading that folds.
  const callbacks = page.getByRole('button', { name: 'Schedule, early stopping, checkpoints', exact: true });
  await opens('Schedule, early stopping, checkpoints: in the glossary', 'learning rate schedule');
  await expect(callbacks).toHaveAttribute('aria-expanded', 'false');

  await playground.network.select('Dense 1');
  await opens('How many parameters?: in the glossary', 'parameters');
  const mistakes = new MistakesTab(page);
  await mistakes.readAll();
  await opens('Confusion matrix', 'confusion matrix');
  await expect(page.getByRole('region', { name: 'Confusion matrix', exact: true })).toBeVisible();
  await opens('Images', 'test set');
  await opens('Precision and recall of each class: in the glossary', 'precision');
  await mistakes.button('Precision and recall of each class').press('Enter');
  await opens('Recall', 'recall');
  await opens('Method', 'Grad-CAM');
  await mistakes.choice('Method').selectOption('occlusion');
  await opens('Method', 'occlusion');
  await expectNoFindings(page, 'links in Mistakes');
});
