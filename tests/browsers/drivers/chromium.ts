/** Chromium through Playwright, as in the other tests, so that the journey has something to be compared with. */
import { rmSync } from 'node:fs';
import { join } from 'node:path';
import { chromium, type Page } from '@playwright/test';
import { launchOptions } from '../../../scripts/lib/browser-launch';
import { viewport, type Driver, type Point, type PointerKind } from './driver';
import { newFolder } from './process';

export async function startChromium(): Promise<Driver> {
  const downloads = newFolder('chromium');
  const browser = await chromium.launch(launchOptions());
  const page = await browser.newPage({ viewport, hasTouch: true });
  const errors: string[] = [];
  page.on('pageerror', ({ message }) => errors.push(message));
  page.on('console', (message) => message.type() === 'error' && errors.push(message.text()));
  page.on('download', (download) => void download.saveAs(join(downloads, download.suggestedFilename())));
  return {
    browser: `Chromium ${browser.version()}`,
    downloads,
    errors,
    goto: async (address) => {
      await page.goto(address);
    },
    reload: async () => {
      await page.reload();
    },
    run: (functionText, argument) => page.evaluate(`(${functionText})(${JSON.stringify(argument)})`),
    stroke: (pointer, points) => stroke(page, pointer, points),
    press: async (...keys) => {
      for (const key of keys) await page.keyboard.down(key);
      for (const key of keys.toReversed()) await page.keyboard.up(key);
    },
    chooseFile: (selector, path) => page.setInputFiles(selector, path),
    screenshot: () => page.screenshot(),
    close: async () => {
      await browser.close();
      rmSync(downloads, { recursive: true });
    },
  };
}

async function stroke(page: Page, pointer: PointerKind, points: readonly Point[]): Promise<void> {
  if (pointer === 'touch') return touchStroke(page, points);
  const { mouse } = page;
  for (const [index, [x, y]] of points.entries()) {
    await mouse.move(x, y);
    if (index === 0) await mouse.down();
  }
  await mouse.up();
}

/** Playwright's own touch screen only taps. */
async function touchStroke(page: Page, points: readonly Point[]): Promise<void> {
  const session = await page.context().newCDPSession(page);
  for (const [index, [x, y]] of points.entries()) {
    const type = index === 0 ? 'touchStart' : 'touchMove';
    await session.send('Input.dispatchTouchEvent', { type, touchPoints: [{ x, y }] });
  }
  await session.send('Input.dispatchTouchEvent', { type: 'touchEnd', touchPoints: [] });
  await session.detach();
}
