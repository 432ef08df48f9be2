/** Mistakes are allowed: the layer that causes one says what is wrong, and one click mends it. */
import { writeShareHash } from '../../src/domain/link/share-link';
import { presets } from '../../src/domain/network/presets';
import { expect, test } from './support/test';

test('a network broken by deleting Flatten says why, and is mended by one click', async ({ playground, page }) => {
  const { network, training } = playground;
  await playground.open();
  await playground.waitUntilReady();

  await network.delete('Flatten 1');
  await expect(network.layers).toContainText(
    'Dense needs a flat input, but gets (None, 3, 3, 128). Add Flatten before it.',
  );
  await expect(training.trainButton).toBeDisabled();
  // Beside an error the coach does not say that all is well, and what is wrong is shown from where it stops the training.
  await expect(page.getByText(/finds nothing to mend/)).toHaveCount(0);
  await page.getByRole('button', { name: 'Show me where', exact: true }).click();
  await expect(network.mend(/Insert Flatten before it/)).toBeFocused();
  await expect(network.mend(/Insert Flatten before it/)).toBeInViewport();

  await network.mend(/Insert Flatten before it/).click();
  await expect(network.layer('Flatten 1')).toBeVisible();
  await expect(network.summary).toContainText('Total params: 104,202 (407.04 KB)');
  await expect(training.trainButton).toBeEnabled();
});

test('every edit can be undone and done again', async ({ playground }) => {
  const { network } = playground;
  await playground.open();
  await network.delete('MaxPooling2D 1');
  await expect(network.summary).not.toContainText('104,202');
  await network.undoButton.click();
  await expect(network.summary).toContainText('104,202');
  await network.redoButton.click();
  await expect(network.summary).not.toContainText('104,202');
});

test('a layer is duplicated, and a copy moved up', async ({ playground }) => {
  const { network } = playground;
  await playground.open({ preset: 'mnist-dense' });
  const names = () =>
    network.layers.getByRole('listitem').evaluateAll((items) => items.map((item) => item.getAttribute('aria-label')));
  await network.select('Dense 1');
  await network.duplicateButton.click();
  await expect.poll(names).toEqual(['Flatten 1', 'Dense 1', 'Dense 2', 'Dense 3']);
  // 784 x 512 + 512, 512 x 512 + 512, 512 x 10 + 10
  await expect(network.summary).toContainText('Total params: 669,706');
  await network.select('Dense 3');
  await network.moveUpButton.click();
  // 784 x 512 + 512, 512 x 10 + 10, 10 x 512 + 512
  await expect(network.summary).toContainText('Total params: 412,682');
});

test('an output that does not fit the classes is reported', async ({ playground }) => {
  const { network, training } = playground;
  await playground.open();
  await playground.waitUntilReady();
  await network.select('Dense 1');
  await network.setField('Units', '7');
  await expect(network.layers).toContainText('one number for each of the 10 classes');
  await expect(training.trainButton).toBeDisabled();
  await network.mend(/Set Units to 10/).click();
  await expect(training.trainButton).toBeEnabled();
});

test('a link to a network for smaller pictures says so before anything is trained, and is mended by one click', async ({
  playground,
  page,
}) => {
  const { training, network } = playground;
  const preset = presets['mnist-softmax'];
  const small = writeShareHash({ ...preset, network: { ...preset.network, inputShape: [14, 14, 1] } });
  await page.goto(`./?backend=cpu${small}`);
  await expect(network.summary).toContainText('Total params: 1,970');
  const problem = page.getByText(
    'The network takes pictures of 14 × 14 × 1, but those of the data set are 28 × 28 × 1.',
  );
  await expect(problem).toBeVisible();
  await expect(training.trainButton).toBeDisabled();
  await page.getByRole('button', { name: 'Let the network take 28 × 28 × 1' }).click();
  await expect(problem).toHaveCount(0);
  await expect(network.summary).toContainText('Total params: 7,850');
  await expect(training.trainButton).toBeEnabled();
});
