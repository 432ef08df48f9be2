/** Whole training steps on WebGPU: what they ask of the device, and that they train as the cpu does. */
import {
  dispose,
  relu,
  setBackend,
  slice,
  tensor1d,
  zeros,
  type Rank,
  type Tensor,
  type Tensor1D,
  type Tensor2D,
  type Tensor4D,
  type Variable,
} from '@tensorflow/tfjs-core';
import { beforeAll, describe, expect, it } from 'vitest';
import { newLayer } from '../../src/domain/network/edits';
import type { NetworkSpec } from '../../src/domain/network/network';
import { presets } from '../../src/domain/network/presets';
import { defaultOptimizer, type OptimizerKind, type OptimizerSpec } from '../../src/domain/training/training';
import { buildModel, disposeModel, logitsOf, type Model } from '../../src/engine/core/model';
import { Optimizer } from '../../src/engine/core/optimizer';
import { gatherBatch, whole } from '../../src/engine/data/batches';
import { batchMetrics } from '../../src/engine/ops/cross-entropy';
import { trainStep, type Batch } from '../../src/engine/training/train-step';
import type { OwnWebGpuBackend } from '../../src/engine/webgpu/own-backend';
import { warmUp } from '../../src/engine/webgpu/warm-up';
import type { Compiled } from '../../src/domain/run/train-progress';
import { countGpuCalls } from './support/gpu-calls';
import { testTracedSteps } from './support/traced-steps';
import { noise, startBackends } from './support/webgpu';

let backend: OwnWebGpuBackend;

beforeAll(async () => {
  ({ backend } = await startBackends());
});

function batchOf(size: number, shape: readonly number[], key = 1): Batch {
  const labels = Int32Array.from({ length: size }, (_, index) => (index * 3 + key) % 4);
  return { images: noise(key, size, ...shape) as Tensor4D, labels: tensor1d(labels, 'int32') };
}

/** A step whose results nobody wants. */
function step(model: Model, optimizer: Optimizer, batch: Batch): void {
  trainStep(model, optimizer, batch, 0.001, 7).dispose();
}

const small: NetworkSpec = {
  inputShape: [11, 11, 2],
  layers: [
    newLayer('Conv2D', 'a', { filters: 6, kernelSize: 3, padding: 'same', activation: 'relu' }),
    newLayer('MaxPooling2D', 'b', { poolSize: 2, strides: 2 }),
    newLayer('Conv2D', 'c', { filters: 5, kernelSize: 3, activation: 'relu', l2: 0.01 }),
    newLayer('Flatten', 'd'),
    newLayer('Dropout', 'e', { rate: 0.25 }),
    newLayer('Dense', 'f', { units: 7, activation: 'relu' }),
    newLayer('Dense', 'g', { units: 4, activation: 'softmax' }),
  ],
};

/** Metrics of five steps, then all weights. */
async function fiveSteps(backendName: string, spec: OptimizerSpec): Promise<number[][]> {
  await setBackend(backendName);
  const model = buildModel(small, 1);
  const optimizer = new Optimizer(spec, model.trainable);
  const metrics: Tensor[] = [];
  for (let index = 0; index < 5; index++) {
    const batch = batchOf(9, small.inputShape, index + 1);
    metrics.push(trainStep(model, optimizer, batch, 0.01, index));
    dispose([batch.images, batch.labels]);
  }
  const results = await Promise.all(
    [...metrics, ...model.variables].map(async (values) => Array.from(await values.data())),
  );
  dispose(metrics);
  optimizer.dispose();
  disposeModel(model);
  return results;
}

describe('five steps of a small network agree with the cpu', () => {
  it.each(['SGD', 'RMSprop', 'Adam'] satisfies OptimizerKind[])('with %s', async (kind) => {
    const expected = await fiveSteps('cpu', defaultOptimizer(kind));
    const found = await fiveSteps('webgpu', defaultOptimizer(kind));
    expected.forEach((values, index) => {
      const largest = Math.max(...values.map(Math.abs));
      const worst = Math.max(...values.map((value, place) => Math.abs(value - (found[index]?.[place] ?? NaN))));
      expect(worst / largest, `result ${index}`).toBeLessThan(1e-4);
    });
  });
});

it('gives the same bits when the same run is done again', async () => {
  const spec = defaultOptimizer('Adam');
  expect(await fiveSteps('webgpu', spec)).toEqual(await fiveSteps('webgpu', spec));
});

testTracedSteps('webgpu');

