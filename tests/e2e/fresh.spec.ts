/** A shared computer: the next learner begins clean, and nothing goes without being asked for. */
import { readFileSync } from 'node:fs';
import type { Page } from '@playwright/test';
import { unzipSync } from 'fflate';
import { expect, test } from './support/test';
import { expectNoFindings } from './support/accessibility';
import { strokesOf } from './support/strokes';
import type { PlaygroundPage } from './pages/playground-page';

const kept = (page: Page) => page.getByRole('list', { name: 'Kept on this device', exact: true });
const button = (page: Page, name: string) => page.getByRole('button', { name, exact: true });

/** Somebody trains, draws, and leaves. */
async function work({ draw, training, ...playground }: PlaygroundPage): Promise<void> {
  await training.trainButton.click();
  await training.waitFor('done', 120_000);
  await draw.draw(strokesOf(7));
  await expect.poll(() => playground.page.evaluate(() => localStorage.length)).toBeGreaterThan(0);
}

const small = { preset: 'mnist-softmax', backend: 'wasm', epochs: '1', seed: '1' } as const;

test('the next learner sees nothing of the one before, who can take it along', async ({ playground, page }) => {
  await playground.open(small);
  await playground.waitUntilReady();
  await work(playground);
  await playground.chooseInMenu('New learner');
  await expect(page.getByRole('heading', { name: 'New learner', level: 1 })).toBeFocused();
  await expect(kept(page).locator('[data-kept=runs]')).toBeVisible();
  await expect(kept(page).locator('[data-kept=work]')).toBeVisible();
  await expect(playground.training.trainButton).toHaveCount(0);
  await expectNoFindings(page, 'what is kept');

  const download = page.waitForEvent('download');
  await button(page, 'Save it all in a file').click();
  const files = unzipSync(readFileSync(await (await download).path()));
  expect(Object.keys(files)).toEqual(expect.arrayContaining([expect.stringMatching(/^mnist-softmax-.*\.cnn\.zip$/)]));

  await button(page, 'Remove their work and start').click();
  await playground.waitUntilReady();
  expect(new URL(page.url()).search).toBe('');
  expect(await playground.training.metric('step')).toBe(0);
  await page.getByRole('tab', { name: 'Runs', exact: true }).click();
  await expect(page.getByText('mnist-softmax')).toHaveCount(0);
  await page.reload();
  await playground.waitUntilReady();
  await expect(playground.training.trainButton).toBeEnabled();
});

test('whoever comes back to a link for new learners keeps the work with one press', async ({ playground, page }) => {
  await playground.open({ ...small, fresh: '1' });
  await playground.waitUntilReady();
  expect(new URL(page.url()).searchParams.has('fresh')).toBe(false);
  await work(playground);
  await playground.open({ fresh: '1' });
  await button(page, 'Go on with it').click();
  await playground.waitUntilReady();
  await expect.poll(() => playground.training.metric('step')).toBeGreaterThan(0);
  expect(new URL(page.url()).searchParams.has('fresh')).toBe(false);
});

test('where it cannot be asked what becomes of the work, the page begins', async ({ playground, page, watch }) => {
  await page.route('**/assets/browser-kept-*.js', (route) => route.abort());
  await playground.open({ ...small, fresh: '1' });
  await playground.waitUntilReady();
  // The file that did not come.
  watch.errors.length = 0;
});

test('what is kept is listed with its size, and goes a kind at a time', async ({ playground, page }) => {
  await playground.open(small);
  await playground.waitUntilReady();
  await work(playground);
  await playground.chooseInMenu('Settings');
  await expect(kept(page).locator('[data-kept=runs]')).toContainText(/\d (kB|MB)/);
  await expectNoFindings(page, 'what is kept');
  await button(page, 'Remove: Trained networks and their curves').click();
  await button(page, 'Cancel').click();
  await expect(kept(page).locator('[data-kept=runs]')).toBeVisible();
  await button(page, 'Remove: Trained networks and their curves').click();
  await button(page, 'Remove for good').click();
  await expect(button(page, 'Remove: Trained networks and their curves')).toHaveCount(0);
});
