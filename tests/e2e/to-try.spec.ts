/** Every data set offers something of its own to try, and names its classes in full. */
import { strokesOf } from './support/strokes';
import { expect, test } from './support/test';

test('garments are tried with garments; the drawing comes back with the digits', async ({ playground, page }) => {
  const { draw } = playground;
  const dataset = page.getByRole('combobox', { name: 'Data set', exact: true });
  const examples = page.getByRole('group', { name: 'Examples to try' });
  const pixels = () => draw.seen.evaluate((element) => (element as HTMLCanvasElement).toDataURL());
  await playground.open();
  await playground.waitUntilReady();
  await expect(examples.getByRole('button')).toHaveCount(10);
  await draw.draw(strokesOf(4));
  const drawn = await pixels();

  await dataset.selectOption('fashion-10k');
  await expect.poll(pixels).not.toBe(drawn);
  await expect(examples.getByRole('button')).toHaveCount(10);
  await expect(examples.getByRole('button', { name: 'Example: Ankle boot' })).toHaveAttribute('aria-pressed', 'true');
  const boot = await pixels();
  await examples.getByRole('button', { name: 'Example: T-shirt/top' }).click();
  await expect.poll(pixels).not.toBe(boot);
  await page.getByRole('button', { name: 'Reset weights' }).click();
  const answers = page.getByRole('list', { name: 'Class probabilities' });
  await expect(answers).toContainText('Ankle boot');
  // Nothing of a name is cut off.
  const cut = await answers
    .locator('li > span:first-child')
    .evaluateAll((names) => names.filter((name) => name.scrollWidth > name.clientWidth + 1).length);
  expect(cut).toBe(0);

  await dataset.selectOption('mnist-10k');
  await expect.poll(pixels).toBe(drawn);
  await expect(examples.getByRole('button', { name: 'Example 3' })).toBeVisible();
});
