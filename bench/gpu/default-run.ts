/** What somebody sees who opens the page and presses Train. */
import type { Browser } from '@playwright/test';
import { TrainingColumn } from '../../tests/e2e/pages/training-column';

export interface DefaultRun {
  /** What the address asked for. */
  readonly asked: 'auto' | 'webgl';
  readonly backend: string;
  readonly state: string;
  /** From the press of Train until the device is prepared and the first numbers stand. */
  readonly preparing: number;
  /** From the press of Train to its end, the test included. */
  readonly seconds: number;
  readonly testAccuracy: number;
  readonly imagesPerSecond: number;
}

const trainTimeout = 300_000;

export async function runDefault(browser: Browser, address: string, asked: DefaultRun['asked']): Promise<DefaultRun> {
  const page = await browser.newPage({ baseURL: address, viewport: { width: 1366, height: 768 }, locale: 'en-US' });
  const training = new TrainingColumn(page);
  await page.goto(`./?backend=${asked}`);
  // Playwright waits until it can be pressed: a backend runs, the data is there.
  await training.trainButton.click({ trial: true, timeout: 120_000 });
  const begin = performance.now();
  const passed = (): number => (performance.now() - begin) / 1000;
  await training.trainButton.click();
  await training.waitFor(['training', 'done', 'failed'], trainTimeout);
  const preparing = passed();
  await training.waitFor(['done', 'failed'], trainTimeout);
  const seconds = passed();
  const result = {
    asked,
    backend: (await page.getByRole('status', { name: 'Backend', exact: true }).getAttribute('data-backend')) ?? 'none',
    state: (await training.status.getAttribute('data-state')) ?? '',
    preparing,
    seconds,
    testAccuracy: await training.accuracy(),
    imagesPerSecond: await training.metric('images-per-second'),
  };
  await page.close();
  return result;
}
