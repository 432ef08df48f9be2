/**
 * How smooth the page stays, as the browser's own tracing tells: frames while many maps and thumbnails are scrolled, long tasks while 10,000 images are
 * read, and what a look inside costs the training. Build first; nothing else should run.
 *
 *   npm run build && npm run smoothness [-- --data DIR]
 *
 * DIR holds the full data sets (`mnist/`); without it the 2,000 embedded test images are read instead of 10,000.
 */
import { basename, join } from 'node:path';
import { parseArgs } from 'node:util';
import { chromium, type CDPSession, type Page } from '@playwright/test';
import { preview } from 'vite';
import { InsidePanel } from '../tests/e2e/pages/inside-panel';
import { MistakesTab } from '../tests/e2e/pages/mistakes-tab';
import { PlaygroundPage } from '../tests/e2e/pages/playground-page';
import { strokesOf } from '../tests/e2e/support/strokes';
import { launchOptions } from './lib/browser-launch';
import { traced, type Trace } from './lib/tracing';

const { values: options } = parseArgs({ options: { data: { type: 'string' } } });
const trainTimeout = 300_000;
/** Alternating stretches of training with and without a look inside, and the length of each in milliseconds. */
const [stretches, stretch] = [6, 6000];

const median = (values: readonly number[]): number => [...values].sort((a, b) => a - b)[values.length >> 1] ?? NaN;
const pause = (milliseconds: number): Promise<void> => new Promise((resolve) => setTimeout(resolve, milliseconds));

function say(what: string, { frames, dropped, seconds, longestTask, tasksOver50 }: Trace): void {
  const rate = (frames / seconds).toFixed(1);
  console.log(
    `${what}: ${rate} frames a second, ${dropped} dropped, longest task ${longestTask.toFixed(0)} ms, ${tasksOver50} over 50 ms`,
  );
}

/** Turns the wheel in small steps, there and back, as a hand does. */
async function scroll(page: Page, [x, y]: readonly [x: number, y: number]): Promise<void> {
  for (let turn = 0; turn < 120; turn++) {
    const sign = turn % 60 < 30 ? 1 : -1;
    await page.mouse.wheel(sign * x, sign * y);
    await pause(16);
  }
}

async function over(page: Page, target: ReturnType<Page['locator']>): Promise<void> {
  await target.scrollIntoViewIfNeeded();
  const box = await target.boundingBox();
  if (box) await page.mouse.move(box.x + box.width / 2, Math.min(box.y + box.height / 2, 700));
}

/** Images trained a second in a stretch, by the steps that were done. */
async function speed({ training }: PlaygroundPage): Promise<number> {
  const [before, begin] = [await training.metric('step'), performance.now()];
  await pause(stretch);
  return (((await training.metric('step')) - before) * 64) / ((performance.now() - begin) / 1000);
}

/** The same training with the maps and an opened channel in sight, and with another tab in their place, in turns. */
async function costOfLooking(playground: PlaygroundPage, inside: InsidePanel): Promise<void> {
  const looked: number[] = [];
  const alone: number[] = [];
  await playground.training.trainButton.click();
  await playground.training.waitForStep(100, 60_000);
  const runs = playground.page.getByRole('tab', { name: 'Runs', exact: true });
  for (let turn = 0; turn < stretches; turn++) {
    await inside.tab.click();
    await inside.look();
    looked.push(await speed(playground));
    await runs.click();
    alone.push(await speed(playground));
  }
  await playground.training.stopButton.click();
  await playground.training.waitFor('done', trainTimeout);
  const [withMaps, without] = [median(looked), median(alone)];
  const share = ((1 - withMaps / without) * 100).toFixed(1);
  console.log(
    `training: ${without.toFixed(0)} images a second; with maps and a channel in sight ${withMaps.toFixed(0)}: ${share} % slower`,
  );
}

async function measure(page: Page, session: CDPSession): Promise<void> {
  const playground = new PlaygroundPage(page);
  const [inside, mistakes] = [new InsidePanel(page), new MistakesTab(page)];
  await playground.open({ dataset: options.data ? 'mnist' : 'mnist-10k', seed: '1', epochs: '30', backend: 'wasm' });
  await playground.waitUntilReady();
  await playground.draw.draw(strokesOf(3));
  await inside.view('Network');
  await inside.open('Conv2D 3', 17);
  await costOfLooking(playground, inside);

  await over(page, inside.maps);
  say('scrolling 224 maps (32, 64 and 128 channels)', await traced(session, () => scroll(page, [40, 0])));
  await mistakes.tab.click();
  say(`reading all test images`, await traced(session, () => mistakes.readAll()));
  console.log(`  (${await mistakes.number('count')} images)`);
  await mistakes
    .choice('Show')
    .selectOption('all')
    .catch(() => undefined);
  await over(page, mistakes.images.first());
  say('scrolling the thumbnails of the mistakes', await traced(session, () => scroll(page, [0, 60])));
}

const server = await preview({ preview: { port: 4274 } });
const browser = await chromium.launch(launchOptions());
try {
  const context = await browser.newContext({
    baseURL: server.resolvedUrls?.local[0] ?? '',
    viewport: { width: 1366, height: 768 },
  });
  const page = await context.newPage();
  if (options.data) {
    const folder = join(options.data, 'mnist');
    await page.route('**/data/full/*/*.gz', (route) =>
      route.fulfill({
        path: join(folder, basename(new URL(route.request().url()).pathname)),
        contentType: 'application/gzip',
      }),
    );
  }
  await measure(page, await context.newCDPSession(page));
} finally {
  await browser.close();
  await server.close();
}
