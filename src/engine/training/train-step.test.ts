/** A batch that goes through the network in pieces is the same batch. */
import { memory, setBackend, tensor1d, tensor4d } from '@tensorflow/tfjs-core';
import { beforeAll, describe, expect, it } from 'vitest';
import { startInNode } from '../../../tests/fixtures/golden/backends';
import { newLayer } from '../../domain/network/edits';
import type { NetworkSpec } from '../../domain/network/network';
import { randomUniform } from '../../domain/random';
import { defaultOptimizer } from '../../domain/training/training';
import { buildModel, disposeModel } from '../core/model';
import { Optimizer } from '../core/optimizer';
import { imagesAtOnce, trainedAtOnce } from './pieces';
import { valuesOf } from './snapshot';
import { trainStep, trainStepInPieces, type Batch } from './train-step';

const count = 7;
const network: NetworkSpec = {
  inputShape: [6, 6, 1],
  layers: [
    newLayer('Conv2D', 'a', { filters: 3, kernelSize: 3, activation: 'relu', l2: 0.01 }),
    newLayer('Dropout', 'b', { rate: 0.5 }),
    newLayer('MaxPooling2D', 'c'),
    newLayer('Flatten', 'd'),
    newLayer('Dropout', 'e', { rate: 0.25 }),
    newLayer('Dense', 'f', { units: 3, activation: 'softmax' }),
  ],
};

function batchOf(): Batch {
  const pixels = Float32Array.from({ length: count * 36 }, (_, index) => randomUniform(1, index));
  return {
    images: tensor4d(pixels, [count, 6, 6, 1]),
    labels: tensor1d(
      Int32Array.from({ length: count }, (_, index) => index % 3),
      'int32',
    ),
  };
}

/** Loss, accuracy and all weights after two steps; with a size, in pieces of it. */
async function stepTwice(size: number | null, between = () => Promise.resolve(true)): Promise<number[]> {
  const model = buildModel(network, 1);
  const optimizer = new Optimizer(defaultOptimizer('Adam'), model.trainable);
  const batch = batchOf();
  const numbers: number[] = [];
  for (const key of [11, 12]) {
    const metrics = size
      ? await trainStepInPieces({ model, optimizer, batch, learningRate: 0.01, key }, size, between)
      : trainStep(model, optimizer, batch, 0.01, key);
    numbers.push(...((await metrics?.data()) ?? []));
    metrics?.dispose();
  }
  numbers.push(...(await valuesOf(model.variables)).flatMap((values) => [...values]));
  optimizer.dispose();
  disposeModel(model);
  batch.images.dispose();
  batch.labels.dispose();
  return numbers;
}

beforeAll(async () => {
  await startInNode('cpu');
  await setBackend('cpu');
});

describe('a step in pieces', () => {
  it.each([1, 2, 3, 6])(
    'of %i images gives what the whole batch gives, dropout and penalties included',
    async (size) => {
      const whole = await stepTwice(null);
      const before = memory().numTensors;
      const pieces = await stepTwice(size);
      expect(memory().numTensors).toBe(before);
      expect(pieces).toHaveLength(whole.length);
      expect(Math.max(...pieces.map((value, index) => Math.abs(value - (whole[index] ?? NaN))))).toBeLessThan(2e-5);
    },
  );

  it('that is called off has changed nothing and leaves nothing behind', async () => {
    const model = buildModel(network, 1);
    const fresh = (await valuesOf(model.variables)).flatMap((values) => [...values]);
    disposeModel(model);
    const before = memory().numTensors;
    expect(await stepTwice(2, () => Promise.resolve(false))).toEqual(fresh);
    expect(memory().numTensors).toBe(before);
  });
});

describe('the size of a piece', () => {
  it('follows from the network alone, and leaves batches whole that a layer normalises by', () => {
    const small = imagesAtOnce(network);
    const large = imagesAtOnce({ ...network, inputShape: [60, 60, 1] });
    expect(small).toBeGreaterThan(10_000);
    expect(large).toBeLessThan(small);
    const normalised = { ...network, layers: [newLayer('BatchNormalization', 'n'), ...network.layers] };
    expect(trainedAtOnce(normalised)).toBe(Infinity);
  });
});
