import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { betweenEpochs } from '../../domain/training/forecast';
import { openPage, type PageWorld } from '../fake-page';
import { epochOf, progressOf } from './fake-training';

const measurement = { secondsPerStep: 0.04, secondsPerSlice: 0.05 };
/** Longer than editing rests. */
const rest = 1000;

beforeEach(() => {
  vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'], shouldAdvanceTime: true });
});
afterEach(() => {
  vi.useRealTimers();
});

const forecastOf = ({ page }: PageWorld) => page.forecast.getState().forecast;
const measuredTimes = ({ worker }: PageWorld): number => worker.count('measure');

async function atRest(): Promise<void> {
  await vi.advanceTimersByTimeAsync(rest);
}

/** An open page whose worker has told how fast it is. */
async function measuredPage(): Promise<PageWorld> {
  const world = await openPage();
  await vi.waitUntil(() => forecastOf(world) !== null);
  await atRest();
  await vi.waitUntil(() => measuredTimes(world) === 1);
  await world.worker.last('measure').resolve(measurement);
  await vi.waitUntil(() => forecastOf(world)?.seconds);
  return world;
}

test('when the page has come to rest, a moment of training tells what the whole of it will take', async () => {
  const world = await openPage();
  await vi.waitUntil(() => forecastOf(world) !== null);
  expect(forecastOf(world)).toMatchObject({ seconds: null, warning: null });
  expect(measuredTimes(world)).toBe(0);
  await atRest();
  await vi.waitUntil(() => measuredTimes(world) === 1);
  const { network } = world.page.network.getState();
  const { settings } = world.page.training.getState();
  expect(world.worker.last('measure').args).toEqual({ network, settings });
  await world.worker.last('measure').resolve(measurement);
  // 800 images, 13 steps of up to 64, in each of 5 epochs; all 200 test images in the end.
  await vi.waitUntil(() => forecastOf(world)?.seconds);
  expect(forecastOf(world)?.seconds).toBeCloseTo(5 * (12.5 * 0.04 + betweenEpochs) + 0.05, 6);
});

test('the one step that was timed while the engine started cold is no forecast, unless nothing better is to be had', async () => {
  const world = await openPage();
  await vi.waitUntil(() => forecastOf(world) !== null);
  const { backend } = world.page;
  const { report } = backend.getState();
  if (!report) throw new Error('The engine has not started.');
  backend.setState({ report: { ...report, stepMilliseconds: { [report.backend]: 60 } } });
  await atRest();
  await vi.waitUntil(() => measuredTimes(world) === 1);
  expect(forecastOf(world)).toMatchObject({ seconds: null });
  await world.worker.last('measure').reject({ code: 'internal', detail: 'out of memory' });
  await vi.waitUntil(() => forecastOf(world)?.seconds);
});

test('more epochs are reckoned at once, and nothing is measured anew', async () => {
  const world = await measuredPage();
  const before = forecastOf(world)?.seconds ?? NaN;
  world.page.training.getState().setSettings({ epochs: 10 });
  await vi.waitUntil(() => forecastOf(world)?.seconds !== before);
  expect(forecastOf(world)?.seconds).toBeCloseTo(2 * before - 0.05, 6);
  await atRest();
  expect(measuredTimes(world)).toBe(1);
});

test('another batch size is reckoned at once and then measured; the newest question counts', async () => {
  const world = await measuredPage();
  const { setSettings } = world.page.training.getState();
  const before = forecastOf(world)?.bytes ?? NaN;
  setSettings({ batchSize: 512 });
  await vi.waitUntil(() => (forecastOf(world)?.bytes ?? 0) > before);
  await atRest();
  await vi.waitUntil(() => measuredTimes(world) === 2);
  const overtaken = world.worker.last('measure');
  setSettings({ batchSize: 32 });
  await vi.waitUntil(() => overtaken.signal?.aborted);
  await atRest();
  await vi.waitUntil(() => measuredTimes(world) === 3);
  expect(world.worker.last('measure').args.settings.batchSize).toBe(32);
});

test('Train calls a measurement off, none begins while it trains, and its epochs correct the forecast', async () => {
  const world = await measuredPage();
  const { page, worker } = world;
  page.training.getState().setSettings({ batchSize: 32 });
  await atRest();
  await vi.waitUntil(() => measuredTimes(world) === 2);
  void page.training.getState().train();
  await vi.waitUntil(() => worker.last('measure').signal?.aborted);
  await vi.waitUntil(() => worker.count('train') === 1);
  worker.last('train').progress(progressOf(10));
  await atRest();
  expect(measuredTimes(world)).toBe(2);

  worker.last('train').progress(progressOf(10, { finished: [{ ...epochOf(1), seconds: 20 }] }));
  await vi.waitUntil(() => (forecastOf(world)?.seconds ?? 0) > 100);
  expect(forecastOf(world)?.seconds).toBeLessThan(110);
  await worker.last('train').resolve({ outcome: 'done', evaluation: null });
  await atRest();
  expect(measuredTimes(world)).toBe(2);
});

test('of a network that does not fit there is no forecast, and nothing is tried out', async () => {
  const world = await measuredPage();
  const { network, deleteLayer } = world.page.network.getState();
  deleteLayer(network.layers.at(-1)?.id ?? '');
  await vi.waitUntil(() => forecastOf(world) === null);
  await atRest();
  expect(measuredTimes(world)).toBe(1);
});

test('what is offered where it takes more than an hour makes it less', async () => {
  const world = await measuredPage();
  world.page.training.getState().setSettings({ epochs: 1000, batchSize: 1 });
  await atRest();
  await vi.waitUntil(() => measuredTimes(world) === 2);
  await world.worker.last('measure').resolve({ secondsPerStep: 0.02, secondsPerSlice: 0.05 });
  await vi.waitUntil(() => forecastOf(world)?.warning?.kind === 'time');
  const mend = forecastOf(world)?.warning?.mend;
  if (mend?.kind === 'epochs') world.page.training.getState().setSettings({ epochs: mend.value });
  await vi.waitUntil(() => forecastOf(world)?.warning === null);
  expect(world.page.training.getState().settings.epochs).toBeLessThan(1000);
});

test('another backend is another machine: what was measured on the one says nothing of the other', async () => {
  const world = await measuredPage();
  await world.page.backend.getState().choose('cpu');
  await vi.waitUntil(() => forecastOf(world)?.seconds === null);
  await atRest();
  await vi.waitUntil(() => measuredTimes(world) === 2);
});