describe('weights that are updated in place', () => {
  async function withTraining(work: (kernel: Variable, trainOnce: () => void) => Promise<void>): Promise<void> {
    await setBackend('webgpu');
    const model = buildModel(small, 1);
    const optimizer = new Optimizer(defaultOptimizer('SGD'), model.trainable);
    const batch = batchOf(9, small.inputShape);
    await work(model.trainable[0] as Variable, () => step(model, optimizer, batch));
    dispose([batch.images, batch.labels]);
    optimizer.dispose();
    disposeModel(model);
  }
  const valuesOf = async (tensor: Tensor): Promise<number[]> => Array.from(await tensor.data());

  it('leave a clone as it was', () =>
    withTraining(async (kernel, trainOnce) => {
      trainOnce();
      const before = await valuesOf(kernel);
      const clone = kernel.clone();
      trainOnce();
      expect(await valuesOf(clone)).toEqual(before);
      expect(await valuesOf(kernel)).not.toEqual(before);
      clone.dispose();
    }));

  it('give a read what they were when it was asked for, and the next read what they are', () =>
    withTraining(async (kernel, trainOnce) => {
      trainOnce();
      const before = await valuesOf(kernel);
      trainOnce();
      const reading = valuesOf(kernel);
      trainOnce();
      const between = await reading;
      expect(between).not.toEqual(before);
      expect(await valuesOf(kernel)).not.toEqual(between);
    }));
});

describe('warming up', () => {
  it('compiles everything that a step needs beforehand, and tells how far it is', async () => {
    await setBackend('webgpu');
    const network: NetworkSpec = { inputShape: [9, 9, 1], layers: small.layers };
    const compileStep = (): void => {
      const model = buildModel(network, 1);
      const optimizer = new Optimizer(defaultOptimizer('Nadam'), model.trainable);
      const batch = { images: zeros<Rank.R4>([8, 9, 9, 1]), labels: tensor1d(new Int32Array(8), 'int32') };
      step(model, optimizer, batch);
      logitsOf(model, batch.images, false).dispose();
      dispose([batch.images, batch.labels]);
      optimizer.dispose();
      disposeModel(model);
    };
    const seen: Compiled[] = [];
    await warmUp(backend, compileStep, (progress) => seen.push(progress));
    const total = seen[0]?.total ?? 0;
    expect(total).toBeGreaterThan(3);
    expect(seen.map(({ done }) => done)).toEqual(Array.from({ length: total + 1 }, (_, index) => index));
    expect(countGpuCalls(compileStep).compiled).toBe(0);
  });
});

/** As a training gathers it: images and labels in one piece of memory. */
function gathered(size: number): Batch {
  const images = Uint8Array.from({ length: size * 784 }, (_, index) => (index * 7) % 256);
  const data = { images, labels: Uint8Array.from({ length: size }, (_, index) => index % 10), count: size };
  const positions = Uint32Array.from({ length: size }, (_, index) => index);
  return gatherBatch(whole(data), positions, [28, 28, 1]);
}

describe('images and labels that come to the device as one', () => {
  const logits = (size: number) => noise(3, size, 10) as Tensor2D;
  const metricsOf = async (x: Tensor2D, labels: Tensor1D): Promise<number[]> =>
    Array.from(await batchMetrics(x, labels).data());

  it('are each what they are, also when the images are gone before the labels are used', async () => {
    await setBackend('webgpu');
    const x = logits(5);
    const [batch, other, alone] = [gathered(5), gathered(5), tensor1d([0, 1, 2, 3, 4], 'int32')];
    const expected = await metricsOf(x, alone);
    expect(relu(batch.images).shape).toEqual([5, 28, 28, 1]);
    expect(await metricsOf(x, batch.labels)).toEqual(expected);
    relu(other.images).dispose();
    other.images.dispose();
    // What comes next may take the memory of the images.
    const next = gathered(5);
    relu(next.images).dispose();
    expect(await metricsOf(x, other.labels)).toEqual(expected);
    expect(await metricsOf(x, slice(next.labels, 0, 5))).toEqual(expected);
  });

  it('are read back each for itself', async () => {
    await setBackend('webgpu');
    const { images, labels } = gathered(3);
    relu(images).dispose();
    const values = await images.data();
    expect(values).toHaveLength(3 * 784);
    expect(values[1]).toBeCloseTo(7 / 255, 6);
    expect(Array.from(await labels.data())).toEqual([0, 1, 2]);
  });
});

describe('the default preset', () => {
  it('takes 20 dispatches, one write of numbers and one submit a step, and looks for no new buffers', async () => {
    await setBackend('webgpu');
    const { network, settings } = presets['mnist-first-convnet'];
    const model = buildModel(network, 1);
    const optimizer = new Optimizer(settings.optimizer, model.trainable);
    // The first step uploads the weights too. A small one does: nobody waits for what a software adapter computes.
    const first = batchOf(2, network.inputShape);
    const batch = gathered(64);
    const small = Array.from({ length: 3 }, () => countGpuCalls(() => step(model, optimizer, first)));
    // The third one makes the calls of the second, without tfjs.
    expect(small[2]).toEqual(small[1]);
    const calls = countGpuCalls(() => {
      step(model, optimizer, batch);
    });
    expect(calls.dispatches, JSON.stringify(calls, null, 1)).toBe(20);
    expect(calls.submits).toBe(1);
    expect(calls.uploads).toBe(0);
    expect(calls.tensorWrites).toBe(1);
    backend.device.destroy();
  });
});
