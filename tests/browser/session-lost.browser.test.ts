/** A graphics card that goes away in the midst of a training: the run goes on elsewhere, from the last copy. */
import { backend, getBackend } from '@tensorflow/tfjs-core';
import type { WebGPUBackend } from '@tensorflow/tfjs-backend-webgpu';
import { expect, test } from 'vitest';
import { newLayer } from '../../src/domain/edits';
import { defaultsOf } from '../../src/domain/fields';
import type { NetworkSpec } from '../../src/domain/network';
import { randomWord } from '../../src/domain/random';
import { defaultOptimizer, settingsFields } from '../../src/domain/training';
import type { SplitData } from '../../src/engine/data/dataset';
import { Session } from '../../src/engine/session';
import type { BackendReport, TrainProgress } from '../../src/protocol/messages';

const side = 6;
const network: NetworkSpec = {
  inputShape: [side, side, 1],
  layers: [
    newLayer('Conv2D', 'a', { filters: 4, kernelSize: 3 }),
    newLayer('Flatten', 'b'),
    newLayer('Dense', 'c', { units: 2, activation: 'softmax' }),
  ],
};
const settings = {
  ...defaultsOf(settingsFields),
  optimizer: defaultOptimizer('Adam'),
  learningRate: 0.01,
  batchSize: 16,
  epochs: 3,
};

/** The class is whether the upper half is bright. */
function halves(count: number): SplitData {
  const labels = Uint8Array.from({ length: count }, (_, index) => index % 2);
  const images = Uint8Array.from({ length: count * side * side }, (_, index) => {
    const isUpper = index % (side * side) < (side * side) / 2;
    return isUpper === (labels[Math.floor(index / (side * side))] === 1) ? 128 + (randomWord(1, index) % 128) : 0;
  });
  return { images, labels, count };
}

test('a device lost in mid-run costs at most the steps since the last copy, and the run ends on the next backend', async () => {
  const flights: BackendReport[] = [];
  const session = new Session((report) => flights.push(report));
  const started = await session.start({ backend: 'webgpu', baseUrl: globalThis.location.href });
  expect(started).toMatchObject({ backend: 'webgpu', rejected: [] });
  session.useDataset({
    id: 'mnist-10k',
    imageShape: [side, side, 1],
    classNames: ['lower', 'upper'],
    train: halves(320),
    test: halves(64),
  });
  const { device } = backend() as WebGPUBackend;
  const steps: number[] = [];
  const report = ({ totalSteps }: TrainProgress): void => {
    steps.push(totalSteps);
    if (totalSteps >= 25) device.destroy();
  };
  const result = await session.train({ network, settings, continue: false, paused: false }, report);
  expect(flights).toMatchObject([{ backend: 'wasm', reason: 'deviceLost' }]);
  expect(getBackend()).toBe('wasm');
  expect(result.outcome).toBe('done');
  expect(steps.at(-1)).toBe(60);
  // The steps went back to the last copy, not to the beginning.
  const setBack = steps.findIndex((step, index) => step < (steps[index - 1] ?? 0));
  expect(setBack).toBeGreaterThan(0);
  expect(result.evaluation?.accuracy).toBeGreaterThan(0.9);
});
