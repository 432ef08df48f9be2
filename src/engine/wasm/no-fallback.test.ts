import '@tensorflow/tfjs-backend-cpu';
import { getKernelsForBackend, tensor1d, tensor4d, tidy } from '@tensorflow/tfjs-core';
import { beforeAll, expect, test } from 'vitest';
import { variants } from '../../../tests/fixtures/variants';
import { startInNode } from '../../../tests/fixtures/golden/backends';
import { buildModel, probabilitiesOf } from '../core/model';
import { adoptSettings, disposeRun, newRun } from '../training/run';
import { trainStep } from '../training/train-step';
import { values } from './test-support';

/** Kernels of the cpu backend that have run. */
const fallen = new Set<string>();

beforeAll(async () => {
  for (const config of getKernelsForBackend('cpu')) {
    const { kernelName, kernelFunc } = config;
    config.kernelFunc = (call) => {
      fallen.add(kernelName);
      return kernelFunc(call);
    };
  }
  await startInNode('wasm');
});

test.each([...variants])('%s: no step and no prediction falls back to JavaScript', (_name, variant) => {
  fallen.clear();
  const run = newRun(buildModel(variant.network, 1), 1);
  const optimizer = adoptSettings(run, variant.settings);
  tidy(() => {
    const images = tensor4d(values(2 * 784, 1), [2, 28, 28, 1]);
    const labels = tensor1d([3, 7], 'int32');
    trainStep(run.model, optimizer, { images, labels }, 0.001, 0);
    probabilitiesOf(run.model, images);
  });
  disposeRun(run);
  expect([...fallen]).toEqual([]);
});
