/**
 * Trains a preset in headless Chromium, on the production build and its real engine, and prints accuracy, loss and time per epoch. Build first.
 *
 *   npm run reproduce -- PRESET [--epochs N] [--backend B] [--seed N] [--data DIR] [--embedded] [--software-gpu] [--json]
 *
 * The full data set is read from public/data/full (see `npm run data`) or from DIR/mnist or DIR/fashion-mnist with the four published files; --embedded
 * trains on the page's own 10,000 images instead. --software-gpu lets the browser offer WebGPU and WebGL where there is no GPU.
 */
import { existsSync } from 'node:fs';
import { basename, join } from 'node:path';
import { parseArgs } from 'node:util';
import { chromium, type Page } from '@playwright/test';
import { preview } from 'vite';
import { presetIds, presets, type PresetId } from '../src/domain/presets';
import { launchOptions, softwareGpuFlags } from './lib/browser-launch';

interface EpochLine {
  readonly epoch: number;
  readonly loss: number;
  readonly accuracy: number;
  readonly valLoss: number | null;
  readonly valAccuracy: number | null;
  readonly seconds: number;
}

const { values: options, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    epochs: { type: 'string' },
    backend: { type: 'string', default: 'auto' },
    seed: { type: 'string', default: '1' },
    data: { type: 'string' },
    embedded: { type: 'boolean', default: false },
    'software-gpu': { type: 'boolean', default: false },
    json: { type: 'boolean', default: false },
  },
});
const preset = presetIds.find((id) => id === positionals[0]);
if (!preset) {
  console.error(`Which preset? One of: ${presetIds.join(', ')}`);
  process.exit(2);
}

/** The full set of the preset's kind, unless the embedded one is wanted. */
function datasetOf(id: PresetId): string {
  const embedded = presets[id].dataset;
  return options.embedded ? embedded : embedded.replace('-10k', '');
}

/** Serves the full data from a folder instead of from beside the page. */
async function serveData(page: Page, folder: string): Promise<void> {
  await page.route('**/data/full/*/*.gz', (route) => {
    const path = new URL(route.request().url()).pathname;
    const set = path.includes('/fashion/') ? 'fashion-mnist' : 'mnist';
    const file = join(folder, set, basename(path));
    return existsSync(file) ? route.fulfill({ path: file, contentType: 'application/gzip' }) : route.abort();
  });
}

/** A number from a data attribute, null where it is still empty. */
async function read(page: Page, region: string, name: string): Promise<number | null> {
  const text = await page.getByRole('region', { name: region, exact: true }).getAttribute(`data-${name}`);
  return text === null || text === '' ? null : Number(text);
}

async function state(page: Page): Promise<string> {
  return (await page.getByRole('status', { name: 'Training status' }).getAttribute('data-state')) ?? '';
}

/** Follows the run epoch by epoch until it ends. */
async function follow(page: Page): Promise<EpochLine[]> {
  const lines: EpochLine[] = [];
  let begin = performance.now();
  for (;;) {
    await page.waitForFunction(
      (known) => {
        const metrics = document.querySelector('[data-epoch][data-step]');
        const status = document.querySelector('[data-state]')?.getAttribute('data-state') ?? '';
        return Number(metrics?.getAttribute('data-epoch')) > known || ['done', 'failed'].includes(status);
      },
      lines.length,
      { timeout: 0, polling: 100 },
    );
    const epoch = (await read(page, 'Metrics', 'epoch')) ?? 0;
    if (epoch > lines.length) {
      lines.push({
        epoch,
        loss: (await read(page, 'Metrics', 'loss')) ?? NaN,
        accuracy: (await read(page, 'Metrics', 'accuracy')) ?? NaN,
        valLoss: await read(page, 'Metrics', 'val-loss'),
        valAccuracy: await read(page, 'Metrics', 'val-accuracy'),
        seconds: (performance.now() - begin) / 1000,
      });
      if (!options.json) console.log(lineText(lines.at(-1)));
      begin = performance.now();
    } else if (['done', 'failed'].includes(await state(page))) return lines;
  }
}

function lineText(line: EpochLine | undefined): string {
  if (!line) return '';
  const value = (number: number | null): string => (number === null ? '-' : number.toFixed(4)).padStart(8);
  return `epoch ${String(line.epoch).padStart(2)}  loss ${value(line.loss)}  accuracy ${value(line.accuracy)}  val loss ${value(line.valLoss)}  val accuracy ${value(line.valAccuracy)}  ${line.seconds.toFixed(1)} s`;
}

async function run(page: Page, id: PresetId, address: string): Promise<void> {
  const query = new URLSearchParams({
    preset: id,
    dataset: datasetOf(id),
    backend: options.backend,
    seed: options.seed,
  });
  if (options.epochs) query.set('epochs', options.epochs);
  if (options.data) await serveData(page, options.data);
  await page.goto(`${address}?${query}`);
  await page.locator('[data-backend]:not([data-backend=""])').first().waitFor({ state: 'attached', timeout: 120_000 });
  const begin = performance.now();
  await page.getByRole('button', { name: 'Train', exact: true }).click({ timeout: 120_000 });
  const epochs = await follow(page);
  const backend = await page.getByRole('status', { name: 'Backend' }).getAttribute('data-backend');
  const accuracy = await page.getByRole('status', { name: 'Test accuracy' }).getAttribute('data-accuracy');
  const result = {
    preset: id,
    dataset: datasetOf(id),
    backend,
    seed: Number(options.seed),
    state: await state(page),
    testAccuracy: accuracy ? Number(accuracy) : null,
    seconds: (performance.now() - begin) / 1000,
    epochs,
  };
  if (options.json) console.log(JSON.stringify(result, null, 2));
  else
    console.log(
      `${id} on ${result.dataset}, ${backend}: ${result.state}, test accuracy ${accuracy}, ${result.seconds.toFixed(1)} s in all`,
    );
  process.exitCode = result.state === 'done' ? 0 : 1;
}

const server = await preview({ preview: { port: 4293 } });
const browser = await chromium.launch(launchOptions(...(options['software-gpu'] ? softwareGpuFlags : [])));
try {
  const page = await browser.newPage({ viewport: { width: 1366, height: 768 }, locale: 'en-US' });
  await run(page, preset, server.resolvedUrls?.local[0] ?? '');
} finally {
  await browser.close();
  await server.close();
}
