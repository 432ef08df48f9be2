/** Where the network errs, and why: from the confusion matrix to an image, to the drawing area and into the network; dials; the coach. */
import type { Page } from '@playwright/test';
import { DataTab } from './pages/data-tab';
import { InsidePanel } from './pages/inside-panel';
import { MistakesTab } from './pages/mistakes-tab';
import type { PlaygroundPage } from './pages/playground-page';
import { expectNoFindings } from './support/accessibility';
import { cornerEnd, cornerSetFile } from './support/corner-set';
import { expect, test } from './support/test';
import { reach } from './support/tab-walk';

const trainTimeout = 180_000;

/** A small network that has learned digits a little: quick, and with mistakes to look at. */
async function trainSmall(playground: PlaygroundPage, epochs = '1'): Promise<void> {
  await playground.open({ dataset: 'mnist-10k', seed: '1', epochs, batch: '32' });
  await playground.waitUntilReady();
  const { network, training } = playground;
  for (const name of ['Conv2D 3', 'MaxPooling2D 2']) await network.delete(name);
  for (const name of ['Conv2D 1', 'Conv2D 2']) {
    await network.select(name);
    await network.setField('Filters', '8');
  }
  await training.trainButton.click();
  await training.waitFor('done', trainTimeout);
}

function tabOf(page: Page): MistakesTab {
  return new MistakesTab(page);
}

test('a learner goes from the matrix to its images, and takes one into the drawing area and inside', async ({
  playground,
  page,
}) => {
  test.setTimeout(2 * trainTimeout);
  const mistakes = tabOf(page);
  await playground.open({ dataset: 'mnist-10k' });
  await mistakes.tab.click();
  await expect(page.getByText('its answers would be guesses')).toBeVisible();

  await trainSmall(playground);
  await mistakes.readAll();
  expect(await mistakes.number('count')).toBe(2000);
  expect(await mistakes.number('steps')).toBe(250);
  // The page's own test accuracy counts the same images.
  await expect.poll(() => playground.training.accuracy()).toBeCloseTo((await mistakes.number('correct')) / 2000, 3);

  const [truth, predicted] = await mistakes.worst();
  const count = await mistakes.countIn(truth, predicted);
  expect(count).toBeGreaterThan(0);
  await mistakes.cell(truth, predicted).click();
  await expect(page.getByText(`${truth} read as ${predicted}`)).toBeVisible();
  await expect(mistakes.images).toHaveCount(Math.min(count, 25));
  // The surest mistake comes first.
  const shares = await mistakes.images.evaluateAll((buttons) =>
    buttons.map((button) => Number(/(\d+)% sure/.exec(button.getAttribute('aria-label') ?? '')?.[1])),
  );
  expect(shares).toEqual(shares.toSorted((one, other) => other - one));

  await mistakes.images.first().click();
  await expect(page.getByText(`Read as ${predicted}. It is ${truth}.`)).toBeVisible();
  await mistakes.button('To the drawing area').click();
  await playground.draw.expectRead(Number(predicted));
  await mistakes.button('Look inside').click();
  const inside = new InsidePanel(page);
  await expect(inside.maps).toBeInViewport();
  // It is this image that is shown: the last layer gives the class that it was mistaken for the share of the list.
  const answer = inside.outputOf('Dense 1', Number(predicted));
  await answer.scrollIntoViewIfNeeded();
  await expect.poll(async () => Math.abs((await inside.percentOf(answer)) - (shares[0] ?? NaN))).toBeLessThanOrEqual(1);
});

test('the matrix is one stop for the keyboard: arrows move, Enter opens', async ({ playground, page }) => {
  test.setTimeout(2 * trainTimeout);
  const mistakes = tabOf(page);
  await playground.open({ preset: 'mnist-softmax', dataset: 'mnist-10k', seed: '1', epochs: '1' });
  await playground.waitUntilReady();
  await playground.training.trainButton.click();
  await playground.training.waitFor('done', trainTimeout);
  await mistakes.readAll();
  const [truth, predicted] = await mistakes.worst();
  await reach(mistakes.cell(truth, predicted));
  await page.keyboard.press('Home');
  await page.keyboard.press('PageUp');
  await expect(mistakes.cell('0', '0')).toBeFocused();
  await page.keyboard.press('ArrowRight');
  await page.keyboard.press('ArrowDown');
  await expect(mistakes.cell('1', '1')).toBeFocused();
  await page.keyboard.press('Enter');
  await expect(page.getByText('1 read rightly')).toBeVisible();
  await expect(mistakes.cell('1', '1')).toHaveAttribute('aria-pressed', 'true');

  // Without a convolution there is nothing for Grad-CAM to weigh; covering places works with any network.
  await mistakes.images.first().click();
  await expect(mistakes.evidence).toHaveAttribute('data-evidence', 'noConvolution');
  await expect(page.getByText('this network has none')).toBeVisible();
  await mistakes.choice('Method').selectOption({ label: 'Occlusion' });
  await expect(mistakes.evidence).toHaveAttribute('data-evidence', 'occlusion');

  // One batch more, and what is shown is what the network said before.
  await playground.training.stepButton.click();
  await expect(page.getByText('The weights have changed since')).toBeVisible();
  await mistakes.button('Read again').click();
  await expect(page.getByText('The weights have changed since')).toHaveCount(0);
});

