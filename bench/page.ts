/** The benchmark's page: starts a worker for each contender and passes the driver's questions on. */
import { serveHelpers } from '../src/engine-client/helpers';
import type { Answer, Ask, BenchPage, Graphics, PeakRate, WorkerName } from './protocol';
import { measureEngine } from './measure-engine';
import { endWholeRuns, trainWhole } from './train-whole';

const spawn: Readonly<Record<WorkerName, () => Worker>> = {
  ours: () => new Worker(new URL('./workers/ours.worker.ts', import.meta.url), { type: 'module' }),
  tfjs: () => new Worker(new URL('./workers/tfjs.worker.ts', import.meta.url), { type: 'module' }),
  jax: () => new Worker(new URL('./workers/jax.worker.ts', import.meta.url), { type: 'module' }),
  convnetjs: () => new Worker(new URL('./workers/convnetjs.worker.ts', import.meta.url), { type: 'module' }),
};
const workers = new Map<string, Worker>();
/** Ends the helper threads of a worker. */
const helpers = new Map<string, () => void>();

function ask<T>(worker: Worker, question: unknown): Promise<T> {
  return new Promise((resolve, reject) => {
    worker.onmessage = ({ data }: MessageEvent<T>) => resolve(data);
    worker.onerror = ({ message }) => reject(new Error(message || 'the worker did not start'));
    worker.postMessage(question);
  });
}

function start(id: string, name: WorkerName): Worker {
  const worker = spawn[name]();
  workers.set(id, worker);
  helpers.set(id, serveHelpers(worker));
  return worker;
}

function call(id: string, name: WorkerName, question: Ask): Promise<Answer> {
  const worker = workers.get(id) ?? start(id, name);
  return ask<Answer>(worker, question).catch((error: unknown) => ({ error: String(error) }));
}

function end(id: string): void {
  helpers.get(id)?.();
  workers.get(id)?.terminate();
  workers.delete(id);
}

async function peakOf(relaxed: boolean, threads: number): Promise<number | null> {
  const helpers = Array.from(
    { length: threads },
    () => new Worker(new URL('./workers/peak.worker.ts', import.meta.url), { type: 'module' }),
  );
  const rates = await Promise.all(helpers.map((helper) => ask<number | null>(helper, { relaxed, milliseconds: 1500 })));
  helpers.forEach((helper) => helper.terminate());
  return rates.reduce<number | null>((sum, rate) => (sum === null || rate === null ? null : sum + rate), 0);
}

async function measurePeak(threads: number): Promise<PeakRate> {
  return { plain: (await peakOf(false, threads)) ?? NaN, relaxed: await peakOf(true, threads) };
}

async function graphics(): Promise<Graphics> {
  const worker = new Worker(new URL('./workers/probe.worker.ts', import.meta.url), { type: 'module' });
  const found = await ask<Graphics>(worker, null);
  worker.terminate();
  return found;
}

const bench: BenchPage = { call, end, measureEngine, measurePeak, graphics, trainWhole, endWholeRuns };
Object.assign(globalThis, { bench });
