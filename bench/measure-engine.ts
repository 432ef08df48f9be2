/** Times the product's own worker through the product's own client, as the page sees it. */
import { presets } from '../src/domain/network/presets';
import { createEngineClient } from '../src/engine-client/spawn';
import type { EngineTimes } from './protocol';

const { network, settings, dataset } = presets['mnist-first-convnet'];

async function timed(work: () => Promise<unknown>): Promise<number> {
  const begin = performance.now();
  await work();
  return performance.now() - begin;
}

async function repeated(count: number, work: () => Promise<unknown>): Promise<number[]> {
  const times: number[] = [];
  for (let i = 0; i < count; i++) times.push(await timed(work));
  return times;
}

const pause = (milliseconds: number): Promise<void> => new Promise((resolve) => setTimeout(resolve, milliseconds));

/** A prediction from the question to the answer, at rest and during training; and evaluating 10,000 images. */
export async function measureEngine(repeats: number): Promise<EngineTimes> {
  const ignore = (): void => undefined;
  const engine = createEngineClient({ onSpawn: ignore });
  const { backend, threads } = await engine.call('start', { backend: 'auto', baseUrl: document.baseURI });
  await engine.call('loadDataset', { dataset });
  await engine.call('build', { network, seed: 1 });
  const image = new Float32Array(28 * 28).fill(0.5);
  const predict = (): Promise<unknown> => engine.call('predict', { image });
  await repeated(5, predict);
  const predictIdle = await repeated(20 * repeats, predict);
  const evaluate = await repeated(repeats, async () => {
    await engine.call('evaluate', { split: 'train' });
    await engine.call('evaluate', { split: 'test' });
  });
  const started = new Promise<void>((resolve) => {
    const long = { ...settings, epochs: 1000 };
    void engine
      .call('train', { network, settings: long, continue: false, paused: false }, { onProgress: () => resolve() })
      .catch(ignore);
  });
  await started;
  await pause(500);
  const predictTraining = await repeated(10 * repeats, async () => {
    await predict();
  });
  engine.restart();
  return { backend, threads, predictIdle, predictTraining, evaluate };
}
