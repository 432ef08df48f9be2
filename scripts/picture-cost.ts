/**
 * What the living picture costs, as the browser's own tracing and the clock tell: frames while a row of 30 layers is scrolled, pointed at and trained, and how much slower
 * a training is with the picture in sight: by the clock, and by processor time, which on Linux holds on a busy machine too. Build first.
 *
 *   npm run build && npm run picture-cost [-- --rounds N] [--seconds S]
 */
import { availableParallelism } from 'node:os';
import { parseArgs } from 'node:util';
import { chromium, type Browser, type CDPSession, type Page } from '@playwright/test';
import { preview } from 'vite';
import { median } from '../bench/driver/statistics';
import { newLayer } from '../src/domain/network/edits';
import type { LayerSpec } from '../src/domain/network/network';
import { presets } from '../src/domain/network/presets';
import { writeShareHash } from '../src/domain/link/share-link';
import { InsidePanel } from '../tests/e2e/pages/inside-panel';
import { PlaygroundPage } from '../tests/e2e/pages/playground-page';
import { launchOptions } from './lib/browser-launch';
import { processorTime } from './lib/processor-time';
import { traced, type Trace } from './lib/tracing';

const { values: options } = parseArgs({
  options: { rounds: { type: 'string', default: '12' }, seconds: { type: 'string', default: '4' } },
});
const [rounds, stretch] = [Number(options.rounds), 1000 * Number(options.seconds)];

/** Between which of its values the median of all such rounds lies, in 19 of 20 cases: those whose ranks are 0.98 sqrt(n) off the middle (the sign test's interval, normal approximation). */
function boundsOfMedian(values: readonly number[]): string {
  const [sorted, off] = [[...values].sort((a, b) => a - b), 0.98 * Math.sqrt(values.length)];
  const at = (rank: number): string =>
    (sorted[Math.min(Math.max(Math.round(rank), 0), sorted.length - 1)] ?? NaN).toFixed(1);
  return `in 19 of 20 cases between ${at((values.length - 1) / 2 - off)} and ${at((values.length - 1) / 2 + off)}`;
}

const pause = (milliseconds: number): Promise<void> => new Promise((resolve) => setTimeout(resolve, milliseconds));

/** 30 layers of pictures and one of classes: eight blocks of convolution, normalisation and activation, with up to 128 channels. */
function deepLayers(): readonly LayerSpec[] {
  const layers: LayerSpec[] = [];
  const add = (layer: LayerSpec): void => void layers.push({ ...layer, id: `layer-${layers.length + 1}` });
  for (let block = 0; block < 9; block++) {
    add(newLayer('Conv2D', '', { filters: block < 6 ? 16 : 128, padding: 'same', activation: 'linear' }));
    add(newLayer('BatchNormalization', ''));
    add(newLayer('Activation', ''));
    if (block === 2 || block === 5) add(newLayer('MaxPooling2D', ''));
  }
  add(newLayer('GlobalAveragePooling2D', ''));
  add(newLayer('Dense', '', { units: 10, activation: 'softmax' }));
  return layers;
}

function say(what: string, { frames, longestGap, seconds, longestTask, tasksOver50 }: Trace): void {
  const [rate, gap, task] = [frames / seconds, longestGap, longestTask].map((value) => value.toFixed(1));
  console.log(
    `${what}: ${rate} frames a second, at most ${gap} ms between two, longest task ${task} ms, ${tasksOver50} over 50 ms`,
  );
}

async function boxOf(target: ReturnType<Page['locator']>) {
  const box = await target.boundingBox();
  if (!box) throw new Error('there is nothing to be seen');
  return box;
}

/** Along the row and back, as a hand on a touchpad does. */
async function scrollRow(session: CDPSession, inside: InsidePanel): Promise<void> {
  const row = inside.maps.getByRole('list', { name: 'Layers' });
  const distance = await row.evaluate((list) => {
    const scroller = list.parentElement?.parentElement;
    return scroller ? scroller.scrollWidth - scroller.clientWidth : 0;
  });
  const { x, y, height } = await boxOf(inside.maps);
  const from = { x: x + 300, y: y + height / 2, speed: 900, gestureSourceType: 'mouse', yDistance: 0 } as const;
  await session.send('Input.synthesizeScrollGesture', { ...from, xDistance: -distance });
  await session.send('Input.synthesizeScrollGesture', { ...from, xDistance: distance });
}

/** Over all maps that are in sight, from left to right and line by line, a step every frame or so. */
async function pointAll(page: Page, inside: InsidePanel): Promise<void> {
  const { x, y, width, height } = await boxOf(inside.maps);
  for (let line = 0; line < 6; line++)
    for (let step = 0; step < 60; step++)
      await page.mouse.move(x + (width * step) / 60, y + height * (0.35 + 0.09 * line));
}

/** A stretch of a training. */
interface Look {
  /** Images a second, by the clock. */
  readonly speed: number;
  /** Milliseconds of processor time that the engine and its helpers spend on an image. */
  readonly image: number;
  /** How many processors everything else in the browser keeps busy. */
  readonly others: number;
}

