/**
 * How true the forecast is: trains presets in headless Chromium on the production build, each with its own settings on the embedded images, and prints what the page
 * says before Train beside what it takes. Build first; nothing else should run.
 *
 *   npm run forecast-check -- [PRESET ...] [--backend B] [--epochs N]
 */
import { parseArgs } from 'node:util';
import { chromium } from '@playwright/test';
import { preview } from 'vite';
import { presetIds } from '../src/domain/network/presets';
import { PlaygroundPage } from '../tests/e2e/pages/playground-page';
import { launchOptions } from './lib/browser-launch';

const timeout = 1_800_000;
const { values: options, positionals } = parseArgs({
  allowPositionals: true,
  options: { backend: { type: 'string', default: 'wasm' }, epochs: { type: 'string' } },
});
const { backend, epochs } = options;

const server = await preview({ preview: { port: 0, host: '127.0.0.1' } });
const address = server.resolvedUrls?.local[0] ?? '';
const browser = await chromium.launch(launchOptions());
for (const preset of positionals.length > 0 ? positionals : presetIds) {
  const page = await browser.newPage({ baseURL: address, viewport: { width: 1366, height: 768 } });
  const playground = new PlaygroundPage(page);
  await playground.open({ preset, backend, seed: '1', ...(epochs && { epochs }) });
  await playground.waitUntilReady();
  const line = page.getByRole('note', { name: 'Forecast', exact: true });
  await page.waitForFunction(() => document.querySelector('[role=note][data-seconds]'), null, { timeout });
  const expected = Number(await line.getAttribute('data-seconds'));
  const words = await line.textContent();
  const begin = performance.now();
  await playground.training.trainButton.click();
  await page.waitForFunction(() => document.querySelector('[role=status][data-state=done]'), null, { timeout });
  const taken = (performance.now() - begin) / 1000;
  const off = (100 * (expected / taken - 1)).toFixed(0);
  console.log(`${preset.padEnd(24)} said ${expected.toFixed(1)} s (${words}), took ${taken.toFixed(1)} s: ${off} %`);
  await page.close();
}
await browser.close();
await server.close();
