/** A graphics card that goes away or fails: the run goes on elsewhere, from the last copy. */
import { backend, getBackend } from '@tensorflow/tfjs-core';
import type { MathBackendWebGL } from '@tensorflow/tfjs-backend-webgl';
import type { WebGPUBackend } from '@tensorflow/tfjs-backend-webgpu';
import { expect, test } from 'vitest';
import { newLayer } from '../../src/domain/network/edits';
import { defaultsOf } from '../../src/domain/layers/fields';
import type { NetworkSpec } from '../../src/domain/network/network';
import { randomWord } from '../../src/domain/random';
import { defaultOptimizer, settingsFields } from '../../src/domain/training/training';
import type { BackendReport } from '../../src/domain/training/backends';
import type { Dataset, SplitData } from '../../src/engine/data/dataset';
import { Session } from '../../src/engine/session/session';
import type { TrainProgress } from '../../src/domain/run/train-progress';

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

const dataset: Dataset = {
  id: 'mnist-10k',
  imageShape: [side, side, 1],
  classNames: ['lower', 'upper'],
  train: halves(320), // 20 steps an epoch
  test: halves(64),
};

/** How a context or a device is taken away, as a browser would. */
const losses = {
  webgpu: () => (backend() as WebGPUBackend).device.destroy(),
  webgl: () => (backend() as MathBackendWebGL).gpgpu.gl.getExtension('WEBGL_lose_context')?.loseContext(),
};
type Device = keyof typeof losses;

async function begin(device: Device): Promise<{ session: Session; flights: BackendReport[] }> {
  const flights: BackendReport[] = [];
  const session = new Session((report) => flights.push(report));
  const started = await session.start({ backend: device, baseUrl: globalThis.location.href });
  expect(started).toMatchObject({ backend: device, rejected: [] });
  session.useDataset(dataset);
  return { session, flights };
}
const train = { network, settings, paused: false };
const ignore = (): void => undefined;

test.each(['webgpu', 'webgl'] as const)(
  'a training on %s that loses its device goes back to the last copy, not to the beginning, and ends on the next backend',
  async (device) => {
    const { session, flights } = await begin(device);
    const once = { ...train, settings: { ...settings, epochs: 1 } };
    await session.train({ ...once, continue: false }, ignore);
    const steps: number[] = [];
    const report = ({ totalSteps }: TrainProgress): void => {
      steps.push(totalSteps);
      if (totalSteps >= 25 && flights.length === 0) losses[device]();
    };
    const result = await session.train({ ...train, continue: true }, report);
    expect(flights).toMatchObject([{ backend: 'wasm', reason: 'deviceLost' }]);
    expect(getBackend()).toBe('wasm');
    expect(result.outcome).toBe('done');
    expect(steps.at(-1)).toBe(80);
    const setBack = steps.findIndex((step, index) => step < (steps[index - 1] ?? 0));
    expect(steps[setBack]).toBe(20);
    expect(result.evaluation?.accuracy).toBeGreaterThan(0.9);
  },
);

test('a device lost at a pause is left at once, and the training waits at its pause on the next backend', async () => {
  const { session, flights } = await begin('webgpu');
  const report = ({ phase, totalSteps }: TrainProgress): void => {
    if (phase !== 'paused') return;
    if (flights.length > 0) session.control({ kind: 'stop' });
    else if (totalSteps < 3) session.control({ kind: 'step' });
    else losses.webgpu();
  };
  const result = await session.train({ ...train, continue: false, paused: true }, report);
  expect(result.outcome).toBe('stopped');
  expect(flights).toHaveLength(1);
});

test('questions that were under way when the device was lost are answered on the next backend, with the trained weights', async () => {
  const { session, flights } = await begin('webgpu');
  await session.train({ ...train, continue: false }, ignore);
  const image = new Float32Array(side * side).fill(0.5);
  const before = await session.predict({ image });
  losses.webgpu();
  const answers = await Promise.all([session.predict({ image }), session.predict({ image })]);
  for (const { probabilities, trainedSteps } of answers) {
    expect(trainedSteps).toBe(60);
    probabilities.forEach((value, index) => expect(value).toBeCloseTo(before.probabilities[index] ?? NaN, 4));
  }
  expect(flights).toHaveLength(1);
});

test('a lost device is started anew for who chooses it again', async () => {
  const { session } = await begin('webgl');
  losses.webgl();
  session.build({ network, seed: 1 });
  expect((await session.predict({ image: new Float32Array(side * side) })).trainedSteps).toBe(0);
  expect(getBackend()).toBe('wasm');
  const again = await session.start({ backend: 'webgl', baseUrl: globalThis.location.href });
  expect(again).toMatchObject({ backend: 'webgl', rejected: [] });
});

/** What makes a device complain of what no call throws. */
const complaints = {
  webgpu: () => (backend() as WebGPUBackend).device.createBuffer({ size: 4, usage: 0 }),
  webgl: () => {
    const { gl } = (backend() as MathBackendWebGL).gpgpu;
    gl.enable(gl.NO_ERROR);
  },
};

test.each(['webgpu', 'webgl'] as const)(
  'a training on %s that complains of what no call throws ends on the next backend, and no step is done behind the scenes',
  async (device) => {
    const { session, flights } = await begin(device);
    let hasComplained = false;
    const report = ({ totalSteps }: TrainProgress): void => {
      if (totalSteps < 5 || hasComplained) return;
      hasComplained = true;
      complaints[device]();
    };
    const { outcome } = await session.train({ ...train, continue: false }, report);
    expect(outcome).toBe('done');
    expect(flights).toMatchObject([{ backend: 'wasm', reason: 'deviceFailed' }]);
    const image = new Float32Array(side * side);
    expect((await session.predict({ image })).trainedSteps).toBe(60);
    await session.evaluate({ split: 'test' }, ignore);
    expect((await session.predict({ image })).trainedSteps).toBe(60);
  },
);

test('questions to a GPU that complains while nothing trains are answered on the next backend', async () => {
  const { session, flights } = await begin('webgpu');
  await session.train({ ...train, settings: { ...settings, epochs: 1 }, continue: false }, ignore);
  const image = new Float32Array(side * side).fill(0.5);
  const before = await session.predict({ image });
  complaints.webgpu();
  const evaluation = await session.evaluate({ split: 'test' }, ignore);
  const after = await session.predict({ image });
  expect(flights).toMatchObject([{ backend: 'wasm', reason: 'deviceFailed' }]);
  expect(evaluation.accuracy).toBeGreaterThan(0.9);
  after.probabilities.forEach((value, index) => {
    expect(value).toBeCloseTo(before.probabilities[index] ?? NaN, 4);
  });
});
