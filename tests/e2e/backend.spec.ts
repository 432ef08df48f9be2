/** The page finds by itself what computes best on this machine, and says what and why. */
import { expect, test } from './support/test';

const labels = /^(WebGPU|WebGL|WebAssembly|JavaScript)$/;

test('a backend is chosen, named and explained', async ({ playground, page }) => {
  await playground.open();
  await playground.waitUntilReady();
  await expect(playground.backend).toHaveText(labels);
  const name = (await playground.backend.textContent()) ?? '';
  await playground.chooseInMenu('Settings');
  const dialog = page.getByRole('dialog');
  await expect(dialog.getByRole('combobox', { name: 'Compute with' })).toHaveValue('auto');
  await expect(dialog).toContainText(new RegExp(`${name} computes the network`));
});
