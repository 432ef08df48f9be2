/** What a training asks of a GPU for the first time is made ready before its first step: next to nothing is compiled from then on, up to the prediction after its end. */
import { expect, test, vi } from 'vitest';
import { newLayer } from '../../src/domain/network/edits';
import { defaultsOf } from '../../src/domain/layers/fields';
import type { NetworkSpec } from '../../src/domain/network/network';
import { randomWord } from '../../src/domain/random';
import { defaultOptimizer, settingsFields } from '../../src/domain/training/training';
import { prepareDevice } from '../../src/engine/backends/prepare';
import type { Dataset, SplitData } from '../../src/engine/data/dataset';
import { Session } from '../../src/engine/session/session';
import type { TrainProgress } from '../../src/domain/run/train-progress';

const side = 12;
const network: NetworkSpec = {
  inputShape: [side, side, 1],
  layers: [
    newLayer('Conv2D', 'a', { filters: 8, kernelSize: 3, activation: 'relu', l2: 0.001 }),
    newLayer('BatchNormalization', 'b'),
    newLayer('MaxPooling2D', 'c', { poolSize: 2 }),
    newLayer('Dropout', 'd', { rate: 0.2 }),
    newLayer('Flatten', 'e'),
    newLayer('Dense', 'f', { units: 3, activation: 'softmax' }),
  ],
};
const settings = {
  ...defaultsOf(settingsFields),
  optimizer: defaultOptimizer('Adam'),
  learningRate: 0.01,
  batchSize: 64,
  epochs: 1,
  validation: 'split' as const,
  validationSplit: 0.3,
};

function noise(count: number): SplitData {
  const images = Uint8Array.from({ length: count * side * side }, (_, index) => randomWord(1, index) % 256);
  return { images, labels: Uint8Array.from({ length: count }, (_, index) => index % 3), count };
}
const dataset: Dataset = {
  id: 'mnist-10k',
  imageShape: [side, side, 1],
  classNames: ['a', 'b', 'c'],
  train: noise(1000), // 700 train: the last batch has 60 images; 300 validate: the last slice has 100
  test: noise(450),
};

/** Programs that were compiled, by the browser's own methods. */
const compiled: string[] = [];
for (const [target, name] of [
  [GPUDevice.prototype, 'createComputePipeline'],
  [GPUDevice.prototype, 'createComputePipelineAsync'],
  [WebGL2RenderingContext.prototype, 'linkProgram'],
] as const) {
  const methods = target as unknown as Record<string, (...args: unknown[]) => unknown>;
  const original = methods[name] as (...args: unknown[]) => unknown;
  methods[name] = function (this: unknown, ...args: unknown[]) {
    const { label } = (args[0] ?? {}) as { label?: string };
    compiled.push(label ?? name);
    return original.apply(this, args);
  };
}

vi.mock('../../src/engine/backends/prepare', { spy: true });
/** Programs that were compiled by the end of the preparation. */
let ahead = 0;
const real = await vi.importActual<{ readonly prepareDevice: typeof prepareDevice }>(
  '../../src/engine/backends/prepare',
);
vi.mocked(prepareDevice).mockImplementation(async (...args) => {
  await real.prepareDevice(...args);
  ahead = compiled.length;
});

test.each(['webgpu', 'webgl'] as const)('on %s the programs are compiled before the first step', async (backend) => {
  const session = new Session(() => undefined);
  await session.start({ backend, baseUrl: globalThis.location.href });
  session.useDataset(dataset);
  compiled.length = 0;
  const seen: TrainProgress['compiled'][] = [];
  const afterFirstStep: number[] = [];
  const report = ({ phase, totalSteps, compiled: progress }: TrainProgress): void => {
    if (phase === 'preparing') seen.push(progress);
    else if (totalSteps > 0) afterFirstStep.push(compiled.length);
  };
  await session.train({ network, settings, continue: false, paused: false }, report);
  await session.predict({ image: new Float32Array(side * side) });
  const last = seen.at(-1);
  expect(last?.total).toBeGreaterThan(20);
  expect(last?.done).toBe(last?.total);
  expect(ahead).toBeGreaterThanOrEqual(last?.total ?? Infinity);
  const [first = Infinity] = afterFirstStep;
  expect(first - ahead, 'compiled in the first step').toBe(0);
  // How many steps' metrics are packed into one read hangs on the clock, and so does the program that packs them.
  expect(compiled.length - first).toBeLessThan(0.15 * ahead);
});
