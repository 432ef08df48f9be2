import '@tensorflow/tfjs-backend-cpu';
import { setBackend } from '@tensorflow/tfjs-core';
import { beforeAll, describe, expect, it } from 'vitest';
import { augmenterOf } from '../../domain/training/augment';
import { augmentFields } from '../../domain/training/augmentation';
import { defaultsOf } from '../../domain/layers/fields';
import { newLayer } from '../../domain/network/edits';
import type { NetworkSpec } from '../../domain/network/network';
import { randomWord } from '../../domain/random';
import { defaultOptimizer, settingsFields, type TrainingSettings } from '../../domain/training/training';
import { stopAfter } from '../../../tests/fixtures/stop-after';
import { registerReferences } from '../kernels/register-references';
import { buildModel } from '../core/model';
import { registerGradients } from '../ops/gradients';
import { newRun, type Run } from '../training/run';
import { restoreRun, takeSnapshot } from '../training/snapshot';
import { TrainLoop } from '../training/train-loop';
import { gatherBatch, whole } from './batches';
import type { Dataset } from './dataset';

const shape = [4, 4, 1] as const;
const count = 20;
const data = {
  images: Uint8Array.from({ length: count * 16 }, (_, index) => randomWord(1, index) & 255),
  labels: Uint8Array.from({ length: count }, (_, index) => index % 2),
  count,
};
const shift = { ...defaultsOf(augmentFields), augmentShift: 2 };

beforeAll(async () => {
  await setBackend('cpu');
  registerReferences('cpu');
  registerGradients();
});

describe('a batch', () => {
  const positions = Uint32Array.of(3, 0);
  const pixels = (key: number | null) => {
    const augment = key === null ? null : augmenterOf(shift, shape);
    const batch = gatherBatch(whole(data), positions, shape, augment && { augment, key: key ?? 0 });
    return { values: Array.from(batch.images.dataSync()), labels: Array.from(batch.labels.dataSync()) };
  };

  it('holds the images as they are unless they are to be changed', () => {
    const { values, labels } = pixels(null);
    expect(values[0]).toBeCloseTo((data.images[48] ?? 0) / 255);
    expect(values[16]).toBeCloseTo((data.images[0] ?? 0) / 255);
    expect(labels).toEqual([1, 0]);
  });

  it('is changed alike for the same step, otherwise for another one, and keeps its labels', () => {
    expect(pixels(5)).toEqual(pixels(5));
    expect(pixels(5).values).not.toEqual(pixels(6).values);
    expect(pixels(5).values).not.toEqual(pixels(null).values);
    expect(pixels(5).labels).toEqual([1, 0]);
  });
});

describe('a training with augmentation', () => {
  const network: NetworkSpec = {
    inputShape: shape,
    layers: [{ id: 'a', kind: 'Flatten', params: {} }, newLayer('Dense', 'b', { units: 2, activation: 'softmax' })],
  };
  const settings: TrainingSettings = {
    ...defaultsOf(settingsFields),
    ...shift,
    optimizer: defaultOptimizer('SGD'),
    batchSize: 4,
    epochs: 2,
  };
  const dataset: Dataset = { id: 'mnist-10k', imageShape: shape, classNames: ['0', '1'], train: data, test: data };

  async function train(run: Run, changes: Partial<TrainingSettings> = {}, stopAt = Infinity): Promise<Run> {
    const stopping = stopAfter(stopAt);
    await new TrainLoop(run, 2, { dataset, settings: { ...settings, ...changes }, ...stopping }).execute();
    return run;
  }
  const fresh = () => newRun(buildModel(network, 1), 1);
  const weightsOf = async (run: Run) => (await takeSnapshot(run)).weights.map((values) => Array.from(values));

  it('differs from one without', async () => {
    expect(await weightsOf(await train(fresh()))).not.toEqual(
      await weightsOf(await train(fresh(), { augmentShift: 0 })),
    );
  });

  it('can be left in mid-epoch and taken up again as if nothing had happened', async () => {
    const uninterrupted = await weightsOf(await train(fresh()));
    const left = await train(fresh(), {}, 3);
    expect(left.position.stepInEpoch).toBeGreaterThan(0); // else it would not be the midst
    const resumed = await train(restoreRun(await takeSnapshot(left)));
    expect(await weightsOf(resumed)).toEqual(uninterrupted);
  });
});
