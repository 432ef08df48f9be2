/** Measures the production build as a visitor meets it, in a browser without a GPU. */
import { readFileSync } from 'node:fs';
import type { Browser, Page } from '@playwright/test';
import { median } from './statistics';

export interface ProductTimes {
  /** Milliseconds from asking for the page to a Train button that can be pressed, with an empty cache: the median of some loads. */
  readonly readyToTrain: number;
  /** Milliseconds to the first paint that has content. */
  readonly firstPaint: number;
  /** The longest task of the page's main thread during training, in milliseconds: by the clock, and of processor time. */
  readonly longestTask: { readonly wall: number; readonly processor: number };
  /** Tasks of more than 50 ms, as the browser counts them. */
  readonly longTasks: number;
  readonly trainedSeconds: number;
  readonly imagesPerSecond: number;
  /** Largest resident memory in bytes of the page's process (with the engine's worker); null where the system does not tell. */
  readonly peakMemory: number | null;
}

async function loadOnce(browser: Browser, address: string): Promise<{ ready: number; paint: number }> {
  const context = await browser.newContext({ viewport: { width: 1366, height: 768 }, locale: 'en-US' });
  const page = await context.newPage();
  await page.goto(address);
  const ready = await page.waitForFunction(
    () => {
      const backend = document.querySelector('[data-backend]')?.getAttribute('data-backend');
      const train = [...document.querySelectorAll('button')].find((button) => button.textContent.trim() === 'Train');
      const waits = train?.disabled === true || train?.getAttribute('aria-disabled') === 'true';
      return backend && train && !waits ? performance.now() : null;
    },
    undefined,
    { timeout: 120_000, polling: 10 },
  );
  const paint = await page.evaluate(() => performance.getEntriesByName('first-contentful-paint')[0]?.startTime ?? NaN);
  const result = { ready: Number(await ready.jsonValue()), paint };
  await context.close();
  return result;
}

interface TraceEvent {
  readonly name: string;
  readonly pid: number;
  readonly tid: number;
  readonly dur?: number;
  readonly tdur?: number;
  readonly args?: { readonly name?: string };
}

function longestTask(trace: Buffer): ProductTimes['longestTask'] {
  const { traceEvents } = JSON.parse(trace.toString()) as { traceEvents: readonly TraceEvent[] };
  const isMain = ({ name, args }: TraceEvent): boolean => name === 'thread_name' && args?.name === 'CrRendererMain';
  const threads = new Set(traceEvents.filter(isMain).map(({ pid, tid }) => `${pid} ${tid}`));
  const tasks = traceEvents.filter(({ name, pid, tid }) => name === 'RunTask' && threads.has(`${pid} ${tid}`));
  const longest = (of: (event: TraceEvent) => number | undefined): number =>
    tasks.reduce((most, event) => Math.max(most, (of(event) ?? 0) / 1000), 0);
  return { wall: longest(({ dur }) => dur), processor: longest(({ tdur }) => tdur) };
}

/** Linux keeps each process's largest resident size. */
async function peakMemory(browser: Browser): Promise<number | null> {
  const session = await browser.newBrowserCDPSession();
  const { processInfo } = await session.send('SystemInfo.getProcessInfo');
  const sizes = processInfo.filter(({ type }) => type === 'renderer').map(({ id }) => residentPeak(id));
  return sizes.includes(null) ? null : Math.max(...sizes.map(Number));
}

function residentPeak(id: number): number | null {
  try {
    const kilobytes = /VmHWM:\s+(\d+) kB/.exec(readFileSync(`/proc/${id}/status`, 'utf8'))?.[1];
    return kilobytes === undefined ? null : Number(kilobytes) * 1024;
  } catch {
    return null;
  }
}

type Training = Omit<ProductTimes, 'readyToTrain' | 'firstPaint'>;

async function observeLongTasks(page: Page): Promise<void> {
  await page.evaluate(() => {
    const counter = globalThis as { longTasks?: number };
    counter.longTasks = 0;
    const observer = new PerformanceObserver((list) => {
      counter.longTasks = (counter.longTasks ?? 0) + list.getEntries().length;
    });
    observer.observe({ type: 'longtask' });
  });
}

/** Trains for some time, then for as long again with a trace of the main thread. */
async function watchTraining(browser: Browser, address: string, seconds: number): Promise<Training> {
  const page = await browser.newPage({ viewport: { width: 1366, height: 768 }, locale: 'en-US' });
  await page.goto(`${address}?preset=mnist-first-convnet&backend=auto&epochs=1000`);
  await page.getByRole('button', { name: 'Train', exact: true }).click({ timeout: 120_000 });
  await page.locator('[data-state="training"]').first().waitFor({ timeout: 120_000 });
  await observeLongTasks(page);
  await page.waitForTimeout(seconds * 1000);
  const memory = await peakMemory(browser);
  await browser.startTracing(page, { categories: ['devtools.timeline', 'disabled-by-default-devtools.timeline'] });
  await page.waitForTimeout(seconds * 1000);
  const task = longestTask(await browser.stopTracing());
  const metrics = page.getByRole('region', { name: 'Metrics', exact: true });
  const imagesPerSecond = Number(await metrics.getAttribute('data-images-per-second'));
  const longTasks = await page.evaluate(() => (globalThis as { longTasks?: number }).longTasks ?? 0);
  await page.close();
  return { longestTask: task, longTasks, trainedSeconds: 2 * seconds, imagesPerSecond, peakMemory: memory };
}

export async function measureProduct(
  browser: Browser,
  address: string,
  { loads, seconds }: { loads: number; seconds: number },
): Promise<ProductTimes> {
  const times = [];
  for (let i = 0; i < loads; i++) times.push(await loadOnce(browser, address));
  return {
    readyToTrain: median(times.map(({ ready }) => ready)),
    firstPaint: median(times.map(({ paint }) => paint)),
    ...(await watchTraining(browser, address, seconds)),
  };
}
