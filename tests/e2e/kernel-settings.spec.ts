/** What the rarely used settings do, seen by who opens them. */
import { expect, test } from './support/test';

const trainTimeout = 240_000;

test('with all first weights at zero only the last biases learn, which the page shows', async ({
  page,
  playground,
}) => {
  test.setTimeout(trainTimeout + 60_000);
  const { network, training } = playground;
  await playground.open({ preset: 'mnist-first-convnet', backend: 'wasm', epochs: '1', seed: '1' });
  await playground.waitUntilReady();
  for (const name of ['Conv2D 1', 'Conv2D 2', 'Conv2D 3', 'Dense 1']) {
    await network.select(name);
    const field = network.layer(name).getByLabel('First weights', { exact: true });
    await expect(field).toBeHidden();
    await network.layer(name).getByRole('button', { name: 'More settings', exact: true }).click();
    await field.selectOption('zeros');
  }
  await training.trainButton.click();
  await training.waitFor('done', trainTimeout);
  // ln 10 is the loss of a network that finds all ten classes alike.
  expect(Math.abs((await training.metric('loss')) - Math.log(10))).toBeLessThan(0.01);
  expect(await training.accuracy()).toBeLessThan(0.15);
  await expect(page.getByRole('button', { name: /^Coach Weights that all begin at zero cannot learn/ })).toBeVisible();
});

test('label smoothing and clipping are there only where they count', async ({ page, playground }) => {
  const { training } = playground;
  await playground.open({ preset: 'mnist-softmax', backend: 'wasm', epochs: '1', seed: '1' });
  await playground.waitUntilReady();
  await page.getByRole('button', { name: 'More training settings', exact: true }).click();
  const field = (name: string) => page.getByLabel(name, { exact: true });
  await expect(field('Label smoothing')).toHaveCount(0);
  await expect(field('Clip at')).toHaveCount(0);
  await training.validateOn('split');
  await field('Loss function').selectOption('categoricalCrossentropy');
  await field('Label smoothing').fill('0.2');
  await field('Gradient clipping').selectOption('global_clipnorm');
  await field('Clip at').fill('0.5');
  await field('Weight decay').fill('0.01');
  await training.trainButton.click();
  await training.waitFor('done', 120_000);
  // The least loss of labels that are smoothed by 0.2 over ten classes; without smoothing this network comes to about 0.4.
  const least = -(0.82 * Math.log(0.82) + 9 * 0.02 * Math.log(0.02));
  expect(await training.metric('val-loss')).toBeGreaterThan(least);
  expect(await training.metric('val-accuracy')).toBeGreaterThan(0.75);
});
