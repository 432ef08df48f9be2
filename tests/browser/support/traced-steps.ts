/** Steps that make the calls of those before them, on a device: the bits of steps that go through tfjs. */
import { dispose, profile, setBackend, tensor1d, type Tensor, type Tensor4D } from '@tensorflow/tfjs-core';
import { describe, expect, it } from 'vitest';
import { newLayer } from '../../../src/domain/network/edits';
import type { NetworkSpec } from '../../../src/domain/network/network';
import { presets } from '../../../src/domain/network/presets';
import { buildModel } from '../../../src/engine/core/model';
import { optimizerUpdate } from '../../../src/engine/kernels/optimizer-update/kernel';
import { adoptSettings, disposeRun, newRun, type Run } from '../../../src/engine/training/run';
import { assign, restoreRun, takeSnapshot, valuesOf } from '../../../src/engine/training/snapshot';
import { trainStep } from '../../../src/engine/training/train-step';
import { noise } from './webgpu';

const { settings } = presets['mnist-dropout-adadelta'];
const head = [newLayer('Flatten', 'flat'), newLayer('Dense', 'out', { units: 4, activation: 'softmax' })] as const;
const networks: Readonly<Record<string, NetworkSpec>> = {
  'convolutions, pooling and dropout': {
    inputShape: [11, 11, 2],
    layers: [
      newLayer('Conv2D', 'a', { filters: 6, kernelSize: 3, padding: 'same', activation: 'relu' }),
      newLayer('MaxPooling2D', 'b', { poolSize: 2, strides: 2 }),
      newLayer('Conv2D', 'c', { filters: 5, kernelSize: 3, activation: 'relu' }),
      newLayer('Dropout', 'd', { rate: 0.25 }),
      ...head,
    ],
  },
  'a frozen layer whose taps tfjs spreads': {
    inputShape: [9, 9, 2],
    layers: [newLayer('DepthwiseConv2D', 'a', { dilationRate: 2, trainable: false }), ...head],
  },
};

/** Metrics of five steps and the weights after them; `between` is done to the run after each. */
async function train(network: NetworkSpec, between: (run: Run) => Promise<Run>): Promise<unknown[]> {
  let run = newRun(buildModel(network, 1), 1);
  const seen: unknown[] = [];
  for (let index = 0; index < 5; index++) {
    const images = noise(index + 1, 3, ...network.inputShape) as Tensor4D;
    const labels = tensor1d([index % 4, 1, 2], 'int32');
    const metrics = trainStep(run.model, adoptSettings(run, settings), { images, labels }, 0.01, index);
    seen.push(await metrics.data());
    dispose([metrics, images, labels]);
    run = await between(run);
  }
  seen.push(...(await valuesOf(run.model.variables)));
  disposeRun(run);
  return seen;
}

/** The first steps of a run go through tfjs: so do all of one that is restored after each. */
async function restored(run: Run): Promise<Run> {
  const snapshot = await takeSnapshot(run);
  disposeRun(run);
  return restoreRun(snapshot);
}

/** The weights were off the device and are put there anew. */
async function reassigned(run: Run): Promise<Run> {
  assign(run.model.variables, await valuesOf(run.model.variables), 'weights');
  return run;
}

/** What tfjs runs in the fourth step. */
async function heard(network: NetworkSpec): Promise<readonly string[]> {
  const run = newRun(buildModel(network, 1), 1);
  const batch = { images: noise(1, 3, ...network.inputShape) as Tensor4D, labels: tensor1d([0, 1, 2], 'int32') };
  const step = (): Tensor => trainStep(run.model, adoptSettings(run, settings), batch, 0.01, 1);
  for (let index = 0; index < 3; index++) step().dispose();
  const { kernelNames, result } = await profile(step);
  dispose([result, batch.images, batch.labels]);
  disposeRun(run);
  return kernelNames;
}

export function testTracedSteps(backend: string): void {
  it('steps made again do not go through tfjs, but for updates and where tfjs’s operations are part of a kernel', async () => {
    await setBackend(backend);
    const [usual, spread] = Object.values(networks) as [NetworkSpec, NetworkSpec];
    expect(await heard(usual)).toEqual([optimizerUpdate]);
    expect(await heard(spread)).toContain('DepthwiseConv2dNative');
  });

  describe.each(Object.entries(networks))('steps made again: %s', (_name, network) => {
    it('give the bits of steps that go through tfjs', async () => {
      await setBackend(backend);
      const expected = await train(network, restored);
      expect(await train(network, (run) => Promise.resolve(run))).toEqual(expected);
      expect(await train(network, reassigned)).toEqual(expected);
    });
  });
}
