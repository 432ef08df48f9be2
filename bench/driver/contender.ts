import type { Page } from '@playwright/test';
import type { Answer, BenchPage, StartOptions, WorkerName, WorkloadSpec } from '../protocol';

/** Something that can do training steps. */
export interface Contender {
  readonly id: string;
  readonly name: string;
  /** What it runs on, in its own words. */
  readonly device: string;
  prepare(spec: WorkloadSpec): Promise<Answer>;
  steps(count: number): Promise<Answer>;
  end(): Promise<void>;
}

interface BrowserContender extends StartOptions {
  readonly id: string;
  readonly name: string;
  readonly worker: WorkerName;
}

export const ours: readonly BrowserContender[] = [
  { id: 'ours-wasm-2', name: 'ours, wasm, 2 threads', worker: 'ours', backend: 'wasm', threads: 2 },
  { id: 'ours-wasm-1', name: 'ours, wasm, 1 thread', worker: 'ours', backend: 'wasm', threads: 1 },
  { id: 'ours-webgl', name: 'ours, webgl', worker: 'ours', backend: 'webgl', threads: 1 },
  { id: 'ours-webgpu', name: 'ours, webgpu', worker: 'ours', backend: 'webgpu', threads: 1 },
];

export const peers: readonly BrowserContender[] = [
  { id: 'tfjs-webgpu', name: 'tfjs 4.22, webgpu', worker: 'tfjs', backend: 'webgpu', threads: 1 },
  { id: 'tfjs-webgl', name: 'tfjs 4.22, webgl', worker: 'tfjs', backend: 'webgl', threads: 1 },
  { id: 'tfjs-wasm', name: 'tfjs 4.22, wasm', worker: 'tfjs', backend: 'wasm', threads: 1 },
  { id: 'tfjs-cpu', name: 'tfjs 4.22, cpu', worker: 'tfjs', backend: 'cpu', threads: 1 },
  { id: 'jax-wasm', name: 'jax-js 0.1.25, wasm', worker: 'jax', backend: 'wasm', threads: 2 },
  { id: 'jax-webgpu', name: 'jax-js 0.1.25, webgpu', worker: 'jax', backend: 'webgpu', threads: 1 },
  { id: 'convnetjs', name: 'ConvNetJS 0.3', worker: 'convnetjs', backend: 'JavaScript', threads: 1 },
];

/** The words of why a contender cannot take part. */
export class Absent extends Error {}

/** Starts what can be started; `onAbsent` hears of the rest. */
export async function startAll(
  starts: readonly { readonly name: string; readonly start: () => Promise<Contender> }[],
  onAbsent: (name: string, why: string) => void,
): Promise<Contender[]> {
  const started: Contender[] = [];
  for (const { name, start } of starts) {
    try {
      started.push(await start());
    } catch (error) {
      if (!(error instanceof Absent)) throw error;
      onAbsent(name, error.message);
    }
  }
  return started;
}

/** How browser contenders are started in a page. */
export function startsIn(page: Page, list: readonly BrowserContender[]) {
  return list.map((each) => ({ name: each.name, start: () => startInBrowser(page, each) }));
}

declare global {
  var bench: BenchPage;
}

/** Starts a contender's worker in the bench page. Throws Absent where it cannot be had. */
export async function startInBrowser(
  page: Page,
  { id, name, worker, backend, threads }: BrowserContender,
): Promise<Contender> {
  const ask = (question: Parameters<BenchPage['call']>[2]): Promise<Answer> =>
    page.evaluate(([key, kind, asked]) => bench.call(key, kind, asked), [id, worker, question] as const);
  const { device, error } = await ask({ start: { backend, threads } });
  const end = (): Promise<void> => page.evaluate((key) => bench.end(key), id);
  if (device === undefined) {
    await end();
    throw new Absent(error ?? 'no answer');
  }
  return { id, name, device, prepare: (prepare) => ask({ prepare }), steps: (steps) => ask({ steps }), end };
}
