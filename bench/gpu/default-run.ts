/** What somebody sees who opens the page and presses Train. */
import type { Browser } from '@playwright/test';
import { TrainingColumn } from '../../tests/e2e/pages/training-column';

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
  const training = new TrainingColumn(page);
  await page.goto('./');
  // Playwright waits until it can be pressed: a backend runs, the data is there.
  await training.trainButton.click({ trial: true, timeout: 120_000 });
  const begin = performance.now();
  await training.trainButton.click();
  await training.waitFor(['training', 'done', 'failed'], trainTimeout);
  await training.waitFor(['done', 'failed'], trainTimeout);
  const seconds = (performance.now() - begin) / 1000;
  const result = {
    backend: (await page.getByRole('status', { name: 'Backend', exact: true }).getAttribute('data-backend')) ?? 'none',
    state: (await training.status.getAttribute('data-state')) ?? '',
    seconds,
    testAccuracy: await training.accuracy(),
    imagesPerSecond: await training.metric('images-per-second'),
  };
  await page.close();
  return result;
}
