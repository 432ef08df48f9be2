/** Before anybody presses Train, the page says what it will take. */
import type { Locator } from '@playwright/test';
import type { PlaygroundPage } from './pages/playground-page';
import { expect, test } from './support/test';

const trainTimeout = 240_000;
/** Until the page has rested and tried a moment of training, on a machine that is busy. */
const measureTimeout = 60_000;

const lineOf = ({ page }: PlaygroundPage): Locator => page.getByRole('note', { name: 'Forecast', exact: true });
const secondsOf = async (line: Locator): Promise<number> =>
  Number.parseFloat((await line.getAttribute('data-seconds')) ?? '');

async function forecastSeconds(playground: PlaygroundPage): Promise<number> {
  const line = lineOf(playground);
  await expect(line).toHaveAttribute('data-seconds', /\d/, { timeout: measureTimeout });
  return secondsOf(line);
}

// Networks whose steps take one or two milliseconds, such as fashion-dense, are trained more slowly than they were tried: their forecast is not yet right.
for (const preset of ['mnist-first-convnet', 'mnist-dense'])
  test(`what the page says before Train is about what ${preset} takes @alone`, async ({ playground }) => {
    test.setTimeout(trainTimeout + 2 * measureTimeout);
    await playground.open({ preset, backend: 'wasm', epochs: '2', seed: '1' });
    await playground.waitUntilReady();
    const expected = await forecastSeconds(playground);
    await expect(lineOf(playground)).toHaveText(/^About \S+ \S+, \d+ MB of memory$/);
    const begin = performance.now();
    await playground.training.trainButton.click();
    await playground.training.waitFor('done', trainTimeout);
    // Other programs may take the processor away at any time: so wide.
    const ratio = (performance.now() - begin) / 1000 / expected;
    expect(ratio).toBeGreaterThan(0.4);
    expect(ratio).toBeLessThan(2.5);
  });

test('more than an hour is warned of, and one press mends it', async ({ playground, page }) => {
  await playground.open({ backend: 'wasm', batch: '1', epochs: '1000' });
  await playground.waitUntilReady();
  await forecastSeconds(playground);
  await expect(lineOf(playground)).toHaveText(/hours?, /);
  await expect(page.getByText('This training would take more than an hour.')).toBeVisible();
  await page.getByRole('button', { name: /^Train for \d+ epochs? only$/ }).click();
  await expect(page.getByText('This training would take more than an hour.')).toHaveCount(0);
  expect(await secondsOf(lineOf(playground))).toBeLessThanOrEqual(3600);
});
