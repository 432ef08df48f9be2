/** What a learner needs all the time is in sight without scrolling, on a school laptop and on a phone, and nothing lies over it. */
import type { Locator } from '@playwright/test';
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

test('on a phone each tab opens with its main control in sight @phone', async ({ playground, isMobile }) => {
  test.skip(!isMobile, 'on a laptop nothing is a tab');
  const { network, training, draw } = playground;
  await playground.open();
  await expectInSight(network.row('Conv2D 1'));
  await playground.show('Train');
  await playground.waitUntilReady();
  await expectInSight(training.trainButton);
  await expectInSight(training.status);
  await playground.show('Draw');
  await expectInSight(draw.area);
  await expectInSight(draw.prediction);
});
