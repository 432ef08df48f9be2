/**
 * Takes pictures of the production build into .cache/screenshots: laptop and phone, light and dark, before and after training. Build first.
 *
 *   npm run build && npm run screenshots
 */
import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { chromium, type Browser } from '@playwright/test';
import { preview } from 'vite';
import { PlaygroundPage } from '../tests/e2e/pages/playground-page';
import { strokesOf } from '../tests/e2e/support/strokes';
import { launchOptions } from './lib/browser-launch';

const folder = '.cache/screenshots';
const sizes = { laptop: { width: 1366, height: 768 }, phone: { width: 390, height: 844 } };
const trainTimeout = 180_000;

async function takePictures(
  browser: Browser,
  address: string,
  size: keyof typeof sizes,
  colorScheme: 'light' | 'dark',
) {
  const isPhone = size === 'phone';
  const context = await browser.newContext({
    baseURL: address,
    viewport: sizes[size],
    colorScheme,
    hasTouch: isPhone,
    isMobile: isPhone,
  });
  const page = await context.newPage();
  const take = (view: string, fullPage = false) =>
    page.screenshot({ path: join(folder, `${size}-${colorScheme}-${view}.png`), fullPage });
  const playground = new PlaygroundPage(page);
  await playground.open({ preset: 'mnist-dense', dataset: 'mnist-10k', epochs: '3', seed: '1' });
  await playground.backend.waitFor({ state: 'attached' });
  await take('start');
  await take('whole', true);
  if (isPhone) {
    const tabs = page.getByRole('tab');
    for (let index = 0; index < (await tabs.count()); index++) {
      await tabs.nth(index).click();
      await take(`tab-${index + 1}`);
    }
  } else {
    await playground.waitUntilReady();
    await playground.training.trainButton.click();
    await playground.training.waitFor('done', trainTimeout);
    await playground.draw.draw(strokesOf(3));
    await playground.draw.expectRead(3).catch(() => console.log('The drawn 3 was not read as a 3.'));
    await take('trained');
  }
  await context.close();
}

mkdirSync(folder, { recursive: true });
const server = await preview({ preview: { port: 4273 } });
const browser = await chromium.launch(launchOptions());
try {
  const address = server.resolvedUrls?.local[0] ?? '';
  for (const size of Object.keys(sizes) as (keyof typeof sizes)[]) {
    for (const colorScheme of ['light', 'dark'] as const) await takePictures(browser, address, size, colorScheme);
  }
  console.log(`Pictures are in ${folder}`);
} finally {
  await browser.close();
  await server.close();
}
