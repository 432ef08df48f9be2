/** Links as they arrive from messengers and mail programs, numbers as they are typed, and the way back. */
import type { Page } from '@playwright/test';
import { writeShareHash } from '../../src/domain/link/share-link';
import { presets } from '../../src/domain/network/presets';
import { expect, test } from './support/test';

const hash = writeShareHash(presets['mnist-softmax']);
const another = writeShareHash(presets['mnist-dense']);
const notice = (page: Page, text: RegExp) => page.locator('[data-notice]').filter({ hasText: text });

test('a link that a messenger has mangled opens what it holds', async ({ playground, page }) => {
  for (const link of [
    hash.replace('=', '%3D'),
    `?${encodeURIComponent(hash)}`,
    `${hash.slice(0, 50)}%0A${hash.slice(50)}).`,
    `?utm_source=mail${hash}&fbclid=abc`,
  ]) {
    await page.goto('about:blank');
    await page.goto(`./${link}`);
    await expect(notice(page, /came with the link/)).toBeVisible();
    await expect(playground.network.summary).toContainText('Total params: 7,850');
    await expect(notice(page, /address/)).toHaveCount(0);
  }
});

test('a link that is damaged, or whose reader does not load, says so and what is shown instead', async ({
  playground,
  page,
  watch,
}) => {
  await page.goto(`./?preset=mnist-dense${hash.slice(0, -9)}`);
  await expect(notice(page, /link is incomplete or damaged.*preset that the address names/)).toBeVisible();
  await expect(playground.network.summary).toContainText('407,050');

  await page.goto('about:blank');
  await page.goto('./#set');
  await expect(notice(page, /link is incomplete or damaged.*usual network/)).toBeVisible();

  await page.route(/open-link-[^/]*\.js$/, (route) => route.abort());
  await page.goto('about:blank');
  await page.goto(`./?backend=cpu${hash}`);
  await expect(notice(page, /reads links did not load.*usual network/)).toBeVisible();
  await playground.waitUntilReady();
  expect(watch.errors.splice(0)).toEqual([expect.stringContaining('open-link')]);
});

test('parameters are read as they are meant, and what is left out is named', async ({ playground, page }) => {
  await page.goto('./?preset=mnist-dense&amp;epochs=2&lr=0,002.');
  await expect(page.getByLabel('Epochs', { exact: true })).toHaveValue('2');
  await page.getByRole('button', { name: 'More training settings', exact: true }).click();
  await expect(page.getByLabel('Learning rate', { exact: true })).toHaveValue('0.002');
  await expect(playground.network.summary).toContainText('407,050');
  await expect(notice(page, /./)).toHaveCount(0);

  await page.goto('./?preset=nope&epochs=abc&colour=red&lang=xx');
  await expect(notice(page, /left out: colour=red, epochs=abc, lang=xx, preset=nope/)).toBeVisible();
});

test('numbers are read as people write them, or asked about', async ({ playground, page }) => {
  await playground.open({ preset: 'mnist-softmax', backend: 'cpu' });
  const epochs = page.getByLabel('Epochs', { exact: true });
  for (const text of ['1,000', '1.000', '1 000', '1’000', '١٬٠٠٠']) {
    await epochs.fill('3');
    await epochs.fill(text);
    await expect(epochs).not.toHaveAttribute('aria-invalid');
    await epochs.press('Tab');
    await expect(epochs).toHaveValue('1000');
  }
  await epochs.fill('7,00');
  await expect(epochs).toHaveAttribute('aria-invalid', 'true');
  await expect(page.getByText('Is this 7 or 700?')).toBeVisible();
  await epochs.press('Tab');
  await expect(epochs).toHaveValue('1000');
});

test('Back, Forward and a reload bring back what was made in each place', async ({ playground, page }) => {
  const epochs = page.getByLabel('Epochs', { exact: true });
  await playground.open({ preset: 'mnist-softmax', backend: 'cpu' });
  await epochs.fill('9');
  await page.goto(`./?preset=mnist-dense&backend=cpu`);
  await expect(epochs).toHaveValue('5');
  await epochs.fill('8');
  await page.goBack();
  await expect(playground.network.summary).toContainText('7,850');
  await expect(epochs).toHaveValue('9');
  await page.goForward();
  await expect(playground.network.summary).toContainText('407,050');
  await expect(epochs).toHaveValue('8');
  await page.reload();
  await expect(epochs).toHaveValue('8');
  await playground.open({ preset: 'mnist-softmax', backend: 'cpu' });
  await expect(epochs).toHaveValue('5');
});

test('a link put into the address of the open page, and Back from it, keep what was made', async ({
  playground,
  page,
}) => {
  const epochs = page.getByLabel('Epochs', { exact: true });
  await page.goto(`./?backend=cpu${hash}`);
  await expect(notice(page, /came with the link/)).toBeVisible();
  await epochs.fill('9');
  await page.evaluate((other) => (location.hash = other), another);
  await expect(playground.network.summary).toContainText('407,050');
  await epochs.fill('8');
  await page.goBack();
  await expect(playground.network.summary).toContainText('7,850');
  await expect(epochs).toHaveValue('9');
  await page.goForward();
  await expect(playground.network.summary).toContainText('407,050');
  await expect(epochs).toHaveValue('8');
  await page.evaluate(() => (location.hash = '#main'));
  await epochs.fill('7');
  await page.goBack();
  await expect(page).toHaveURL(/#setup=/);
  await expect(epochs).toHaveValue('7');
});
