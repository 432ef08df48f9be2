/** What somebody sees who opens the page and presses Train. */
import type { Browser } from '@playwright/test';
import { PlaygroundPage } from '../../tests/e2e/pages/playground-page';

export interface DefaultRun {
  readonly backend: string;
  readonly state: string;
  /** From the press of Train to its end, the test included. */
  readonly seconds: number;
  readonly testAccuracy: number;
  readonly imagesPerSecond: number;
}

const trainTimeout = 300_000;

export async function runDefault(browser: Browser, address: string): Promise<DefaultRun> {
  const page = await browser.newPage({ baseURL: address, viewport: { width: 1366, height: 768 }, locale: 'en-US' });
  const playground = new PlaygroundPage(page);
  const { training } = playground;
  await playground.open();
  await playground.waitUntilReady(120_000);
  const begin = performance.now();
  await training.trainButton.click();
  await training.waitFor(['training', 'done', 'failed'], trainTimeout);
  await training.waitFor(['done', 'failed'], trainTimeout);
  const seconds = (performance.now() - begin) / 1000;
  const result = {
    backend: (await playground.backend.getAttribute('data-backend')) ?? 'none',
    state: (await training.status.getAttribute('data-state')) ?? '',
    seconds,
    testAccuracy: await training.accuracy(),
    imagesPerSecond: await training.metric('images-per-second'),
  };
  await page.close();
  return result;
}