test('the evidence for a digit lies on its ink', async ({ playground, page }) => {
  test.setTimeout(2 * trainTimeout);
  const mistakes = tabOf(page);
  await trainSmall(playground, '2');
  await mistakes.tab.click();
  await page.getByRole('group', { name: 'Examples' }).getByRole('button', { name: /7/ }).click();
  // Evidence is sought only where somebody can see it.
  await mistakes.evidence.scrollIntoViewIfNeeded();
  await expect(mistakes.evidence).toHaveAttribute('data-evidence', 'gradCam');
  await mistakes.choice('Method').selectOption({ label: 'Occlusion' });
  await expect(mistakes.evidence).toHaveAttribute('data-evidence', 'occlusion');
  await expect(mistakes.evidence).toHaveAttribute('data-strongest', /\d+ \d+/);
  // An even spread would have about a third of it there.
  await expect.poll(async () => Number(await mistakes.evidence.getAttribute('data-on-ink'))).toBeGreaterThan(0.7);
});

test('where only one corner matters, the evidence lies in that corner', async ({ playground, page }) => {
  test.setTimeout(2 * trainTimeout);
  const mistakes = tabOf(page);
  const { network, training } = playground;
  await playground.open({ dataset: 'mnist-10k', seed: '1', epochs: '6', batch: '16' });
  await playground.waitUntilReady();
  await new DataTab(page).newOwnSet();
  const chooser = page.waitForEvent('filechooser');
  await page.getByRole('button', { name: 'Open a set file', exact: true }).click();
  const buffer = cornerSetFile(400);
  await (await chooser).setFiles({ name: 'corners.cnnset.zip', mimeType: 'application/zip', buffer });
  await expect(page.getByLabel('Name of the set', { exact: true })).toHaveValue('Corners');
  await page.getByRole('button', { name: 'Fit the network to 2 classes' }).first().click();
  for (const name of ['Conv2D 3', 'MaxPooling2D 2']) await network.delete(name);
  await training.trainButton.click();
  await training.waitFor('done', trainTimeout);
  await mistakes.readAll();
  expect((await mistakes.number('correct')) / (await mistakes.number('count'))).toBeGreaterThan(0.95);

  await mistakes.cell('Corner', 'Corner').click();
  await mistakes.images.first().click();
  await expect(mistakes.evidence).toHaveAttribute('data-evidence', 'gradCam');
  for (const method of ['Grad-CAM', 'Occlusion']) {
    await mistakes.choice('Method').selectOption({ label: method });
    await expect(mistakes.evidence).toHaveAttribute('data-strongest', /\d+ \d+/);
    const place = (await mistakes.evidence.getAttribute('data-strongest')) ?? '';
    for (const at of place.split(' ').map(Number)) expect.soft(at, `${method}: ${place}`).toBeLessThan(cornerEnd);
  }
});

test('dials are turned by keyboard: the picture and its reading follow, and Reset brings the drawing back', async ({
  playground,
  page,
}) => {
  test.setTimeout(2 * trainTimeout);
  const mistakes = tabOf(page);
  await trainSmall(playground);
  await mistakes.tab.click();
  await mistakes.dial('Shift right').scrollIntoViewIfNeeded();
  await expect(mistakes.dialReading).toHaveAttribute('data-confidence', /\d/);
  const before = await mistakes.dialReading.getAttribute('data-confidence');
  const label = await mistakes.dialReading.getAttribute('data-class');
  await expect(page.locator('[data-dial="shiftX"]')).toContainText(`Stays ${label}`);

  await mistakes.dial('Shift right').focus();
  await page.keyboard.press('End');
  await expect(mistakes.dial('Shift right')).toHaveValue('10');
  await expect(mistakes.dialReading).not.toHaveAttribute('data-confidence', before ?? '');
  await mistakes.button('Reset dials').click();
  await expect(mistakes.dialReading).toHaveAttribute('data-confidence', before ?? '');
  await expect(mistakes.dial('Shift right')).toHaveValue('0');
});

test('the coach notices a huge learning rate, and one press mends it', async ({ playground, page }) => {
  test.setTimeout(2 * trainTimeout);
  const mistakes = tabOf(page);
  await playground.open({ preset: 'mnist-dense', dataset: 'mnist-10k', seed: '1', epochs: '1', lr: '10' });
  await playground.waitUntilReady();
  await playground.training.trainButton.click();
  await playground.training.waitFor(['done', 'failed'], trainTimeout);
  await expect(mistakes.coach).toContainText(/learning rate looks too high|no number any more/);
  await mistakes.coach.getByRole('button', { name: /^Coach/ }).click();
  // Back to what works with RMSprop, however far above it the rate lies.
  await mistakes.coach.getByRole('button', { name: 'Set the learning rate to 0.001', exact: true }).first().click();
  await expect(mistakes.coach).toContainText('That is changed.');
});

test('axe finds nothing in the Mistakes tab @phone', async ({ playground, page }) => {
  test.setTimeout(2 * trainTimeout);
  const mistakes = tabOf(page);
  await playground.open({ preset: 'mnist-softmax', dataset: 'mnist-10k', seed: '1', epochs: '1' });
  await playground.backend.waitFor({ state: 'attached' });
  await mistakes.readAll();
  await mistakes.images.first().click();
  await mistakes.choice('Method').selectOption({ label: 'Occlusion' });
  await mistakes.button('Precision and recall of each class').click();
  await expectNoFindings(page, 'Mistakes of an untrained network');
});
