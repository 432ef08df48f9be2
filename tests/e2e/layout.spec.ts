/** What a learner needs all the time is in sight without scrolling, on a school laptop and on a phone, and nothing lies over it. */
import type { Locator } from '@playwright/test';
import { InsidePanel } from './pages/inside-panel';
import { expect, test } from './support/test';

/** The whole of it is in the window, and its middle is what a finger there would touch. */
async function expectInSight(target: Locator): Promise<void> {
  await expect.soft(target).toBeInViewport({ ratio: 1 });
  const isOnTop = await target.evaluate((element) => {
    const { left, top, width, height } = element.getBoundingClientRect();
    return element.contains(document.elementFromPoint(left + width / 2, top + height / 2));
  });
  expect.soft(isOnTop, `${String(target)} is covered`).toBe(true);
}

test('on a laptop the main controls stay in sight when a run has ended and something is said about it', async ({
  playground,
  page,
}) => {
  const { training, draw } = playground;
  // Far too high a learning rate: the last epoch is not the best one.
  await playground.open({ preset: 'mnist-softmax', backend: 'wasm', seed: '1', epochs: '6', batch: '256', lr: '3' });
  await playground.waitUntilReady();
  await training.trainButton.click();
  await training.waitFor('done', 60_000);
  await expect(page.getByRole('button', { name: 'Use the best weights', exact: true })).toBeVisible();

  expect(await page.evaluate(() => window.scrollY)).toBe(0);
  const exportButton = page.getByRole('button', { name: 'Export run', exact: true });
  const { trainButton, evaluateButton, testAccuracy } = training;
  for (const target of [trainButton, evaluateButton, testAccuracy, exportButton, draw.area, draw.prediction]) {
    await expectInSight(target);
  }
});

const layers = ['Conv2D 1', 'MaxPooling2D 1', 'Conv2D 2', 'MaxPooling2D 2', 'Conv2D 3', 'Flatten 1', 'Dense 1'];

test('on a laptop pen, all layers with their maps, answer and Train are in sight at once', async ({
  playground,
  page,
}) => {
  const { network, training, draw } = playground;
  const inside = new InsidePanel(page);
  await playground.open({ seed: '1' });
  await playground.waitUntilReady();
  for (const name of layers) {
    await expectInSight(network.row(name));
    await expectInSight(inside.mapsOf(name));
    await expectInSight(inside.mapsOf(name).getByRole('button').first());
  }
  for (const target of [draw.area, draw.seen, draw.prediction, draw.probabilities, training.trainButton]) {
    await expectInSight(target);
  }
  for (const name of ['Loss', 'Accuracy']) {
    const chart = await page.getByRole('region', { name, exact: true }).locator('svg').first().boundingBox();
    expect(chart?.height).toBeGreaterThanOrEqual(160);
  }
});

test('a form opens below its layer, whose maps stay in sight', async ({ playground, page }) => {
  const inside = new InsidePanel(page);
  await playground.open({ seed: '1' });
  for (const name of ['Conv2D 1', 'Dense 1']) {
    await playground.network.select(name);
    await expect(playground.network.deleteButton).toBeInViewport({ ratio: 1 });
    await expectInSight(inside.mapsOf(name));
    await expectInSight(playground.training.trainButton);
    await page.keyboard.press('Escape');
    await expect(playground.network.deleteButton).toBeHidden();
    await expect(playground.network.row(name)).toBeFocused();
  }
});

test('with more layers the row scrolls, and pen and answer stay', async ({ playground, page }) => {
  const { network, draw } = playground;
  await playground.open({ preset: 'mnist-dropout-adadelta', seed: '1' });
  await network.select('Conv2D 1');
  for (let copy = 0; copy < 6; copy++) await network.duplicateButton.click();
  await network.row('Dense 2').scrollIntoViewIfNeeded();
  for (const target of [network.row('Dense 2'), draw.area, draw.probabilities]) await expectInSight(target);
  expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(1366);
});

test('on a phone pen, answer and Train are in the first view @phone', async ({ playground, isMobile }) => {
  test.skip(!isMobile, 'a laptop has more in sight');
  const { training, draw } = playground;
  await playground.open();
  await playground.waitUntilReady();
  for (const target of [draw.area, draw.prediction, training.trainButton]) await expectInSight(target);
});
