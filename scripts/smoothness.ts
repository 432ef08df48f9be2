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
import { median } from '../bench/driver/statistics';
import { InsidePanel } from '../tests/e2e/pages/inside-panel';
import { MistakesTab } from '../tests/e2e/pages/mistakes-tab';
import { PlaygroundPage } from '../tests/e2e/pages/playground-page';
import { strokesOf } from '../tests/e2e/support/strokes';
import { launchOptions } from './lib/browser-launch';
import { traced, type Trace } from './lib/tracing';

const { values: options } = parseArgs({ options: { data: { type: 'string' } } });
const trainTimeout = 300_000;
/** Alternating stretches of training with and without a look inside, and the length of each in milliseconds. */
const [stretches, stretch] = [12, 4000];

const pause = (milliseconds: number): Promise<void> => new Promise((resolve) => setTimeout(resolve, milliseconds));

function say(what: string, { frames, longestGap, seconds, longestTask, tasksOver50 }: Trace): void {
  const rate = (frames / seconds).toFixed(1);
  const gap = longestGap.toFixed(0);
  console.log(
    `${what}: ${rate} frames a second, at most ${gap} ms between two, longest task ${longestTask.toFixed(0)} ms, ${tasksOver50} over 50 ms`,
  );
}

/** Scrolls there and back at an even speed of 600 pixels a second, as a hand on a touchpad does. */
async function scroll(session: CDPSession, [xDistance, yDistance]: readonly [x: number, y: number]): Promise<void> {
  const there = { x: 600, y: 400, speed: 600, gestureSourceType: 'mouse' } as const;
  await session.send('Input.synthesizeScrollGesture', { ...there, xDistance: -xDistance, yDistance: -yDistance });
  await session.send('Input.synthesizeScrollGesture', { ...there, xDistance, yDistance });
}

/** Brings something to the middle of the window, where the gesture begins. */
async function over(target: ReturnType<Page['locator']>): Promise<void> {
  await target.evaluate((element) => element.scrollIntoView({ block: 'center' }));
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
  const mistakes = new MistakesTab(playground.page);
  for (let turn = 0; turn < stretches; turn++) {
    await inside.tab.click();
    await inside.look();
    looked.push(await speed(playground));
    // As far down the page, so that the charts above are in sight neither time.
    await mistakes.tab.click();
    await mistakes.tab.evaluate((tab) => tab.scrollIntoView({ block: 'start' }));
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
  await inside.view('One number');
  await inside.open('Conv2D 3', 17);
  await costOfLooking(playground, inside);

  for (const layer of ['Conv2D 1', 'Conv2D 2', 'Conv2D 3']) await inside.showAll(layer);
  const row = playground.network.layers.locator('xpath=../..');
  await over(row);
  const room = await row.evaluate((maps) => {
    maps.scrollLeft = 0;
    return maps.scrollWidth - maps.clientWidth;
  });
  say(
    `scrolling 224 maps (32, 64 and 128 channels) by ${room} pixels`,
    await traced(session, () => scroll(session, [room, 0])),
  );
  await mistakes.tab.click();
  say(`reading all test images`, await traced(session, () => mistakes.readAll()));
  console.log(`  (${await mistakes.number('count')} images)`);
  const [truth] = await mistakes.worst();
  await mistakes.cell(truth, truth).click();
  await mistakes.choice('Images on a page').selectOption('500');
  await mistakes.images.nth(300).waitFor();
  console.log(`  (${await mistakes.images.count()} images in the list)`);
  await over(mistakes.images.nth(30));
  say('scrolling their thumbnails', await traced(session, () => scroll(session, [0, 2400])));
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
