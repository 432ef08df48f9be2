/** A loss curve belongs to the network, its data and its seed, not to what computes it. */
import { setBackend } from '@tensorflow/tfjs-core';
import { beforeAll, expect, test } from 'vitest';
import { nodeBackends, startInNode, type NodeBackend } from '../../../tests/fixtures/golden/backends';
import { newLayer } from '../../domain/network/edits';
import { defaultsOf } from '../../domain/layers/fields';
import type { NetworkSpec } from '../../domain/network/network';
import { randomUniform } from '../../domain/random';
import { defaultOptimizer, settingsFields, type OptimizerSpec } from '../../domain/training/training';
import type { SplitData } from '../data/dataset';
import { buildModel } from '../core/model';
import { disposeRun, newRun } from './run';
import { Steering } from './steering';
import { TrainLoop } from './train-loop';

const side = 10;
const network: NetworkSpec = {
  inputShape: [side, side, 1],
  layers: [
    newLayer('Conv2D', 'a', { filters: 9, kernelSize: 3, activation: 'relu' }),
    newLayer('MaxPooling2D', 'b'),
    newLayer('BatchNormalization', 'c'),
    newLayer('Conv2D', 'd', { filters: 5, kernelSize: 3, padding: 'same', activation: 'relu' }),
    newLayer('Dropout', 'e', { rate: 0.25 }),
    newLayer('Flatten', 'f'),
    newLayer('Dense', 'g', { units: 3, activation: 'softmax' }),
  ],
};

/** The class is which third of the picture is bright. */
function thirds(count: number): SplitData {
  const labels = Uint8Array.from({ length: count }, (_, index) => index % 3);
  const images = Uint8Array.from({ length: count * side * side }, (_, at) => {
    const row = Math.floor((at % (side * side)) / side);
    const isBright = Math.floor((row * 3) / side) === labels[Math.floor(at / (side * side))];
    return Math.floor(randomUniform(1, at) * (isBright ? 255 : 120));
  });
  return { images, labels, count };
}

/** The losses of 50 batches: more than two epochs, the last batch of each smaller than the others. */
async function lossCurve(backend: NodeBackend, optimizer: OptimizerSpec['kind']): Promise<number[]> {
  await setBackend(backend);
  const settings = {
    ...defaultsOf(settingsFields),
    optimizer: defaultOptimizer(optimizer),
    learningRate: 0.01,
    batchSize: 16,
    epochs: 2,
  };
  const dataset = {
    id: 'mnist-10k' as const,
    imageShape: [side, side, 1] as const,
    classNames: ['top', 'middle', 'bottom'],
    train: thirds(395),
    test: thirds(6),
  };
  const run = newRun(buildModel(network, 1), 1);
  const losses: number[] = [];
  const steering = new Steering(false);
  const report = ({ batches }: { batches: readonly { loss: number }[] }): void => {
    losses.push(...batches.map(({ loss }) => loss));
  };
  await new TrainLoop(run, 2, { dataset, settings, steering, report }).execute();
  disposeRun(run);
  return losses;
}

beforeAll(async () => {
  for (const backend of nodeBackends) await startInNode(backend);
});

test.each(['SGD', 'RMSprop', 'Adam', 'Adadelta'] as const)(
  'the loss curves of 50 steps with %s on WebAssembly and in plain JavaScript agree',
  async (optimizer) => {
    const [wasm, cpu] = [await lossCurve('wasm', optimizer), await lossCurve('cpu', optimizer)];
    expect(cpu).toHaveLength(50);
    wasm.forEach((loss, step) => {
      expect(Math.abs(loss - (cpu[step] ?? NaN))).toBeLessThan(1e-3 * Math.max(loss, 0.1));
    });
    if (optimizer !== 'Adadelta') expect(cpu.at(-1)).toBeLessThan((cpu[0] ?? 0) / 2);
  },
);