async function look(browser: Browser, { training }: PlaygroundPage, batch: number): Promise<Look> {
  const at = async () => ({
    step: await training.metric('step'),
    time: await processorTime(browser),
    ms: performance.now(),
  });
  const before = await at();
  await pause(stretch);
  const after = await at();
  const [images, seconds] = [(after.step - before.step) * batch, (after.ms - before.ms) / 1000];
  return {
    speed: images / seconds,
    image: (1000 * (after.time.workers - before.time.workers)) / images,
    others: (after.time.others - before.time.others) / seconds,
  };
}

const describe = (looks: readonly Look[]): string => {
  const [speed, image, others] = (['speed', 'image', 'others'] as const).map((key) =>
    median(looks.map((one) => one[key])),
  );
  return `${speed?.toFixed(0)} images a second, ${image?.toFixed(3)} ms of processor time each, all else ${(100 * (others ?? NaN)).toFixed(1)} % of a processor`;
};

/** The same training with the picture in sight and scrolled away, in turns that begin now with the one and now with the other. */
async function costOfPicture(playground: PlaygroundPage, what: string, batch: number): Promise<void> {
  const { page } = playground;
  const [shown, hidden]: [Look[], Look[]] = [[], []];
  const turn = async (isShown: boolean): Promise<void> => {
    await page.evaluate((top) => window.scrollTo(0, top), isShown ? 0 : 100_000);
    await pause(300);
    (isShown ? shown : hidden).push(await look(browser, playground, batch));
  };
  for (let round = 0; round < rounds; round++) {
    await turn(round % 2 === 0);
    await turn(round % 2 === 1);
  }
  const cost = (of: (shown: Look, hidden: Look) => number): string => {
    const shares = shown.map((one, round) => 100 * of(one, hidden[round] as Look));
    return `${median(shares).toFixed(1)} % (${boundsOfMedian(shares)})`;
  };
  console.log(`${what}: without the picture ${describe(hidden)}`);
  console.log(`${what}: with the picture ${describe(shown)}`);
  const byClock = cost((one, other) => 1 - one.speed / other.speed);
  const byWork = cost((one, other) => (one.others - other.others) / availableParallelism());
  console.log(`round by round: ${byClock} slower by the clock; takes ${byWork} of all processors`);
}

async function openDeep(page: Page): Promise<PlaygroundPage> {
  const playground = new PlaygroundPage(page);
  const preset = presets['mnist-first-convnet'];
  const network = { ...preset.network, layers: deepLayers() };
  await page.goto(`./?backend=wasm&fresh=1${writeShareHash({ ...preset, network })}`);
  await playground.waitUntilReady();
  return playground;
}

function showLayer(page: Page, which: 'firstElementChild' | 'lastElementChild'): Promise<void> {
  const list = page.getByRole('list', { name: 'Layers' });
  return list.evaluate((row, end) => row[end]?.scrollIntoView({ inline: 'nearest', block: 'nearest' }), which);
}

async function smoothness(page: Page): Promise<void> {
  const playground = await openDeep(page);
  const [inside, session] = [new InsidePanel(page), await page.context().newCDPSession(page)];
  const layers = await page.getByRole('list', { name: 'Layers' }).getByRole('listitem').count();
  console.log(`${layers} layers, up to 128 channels`);
  const turn = async (when: string): Promise<void> => {
    say(`scrolling the row, ${when}`, await traced(session, () => scrollRow(session, inside)));
    say(`pointing at its maps, ${when}`, await traced(session, () => pointAll(page, inside)));
  };
  await turn('at rest');
  await showLayer(page, 'lastElementChild');
  say('pointing at the end of the network, at rest', await traced(session, () => pointAll(page, inside)));
  await playground.training.trainButton.click();
  await playground.training.waitForStep(20, 120_000);
  await showLayer(page, 'firstElementChild');
  await turn('in training');
}

async function trainingCost(page: Page): Promise<void> {
  const playground = new PlaygroundPage(page);
  await playground.open({ dataset: 'mnist-10k', seed: '1', epochs: '1000', backend: 'wasm' });
  await playground.waitUntilReady();
  await playground.training.trainButton.click();
  await playground.training.waitForStep(100, 120_000);
  await costOfPicture(playground, 'training, maps', 64);
  await page.evaluate(() => window.scrollTo(0, 0));
  await page.getByRole('group', { name: 'Shown in the picture' }).getByRole('button', { name: 'Kernels' }).click();
  await costOfPicture(playground, 'training, kernels', 64);
}

const server = await preview({ preview: { port: 0, host: '127.0.0.1' } });
const browser = await chromium.launch(launchOptions());
try {
  for (const measure of [smoothness, trainingCost]) {
    const baseURL = server.resolvedUrls?.local[0] ?? '';
    const page = await browser.newPage({ baseURL, viewport: { width: 1366, height: 768 } });
    await measure(page);
    await page.close();
  }
} finally {
  await browser.close();
  await server.close();
}
