/** Everything works without a mouse: a network is built, set up and trained with the keyboard alone. */
import { expect, test } from './support/test';
import { reach, stopsNotReached } from './support/tab-walk';

test('builds and trains a network by keyboard only', async ({ playground, page }) => {
  const { network, training } = playground;
  await playground.open({ preset: 'mnist-softmax', dataset: 'mnist-10k', seed: '1', epochs: '1' });
  await playground.waitUntilReady();
  await expect(network.summary).toContainText('Total params: 7,850');

  // A convolution in front of everything.
  await playground.press(network.addLayerButton);
  await playground.press(network.place, 'Home');
  await playground.press(network.offered('Conv2D'));
  await expect(network.layers.getByRole('listitem').first()).toHaveAccessibleName('Conv2D 1');

  // Small enough to be quick: 3 x 3 x 1 x 4 + 4, and 26 x 26 x 4 x 10 + 10.
  await reach(network.field('Filters'));
  await page.keyboard.press('ControlOrMeta+A');
  await page.keyboard.type('4');
  await expect(network.summary).toContainText('Total params: 27,090');

  // Behind Flatten it does not work; undone, it does, and done again, it does not.
  await playground.press(network.moveDownButton);
  await expect(network.layers).toContainText('Conv2D needs a picture');
  await playground.press(network.undoButton);
  await expect(network.summary).toContainText('Total params: 27,090');
  await expect(page.getByText('Undone. Layers now: 3')).toHaveCount(1);
  await playground.press(network.redoButton);
  await expect(network.layers).toContainText('Conv2D needs a picture');
  await expect(page.getByText('Redone. Layers now: 3')).toHaveCount(1);
  await playground.press(network.undoButton);

  await playground.press(training.trainButton);
  await training.waitFor('done', 90_000);
  expect(await training.metric('accuracy')).toBeGreaterThan(0.5);
});

test('moves a layer by its grip with the arrow keys', async ({ playground, page }) => {
  const { network } = playground;
  await playground.open();
  await playground.press(page.getByRole('button', { name: 'Move MaxPooling2D 1', exact: true }));
  await page.keyboard.press('ArrowUp');
  await page.keyboard.press('Enter');
  await expect(network.layers.getByRole('listitem').first()).toHaveAccessibleName('MaxPooling2D 1');
});

test('Tab alone comes to every control of the page', async ({ playground, page }) => {
  await playground.open({ seed: '1' });
  await playground.waitUntilReady();
  expect(await stopsNotReached(page)).toEqual([]);
  await expect(page.locator('[data-reached]').nth(80)).toBeAttached();
});
