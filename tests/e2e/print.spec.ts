/** A page to hand out: what stands on paper, and what does not. */
import { expect, test } from './support/test';

test('on paper stand picture, curves, network, results and questions, and nothing to be pressed', async ({
  playground,
  page,
}) => {
  test.setTimeout(120_000);
  await playground.open({ preset: 'mnist-softmax', backend: 'wasm', epochs: '2', batch: '256', seed: '1' });
  await playground.waitUntilReady();
  await playground.training.trainButton.click();
  await playground.training.waitFor('done', 60_000);
  await page.waitForLoadState('networkidle');
  await expect(page.getByText('Questions', { exact: true })).toHaveCount(0);

  await page.emulateMedia({ media: 'print', colorScheme: 'dark' });
  await expect(page.getByRole('heading', { name: 'Questions' })).toBeVisible();
  for (const words of ['Name:', 'Date:', /What do the curves do/, 'Total params: 7,850 (30.66 KB)', '0.1'])
    await expect(
      page
        .getByText(words, typeof words === 'string' ? { exact: true } : {})
        .filter({ visible: true })
        .first(),
    ).toBeVisible();
  for (const part of [playground.draw.area, playground.draw.probabilities, playground.training.metrics])
    await expect(part).toBeVisible();
  await expect(page.locator('.recharts-surface').first()).toBeVisible();
  await expect(page.getByRole('group', { name: 'Maps of Dense 1', exact: true })).toBeVisible();
  await expect(page.getByRole('table')).toHaveCount(2);
  for (const name of ['Train', 'Evaluate', 'Menu', 'Save', 'Add layer', 'Clear drawing'])
    await expect(page.getByRole('button', { name, exact: true })).toHaveCount(0);
  await expect(page.getByRole('combobox')).toHaveCount(0);
  await expect(page.getByRole('tab')).toHaveCount(0);
  // Black on white, whatever the colours of the screen; bars are printed.
  const { behind, line, adjust } = await page.evaluate(() => ({
    behind: getComputedStyle(document.documentElement).getPropertyValue('--page').trim(),
    line: getComputedStyle(document.documentElement).getPropertyValue('--series-train').trim(),
    adjust: getComputedStyle(document.querySelector('li [aria-hidden]') ?? document.body).printColorAdjust,
  }));
  expect([behind, line, adjust]).toEqual(['#fff', '#000', 'exact']);

  await page.emulateMedia({ media: null });
  await expect(page.getByText('Questions', { exact: true })).toHaveCount(0);
  const paper = await page.pdf({ format: 'A4' });
  const pages = paper.toString('latin1').match(/\/Type\s*\/Page\b/g) ?? [];
  expect(pages.length).toBeGreaterThanOrEqual(1);
  expect(pages.length).toBeLessThanOrEqual(2);
});
