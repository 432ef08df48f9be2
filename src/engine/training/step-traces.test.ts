/** Steps that are done by the calls of the steps before them. */
import { engine, memory, profile, tensor1d, tensor4d } from '@tensorflow/tfjs-core';
import { beforeAll, describe, expect, test } from 'vitest';
import { nodeBackends, startInNode } from '../../../tests/fixtures/golden/backends';
import { variants, variantOf } from '../../../tests/fixtures/variants';
import { randomUniform } from '../../domain/random';
import { buildModel } from '../core/model';
import { optimizerUpdate } from '../kernels/optimizer-update/kernel';
import { softmaxCrossEntropy } from '../kernels/softmax-cross-entropy/kernel';
import type { WasmBackend } from '../wasm/backend';
import { adoptSettings, disposeRun, newRun, type Run } from './run';
import { assign, valuesOf } from './snapshot';
import { trainStep, trainStepInPieces, type Batch } from './train-step';

const rate = 0.01;

/** Images that differ from step to step. */
function batchOf(count: number, seed: number): Batch {
  const pixels = Float32Array.from({ length: count * 784 }, (_, index) => randomUniform(seed, index));
  const labels = Int32Array.from({ length: count }, (_, index) => (index * seed) % 10);
  return { images: tensor4d(pixels, [count, 28, 28, 1]), labels: tensor1d(labels, 'int32') };
}

type Step = (run: Run, batch: Batch, key: number) => Promise<Float32Array>;

/** As training does it. */
const usual: Step = async (run, batch, key) => {
  const metrics = trainStep(run.model, adoptSettings(run, settingsOf(run)), batch, rate, key);
  const values = await metrics.data<'float32'>();
  metrics.dispose();
  return values.slice();
};

/** Every step through tfjs: in pieces, of which there is one. */
const byTfjs: Step = async (run, batch, learningKey) => {
  const optimizer = adoptSettings(run, settingsOf(run));
  const task = { model: run.model, optimizer, batch, learningRate: rate, key: learningKey };
  const metrics = await trainStepInPieces(task, batch.images.shape[0], () => Promise.resolve(true));
  const values = (await metrics?.data<'float32'>()) ?? new Float32Array();
  metrics?.dispose();
  return values.slice();
};

const names = new WeakMap<Run, string>();
const settingsOf = (run: Run) => variantOf(names.get(run) ?? '').settings;

function start(name: string): Run {
  const run = newRun(buildModel(variantOf(name).network, 1), 1);
  names.set(run, name);
  return run;
}

/** The losses of steps of two sizes in turn, and the weights after them. */
async function train(name: string, step: Step): Promise<number[]> {
  const run = start(name);
  const seen: number[] = [];
  for (const [number, count] of [2, 2, 3, 2, 3, 2, 3].entries()) {
    const batch = batchOf(count, number + 1);
    seen.push(...(await step(run, batch, 100 + number)));
    [batch.images, batch.labels].forEach((tensor) => tensor.dispose());
  }
  seen.push(...(await valuesOf(run.model.variables)).flatMap((values) => [...values]));
  disposeRun(run);
  return seen;
}

describe.runIf(nodeBackends.includes('wasm'))('a step made again', () => {
  beforeAll(() => startInNode('wasm'));

  test.each([...variants.keys()])('%s: to the last bit as tfjs goes about it', async (name) => {
    const expected = await train(name, byTfjs);
    const before = memory().numTensors;
    expect(await train(name, usual)).toEqual(expected);
    expect(memory().numTensors).toBe(before);
    const run = start(name);
    for (const _ of [1, 2]) await heard(run, 2);
    expect(await heard(run, 2)).not.toContain(softmaxCrossEntropy);
    disposeRun(run);
  });

  /** What tfjs runs in a step of so many images. */
  async function heard(run: Run, count: number): Promise<string[]> {
    const batch = batchOf(count, 1);
    const { kernelNames } = await profile(() => usual(run, batch, 1).then(() => batch.images));
    [batch.images, batch.labels].forEach((tensor) => tensor.dispose());
    return kernelNames;
  }

  test('tfjs hears of the first two steps of each size, and then of updates alone', async () => {
    const run = start('Dropout');
    for (const count of [4, 4, 3]) expect(await heard(run, count)).toContain('FusedConv2D');
    expect(await heard(run, 4)).toEqual([optimizerUpdate]);
    expect(await heard(run, 3)).toContain('FusedConv2D');
    expect(await heard(run, 3)).toEqual([optimizerUpdate]);
    disposeRun(run);
  });

  test('new weights in place of the old ones are those that count', async () => {
    const [one, other] = [start('Dropout'), start('Dropout')];
    const batch = batchOf(2, 1);
    for (const key of [1, 2, 3]) await usual(one, batch, key);
    assign(one.model.variables, await valuesOf(other.model.variables), 'weights');
    expect(await usual(one, batch, 4)).toEqual(await usual(other, batch, 4));
    [batch.images, batch.labels].forEach((tensor) => tensor.dispose());
    [one, other].forEach(disposeRun);
  });

  test('that fails leaves nothing behind, and the next one goes on', async () => {
    const { heap } = engine().backend as unknown as WasmBackend;
    const run = start('Dropout');
    const batch = batchOf(2, 1);
    const allocate = heap.allocate.bind(heap);
    for (let many = 0; many < 20; many++) {
      // After a failure the steps are noted anew.
      for (const key of [1, 2, 3]) await usual(run, batch, key);
      const [used, tensors] = [heap.usedBytes, memory().numTensors];
      let left = many;
      heap.allocate = (bytes) => {
        if (left-- === 0) throw new Error('full');
        return allocate(bytes);
      };
      await expect(usual(run, batch, 4)).rejects.toThrow('full');
      heap.allocate = allocate;
      expect([heap.usedBytes, memory().numTensors]).toEqual([used, tensors]);
    }
    expect(await usual(run, batch, 4)).toHaveLength(2);
    disposeRun(run);
  });
});
