/** What somebody makes on the page outlives a reload, and a preset that was chosen by mistake. */
import type { Locator } from '@playwright/test';
import { strokesOf } from './support/strokes';
import { expect, test } from './support/test';

/** The pixels of a canvas. */
function pixelsOf(canvas: Locator): Promise<string> {
  return canvas.evaluate((element) => (element as HTMLCanvasElement).toDataURL());
}

test('a network, a setting and a drawing are there again after a reload, unless the address asks for something else', async ({
  playground,
  page,
}) => {
  const { network, draw } = playground;
  const epochs = page.getByLabel('Epochs', { exact: true });
  await playground.open();
  await network.addLayerButton.click();
  await network.offered('Dropout').click();
  await expect(network.layer('Dropout 1')).toBeVisible();
  await epochs.fill('7');
  await draw.draw(strokesOf(4));
  const seen = await pixelsOf(draw.seen);

  await page.reload();
  await expect(network.layer('Dropout 1')).toBeVisible();
  await expect(playground.preset.locator('option:checked')).toHaveText(/own/i);
  await expect(epochs).toHaveValue('7');
  await expect.poll(() => pixelsOf(draw.seen)).toBe(seen);

  await playground.open({ preset: 'mnist-softmax' });
  await expect(network.summary).toContainText('Total params: 7,850');
  await expect(epochs).toHaveValue('5');

  // A reload keeps what was made under the link; opening the link again does not.
  await epochs.fill('9');
  await page.reload();
  await expect(network.summary).toContainText('Total params: 7,850');
  await expect(epochs).toHaveValue('9');
  await playground.open({ preset: 'mnist-softmax' });
  await expect(epochs).toHaveValue('5');
  await playground.open({ preset: 'mnist-first-convnet' });
  await network.addLayerButton.click();
  await network.offered('Dropout').click();
  await expect(network.layer('Dropout 1')).toBeVisible();

  await playground.open({ preset: 'mnist-softmax' });
  await expect(network.summary).toContainText('Total params: 7,850');

  // The link was only looked at: one's own work is still there.
  await playground.open({ epochs: '3' });
  await expect(network.layer('Dropout 1')).toBeVisible();
  await expect(epochs).toHaveValue('3');
});

test('Undo takes back a preset with all that it brought along', async ({ playground, page }) => {
  const { network } = playground;
  const epochs = page.getByLabel('Epochs', { exact: true });
  const dataset = page.getByRole('combobox', { name: 'Data set', exact: true });
  await playground.open();
  await epochs.fill('7');
  const usual = await dataset.inputValue();
  await playground.preset.selectOption('fashion-cnn');
  await expect(network.summary).toContainText('421,642');
  await expect(epochs).toHaveValue('10');
  await expect(dataset).not.toHaveValue(usual);

  await network.undoButton.click();
  await expect(network.summary).toContainText('104,202');
  await expect(epochs).toHaveValue('7');
  await expect(dataset).toHaveValue(usual);
  await network.redoButton.click();
  await expect(network.summary).toContainText('421,642');
  await expect(epochs).toHaveValue('10');
});
