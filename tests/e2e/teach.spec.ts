/** Fool it, teach it: a learner says what a drawing shows, has the network taught it, sees what that cost, and takes it back; by keyboard alone. */
import { expectNoFindings } from './support/accessibility';
import { strokesOf } from './support/strokes';
import { expect, test } from './support/test';

test('a 7 is taught to be a 2, with what it cost, and taken back', async ({ playground, page }) => {
  test.setTimeout(300_000);
  await playground.open({ dataset: 'mnist-10k', seed: '1', epochs: '1' });
  await playground.waitUntilReady();
  const { training, draw } = playground;
  const bar = page.getByRole('group', { name: 'Right or wrong?', exact: true });
  const button = (name: string | RegExp) => page.getByRole('button', { name, exact: true });
  await expect(draw.prediction).toContainText('has not been trained yet');
  await expect(bar).toBeHidden();
  await training.trainButton.click();
  await training.waitFor('done', 180_000);
  await draw.draw(strokesOf(7));
  await draw.expectRead(7);
  const sure = await draw.confidence();
  const accuracy = await training.accuracy();

  // Nothing is learned from it by itself.
  await expect(button('Teach')).toHaveAttribute('aria-disabled', 'true');
  await playground.press(page.getByRole('combobox', { name: 'It is a', exact: true }), '2');
  await expect(button('My drawings (1)')).toBeVisible();
  await playground.press(button('Teach'));
  await expect(training.trainButton).toHaveAttribute('aria-disabled', 'true');
  await expect(bar).toContainText('Taught: it reads 1 of your 1 drawings right.', { timeout: 120_000 });
  await draw.expectRead(2);
  await expect(training.status.locator('..')).toContainText('Taught with your drawings');
  const cost = bar.locator('[data-before]');
  expect(Number(await cost.getAttribute('data-before'))).toBe(accuracy);
  expect(Number(await cost.getAttribute('data-after'))).toBe(await training.accuracy());
  expect(Number(await cost.getAttribute('data-after'))).toBeGreaterThan(accuracy - 0.03);
  await expectNoFindings(page, 'taught');

  await playground.press(button('My drawings (1)'));
  const dialog = page.getByRole('dialog', { name: 'My drawings', exact: true });
  await expect(dialog).toContainText('only read, never learned from, unless you teach it');
  await expect(dialog.getByRole('row').nth(1)).toContainText(/7 \(\d+.*%\).*2 \(\d+.*%\) ✓/);
  await expectNoFindings(page, 'my drawings');
  await page.keyboard.press('Escape');

  await playground.press(button('Undo teaching'));
  await draw.expectRead(7);
  await expect.poll(() => draw.confidence()).toBe(sure);
  expect(await training.accuracy()).toBe(accuracy);

  await page.reload();
  await playground.waitUntilReady();
  await expect(button('My drawings (1)')).toBeVisible();
  await playground.press(button('My drawings (1)'));
  await dialog.getByRole('button', { name: 'Remove the drawing of: 2', exact: true }).click();
  await expect(dialog.getByRole('row')).toHaveCount(0);
});
