/** People's own pictures: what is no part of the digit is left out, shown, and taken back in with one press. */
import type { Page } from '@playwright/test';
import { expect, test } from './support/test';

const digit = '<polyline fill="none" stroke="black" stroke-width="6" points="38,34 48,28 60,32 62,42 40,68 64,67"/>';
const box = '<rect x="20" y="14" width="62" height="70" fill="none" stroke="black" stroke-width="2"/>';
const svg = (inside: string) =>
  `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 100 100"><rect width="100" height="100" fill="white"/>${inside}</svg>`;

async function bring(page: Page, inside: string): Promise<void> {
  const file = { name: 'mine.svg', mimeType: 'image/svg+xml', buffer: Buffer.from(svg(inside)) };
  await page.getByLabel('Picture file', { exact: true }).setInputFiles(file);
}
const seen = (page: Page) =>
  page
    .getByRole('img', { name: 'What the network sees', exact: true })
    .evaluate((canvas: HTMLCanvasElement) => canvas.toDataURL());

test('a box around a digit is left out, and read with everything when one wants', async ({ playground, page }) => {
  await playground.open({ preset: 'mnist-softmax', backend: 'cpu' });
  await playground.waitUntilReady();
  const keep = page.getByRole('button', { name: 'Keep everything', exact: true });
  const example = await seen(page);
  await bring(page, digit);
  await expect.poll(() => seen(page)).not.toBe(example);
  await expect(keep).toHaveCount(0);
  const plain = await seen(page);

  await bring(page, box + digit);
  await expect(keep).toHaveAttribute('aria-pressed', 'false');
  await expect(page.getByText('Not read (striped): a box.')).toBeVisible();
  // What is read inside the box differs from the plain digit in a shade or two.
  await expect.poll(() => seen(page)).not.toBe(plain);
  const alone = await seen(page);

  await keep.press('Enter');
  await expect(keep).toHaveAttribute('aria-pressed', 'true');
  await expect.poll(() => seen(page)).not.toBe(alone);
  await keep.press('Enter');
  await expect.poll(() => seen(page)).toBe(alone);
});

test('an SVG file that is none leaves the drawing as it is, and that is said', async ({ playground, page }) => {
  await playground.open({ preset: 'mnist-softmax', backend: 'cpu' });
  await playground.waitUntilReady();
  const file = { name: 'mine.svg', mimeType: 'image/svg+xml', buffer: Buffer.from('<p>not a picture</p>') };
  await page.getByLabel('Picture file', { exact: true }).setInputFiles(file);
  await expect(page.getByText('This file could not be read as a picture.')).toBeVisible();
});
