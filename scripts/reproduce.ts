/**
 * Trains a preset in headless Chromium, on the production build and its real engine, and prints accuracy, loss and time per epoch. Build first.
 *
 *   npm run reproduce -- PRESET [--epochs N] [--backend B] [--seed N] [--validation V] [--data DIR] [--embedded] [--software-gpu] [--json]
 *
 * The full data set is read from public/data/full (see `npm run data`) or from DIR/mnist or DIR/fashion-mnist with the four published files; --embedded
 * trains on the page's own 10,000 images instead. --validation test measures on the test images after every epoch, which changes no bit of the run. --software-gpu lets the browser offer WebGPU and WebGL where there is no GPU.
 */
import { existsSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { basename, join } from 'node:path';
import { parseArgs } from 'node:util';
import { chromium, type Page } from '@playwright/test';
import { preview } from 'vite';
import { datasets, fullIds, type BuiltInId } from '../src/domain/data/datasets';
import { presetIds, presets, type PresetId } from '../src/domain/network/presets';
import type { EpochMetrics } from '../src/domain/training/metrics';
import { PlaygroundPage } from '../tests/e2e/pages/playground-page';
import { launchOptions, softwareGpuFlags } from './lib/browser-launch';
import { localFolders } from './lib/local-folders';

/** How long a slow machine may take for a backend in software and a full data set. */
const loadTimeout = 240_000;

const { values: options, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    epochs: { type: 'string' },
    backend: { type: 'string', default: 'auto' },
    seed: { type: 'string', default: '1' },
    validation: { type: 'string' },
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
function datasetOf(id: PresetId): BuiltInId {
  const embedded = presets[id].dataset;
  return options.embedded ? embedded : datasets[embedded].whole;
}

/** Serves the full data from a folder instead of from beside the page. */
async function serveData(page: Page, folder: string): Promise<void> {
  await page.route('**/data/full/*/*.gz', (route) => {
    const path = new URL(route.request().url()).pathname;
    const set = fullIds.find((id) => path.includes(`/data/full/${id}/`));
    const file = set && join(folder, localFolders[set][0], basename(path));
    return file && existsSync(file) ? route.fulfill({ path: file, contentType: 'application/gzip' }) : route.abort();
  });
}

/** The exported run, as far as it is printed. */
interface RunFile {
  readonly history: { readonly epochs: readonly EpochMetrics[] };
  readonly test: { readonly accuracy: number } | null;
}

/** Says how far the training is, until it has ended; then in which state. */
async function follow({ page, training }: PlaygroundPage): Promise<string> {
  let told = 0;
  for (;;) {
    const epoch = await training.metric('epoch');
    if (epoch > told) console.error(`epochs done: ${epoch}`);
    told = epoch;
    const state = (await training.status.getAttribute('data-state')) ?? '';
    if (['done', 'failed'].includes(state)) return state;
    await page.waitForTimeout(500);
  }
}

async function exportedRun(page: Page): Promise<RunFile> {
  const download = page.waitForEvent('download');
  await page.getByRole('button', { name: 'Export run', exact: true }).click();
  return JSON.parse(await readFile(await (await download).path(), 'utf8')) as RunFile;
}

function lineText(line: EpochMetrics): string {
  const value = (number: number | null): string => (number === null ? '-' : number.toFixed(4)).padStart(8);
  return `epoch ${String(line.epoch).padStart(2)}  loss ${value(line.loss)}  accuracy ${value(line.accuracy)}  val loss ${value(line.valLoss)}  val accuracy ${value(line.valAccuracy)}  ${line.seconds.toFixed(1)} s`;
}

/** Trains the preset, and tells of it what the page exports. */
async function train(playground: PlaygroundPage, id: PresetId) {
  const parameters = { preset: id, dataset: datasetOf(id), backend: options.backend, seed: options.seed };
  await playground.open({ ...parameters, ...(options.epochs !== undefined && { epochs: options.epochs }) });
  await playground.waitUntilReady(loadTimeout);
  if (options.validation !== undefined) await playground.training.validateOn(options.validation);
  const begin = performance.now();
  await playground.training.trainButton.click();
  const state = await follow(playground);
  const seconds = (performance.now() - begin) / 1000;
  const { history, test } = await exportedRun(playground.page);
  return {
    preset: id,
    dataset: datasetOf(id),
    backend: await playground.backend.getAttribute('data-backend'),
    seed: Number(options.seed),
    state,
    testAccuracy: test?.accuracy ?? null,
    seconds,
    epochs: history.epochs,
  };
}

function print(result: Awaited<ReturnType<typeof train>>): void {
  if (options.json) {
    console.log(JSON.stringify(result, null, 2));
    return;
  }
  const { dataset, backend, state, testAccuracy, seconds, epochs } = result;
  for (const line of epochs) console.log(lineText(line));
  console.log(
    `${result.preset} on ${dataset}, ${backend ?? 'no backend'}: ${state}, test accuracy ${testAccuracy ?? '-'}, ${seconds.toFixed(1)} s in all`,
  );
}

const server = await preview({ preview: { port: 4293 } });
const browser = await chromium.launch(launchOptions(...(options['software-gpu'] ? softwareGpuFlags : [])));
try {
  const baseURL = server.resolvedUrls?.local[0] ?? '';
  const page = await browser.newPage({ baseURL, viewport: { width: 1366, height: 768 }, locale: 'en-US' });
  if (options.data) await serveData(page, options.data);
  const result = await train(new PlaygroundPage(page), preset);
  print(result);
  process.exitCode = result.state === 'done' ? 0 : 1;
} finally {
  await browser.close();
  await server.close();
}
