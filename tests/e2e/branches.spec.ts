/** Branches: a skip drawn by mouse and by keyboard, trained, looked into, undone and handed on. */
import { expect, test } from './support/test';

const quick = { preset: 'mnist-softmax', dataset: 'mnist-10k', backend: 'wasm', seed: '1', epochs: '1' } as const;

test('a skip by keyboard, trained, with both branches looked into', async ({ playground, page }) => {
  const { network, training } = playground;
  await playground.open(quick);
  await playground.waitUntilReady();
  for (const place of [0, 1]) {
    await network.addLayerButton.click();
    await network.place.selectOption({ index: place });
    await network.offered('Conv2D').click();
    await network.setField('Filters', '4');
    await page.getByRole('combobox', { name: 'Padding' }).selectOption('same');
  }
  await expect(network.summary).not.toContainText('Connected to');
  const handle = page.getByRole('button', { name: 'Skip from Conv2D 1' });
  await handle.focus();
  await page.keyboard.press('Enter');
  await page.keyboard.press('ArrowRight');
  await page.keyboard.press('Enter');
  await expect(network.layer('Add 1')).toContainText('from Conv2D 2, Conv2D 1');
  await expect(network.summary).toContainText('Connected to');
  await expect(network.summary).toContainText('conv2d_1[0][0], conv2d[0][0]');
  await training.trainButton.click();
  await training.waitFor('done', 90_000);
  expect(await training.metric('accuracy')).toBeGreaterThan(0.6);

  await page.getByRole('button', { name: /^Add 1, channel 2(?!\d)/ }).click();
  const opened = page.getByRole('region', { name: 'Opened channel' });
  await expect(opened.getByText('Conv2D 2, channel 2').first()).toBeVisible();
  await expect(opened.getByText('Conv2D 1, channel 2').first()).toBeVisible();
  const numbers = await opened
    .locator('[data-number]')
    .evaluateAll((all) => all.map((one) => [one.getAttribute('data-number'), Number(one.getAttribute('data-value'))]));
  const { input0 = NaN, input1 = NaN, network: own = NaN } = Object.fromEntries(numbers) as Record<string, number>;
  expect(own).toBeCloseTo(input0 + input1, 5);

  await network.undoButton.click();
  await expect(network.layer('Add 1')).toHaveCount(0);
  await page.getByRole('tab', { name: 'Summary' }).click();
  await expect(network.summary).not.toContainText('Connected to');
});

test('a skip by mouse between outputs that do not fit, mended by one press', async ({ playground, page }) => {
  const { network } = playground;
  await playground.open({ ...quick, preset: 'mnist-first-convnet' });
  await playground.waitUntilReady();
  const handle = page.getByRole('button', { name: 'Skip from Conv2D 1' });
  await network.layer('Conv2D 1').hover();
  await handle.hover();
  await page.mouse.down();
  const target = await network.layer('MaxPooling2D 2').boundingBox();
  if (!target) throw new Error('the layer is not there');
  await page.mouse.move(target.x + 40, target.y + target.height / 2, { steps: 8 });
  await page.mouse.up();
  const add = network.layer('Add 1');
  await expect(add).toContainText('Add needs inputs that fit each other: 11 × 11 × 64 · 26 × 26 × 32.');
  await add.getByRole('button', { name: 'Remove this layer' }).click();
  await expect(add).toHaveCount(0);
  await network.undoButton.click();
  await expect(add).toHaveCount(1);

  await network.select('Add 1');
  await page.getByRole('button', { name: 'Where its input comes from' }).click();
  await page.getByRole('button', { name: 'No longer from Conv2D 1' }).click();
  await expect(add).toHaveCount(0);

  await network.select('MaxPooling2D 2');
  await page.getByRole('button', { name: 'Where its input comes from' }).click();
  await page.getByRole('combobox', { name: 'Also from …' }).selectOption('MaxPooling2D 1');
  await expect(add).toContainText('11 × 11 × 64 · 13 × 13 × 32');
  await add.getByRole('button', { name: 'Same padding, and a 1 × 1 convolution with 64 filters' }).click();
  await expect(network.summary).toContainText('conv2d_1[0][0], conv2d_2[0][0]');
});
