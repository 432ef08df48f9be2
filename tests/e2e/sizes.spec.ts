/** Height and width apart: one number as long as nobody asks for two. */
import { expect, test } from './support/test';

test('a wide kernel by keyboard, with Undo, and back to one number', async ({ playground }) => {
  await playground.open({
    preset: 'mnist-first-convnet',
    dataset: 'mnist-10k',
    backend: 'wasm',
    seed: '1',
    epochs: '1',
  });
  const { network } = playground;
  await network.select('Conv2D 1');
  await expect(network.field('Kernel size')).toHaveValue('3');
  await network.apart('Kernel size', 'Height and width apart').press('Enter');
  await network.field('Kernel size, width').fill('5');
  await expect(network.summary).toContainText('(None, 26, 24, 32)');
  await expect(network.layer('Conv2D 1')).toContainText('3 × 5');
  await network.undoButton.click();
  await expect(network.summary).toContainText('(None, 26, 26, 32)');
  await network.redoButton.click();
  await network.field('Kernel size, height').fill('40');
  await expect(network.layer('Conv2D 1')).toContainText('Kernel size cannot be 40 × 5');
  await network.apart('Kernel size', 'One number for all').press('Enter');
  await network.field('Kernel size').fill('3');
  await expect(network.summary).toContainText('(None, 26, 26, 32)');
});

test('zeros on two sides, a dilated kernel: said where it does not go together, and trained', async ({
  playground,
  page,
}) => {
  const { network, training } = playground;
  await playground.open({ preset: 'mnist-softmax', dataset: 'mnist-10k', backend: 'wasm', seed: '1', epochs: '1' });
  await playground.waitUntilReady();
  await network.addLayerButton.click();
  await network.place.selectOption({ index: 0 });
  await network.offered('Conv2D').click();
  await network.setField('Filters', '4');
  await page.getByRole('button', { name: 'More settings' }).click();
  await network.apart('Dilation rate', 'Height and width apart').click();
  await network.setField('Dilation rate, height', '2');
  await expect(network.summary).toContainText('(None, 24, 26, 4)');
  await network.setField('Strides', '2');
  await expect(network.layer('Conv2D 1')).toContainText('the dilation rate must be 1, not 2 × 1');
  await network.mend(/Set Strides to 1/).click();
  await network.addLayerButton.click();
  await network.place.selectOption({ index: 0 });
  await network.offered('ZeroPadding2D').click();
  await network.apart('Padding', 'Each side apart').click();
  await network.setField('Padding, left', '0');
  await network.setField('Padding, above', '3');
  await expect(network.summary).toContainText('(None, 32, 29, 1)');
  await training.trainButton.click();
  await training.waitFor('done', 90_000);
  expect(await training.metric('accuracy')).toBeGreaterThan(0.5);
});
