/**
 * Takes pictures of the production build into .cache/screenshots: laptop and phone, light and dark, before and after training, and the tabs with a trained
 * network in them. Build first.
 *
 *   npm run build && npm run screenshots
 */
import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { chromium, type Browser, type Page } from '@playwright/test';
import { preview } from 'vite';
import { DataTab } from '../tests/e2e/pages/data-tab';
import { InsidePanel } from '../tests/e2e/pages/inside-panel';
import { MistakesTab } from '../tests/e2e/pages/mistakes-tab';
import { PlaygroundPage } from '../tests/e2e/pages/playground-page';
import { RunsTab } from '../tests/e2e/pages/runs-tab';
import { strokesOf } from '../tests/e2e/support/strokes';
import { launchOptions } from './lib/browser-launch';

const folder = '.cache/screenshots';
const sizes = { laptop: { width: 1366, height: 768 }, phone: { width: 390, height: 844 } };
const trainTimeout = 180_000;

type Take = (view: string, fullPage?: boolean) => Promise<unknown>;

/** The default network after an epoch, and a digit that it reads. */
async function train(playground: PlaygroundPage): Promise<void> {
  const { training, draw } = playground;
  await playground.waitUntilReady();
  await training.trainButton.click();
  await training.waitFor('done', trainTimeout);
  await draw.draw(strokesOf(3));
  await draw.expectRead(3).catch(() => console.log('The drawn 3 was not read as a 3.'));
}

async function takeInside(page: Page, take: Take): Promise<void> {
  const inside = new InsidePanel(page);
  await inside.view('One number');
  await inside.maps.waitFor();
  await take('inside', true);
  await inside.open('Conv2D 2', 5);
  await take('inside-convolution', true);
  await inside.openUnit('Dense 1', 3);
  await take('inside-dense', true);
  for (const view of ['Weights', 'Laboratory']) {
    await inside.view(view);
    await take(`inside-${view.toLowerCase()}`, true);
  }
}

/** The other tabs below, each with what the training has left in it. */
async function takeOthers(page: Page, take: Take): Promise<void> {
  const mistakes = new MistakesTab(page);
  await mistakes.readAll();
  await mistakes.images.first().click();
  await take('mistakes', true);
  await new RunsTab(page).open();
  await take('runs', true);
  await new DataTab(page).open();
  await take('data', true);
}

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
  const take: Take = (view, fullPage = false) =>
    page.screenshot({ path: join(folder, `${size}-${colorScheme}-${view}.png`), fullPage });
  const playground = new PlaygroundPage(page);
  await playground.open({ backend: 'wasm', epochs: '1', seed: '1' });
  await playground.backend.waitFor({ state: 'attached' });
  await take('start');
  await take('whole', true);
  await train(playground);
  await take('trained');
  await takeInside(page, take);
  await takeOthers(page, take);
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
