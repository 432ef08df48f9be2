/**
 * Draws what other programs show of the page, from its own drawing (public/icon.svg) and its own picture (docs/screenshot.png): the icons of the installed page in
 * public/icons, and the preview that other sites show of a link, public/social-preview.png. Run it when one of the two has changed.
 */
import { mkdirSync, readFileSync } from 'node:fs';
import { chromium, type Page } from '@playwright/test';
import { launchOptions } from './lib/browser-launch';

const drawing = readFileSync('public/icon.svg', 'utf8');
const blue = '#1d54c4';

/** @property share how much of the picture the drawing takes; systems cut a maskable icon to a form of theirs, and leave at least the middle 80 % */
const icons = [
  { file: 'icon-192.png', side: 192, share: 1, ground: 'transparent' },
  { file: 'icon-512.png', side: 512, share: 1, ground: 'transparent' },
  { file: 'icon-maskable-512.png', side: 512, share: 0.9, ground: blue },
  { file: 'apple-touch-icon.png', side: 180, share: 1, ground: blue },
] as const;

const addressOf = (type: string, bytes: Buffer): string => `data:${type};base64,${bytes.toString('base64')}`;
const drawn = addressOf('image/svg+xml', Buffer.from(drawing));

async function take(page: Page, path: string, width: number, height: number, body: string): Promise<void> {
  await page.setViewportSize({ width, height });
  await page.setContent(`<body style="margin: 0; width: ${width}px; height: ${height}px; overflow: hidden">${body}`);
  await page.evaluate(() => Promise.all([...document.images].map((image) => image.decode())));
  await page.screenshot({ path, omitBackground: true });
  console.log(path);
}

const preview = `
  <div style="box-sizing: border-box; width: 1200px; height: 630px; padding: 56px 64px 0; background: ${blue}; color: #fff; font-family: system-ui, sans-serif">
    <div style="display: flex; align-items: center; gap: 24px; font-size: 60px; font-weight: 700">
      <img src="${drawn}" width="92" height="92">CNN Playground</div>
    <div style="margin: 20px 0 36px; font-size: 28px">Build, train, draw and understand convolutional networks in the browser.</div>
    <img src="${addressOf('image/png', readFileSync('docs/screenshot.png'))}" width="1072" style="display: block; border-radius: 12px 12px 0 0">
  </div>`;

mkdirSync('public/icons', { recursive: true });
const browser = await chromium.launch(launchOptions());
try {
  const page = await browser.newPage();
  for (const { file, side, share, ground } of icons) {
    const image = `<img src="${drawn}" width="${side * share}" height="${side * share}">`;
    const middle = `<div style="display: grid; place-items: center; height: 100%; background: ${ground}">${image}</div>`;
    await take(page, `public/icons/${file}`, side, side, middle);
  }
  await take(page, 'public/social-preview.png', 1200, 630, preview);
} finally {
  await browser.close();
}
