/** Our kernels on WebGL: each against its reference, and how little a training step asks of the graphics. */
import type { MathBackendWebGL } from '@tensorflow/tfjs-backend-webgl';
import { dispose, findBackend, setBackend, tensor1d, type Tensor4D } from '@tensorflow/tfjs-core';
import { beforeAll, expect, it } from 'vitest';
import { presets } from '../../src/domain/network/presets';
import { registerWebGl } from '../../src/engine/backends/webgl';
import { registerReferences } from '../../src/engine/kernels/register-references';
import { buildModel } from '../../src/engine/core/model';
import { registerGradients } from '../../src/engine/ops/gradients';
import { adoptSettings, disposeRun, newRun } from '../../src/engine/training/run';
import { trainStep } from '../../src/engine/training/train-step';
import { countGlCalls } from './support/gl-calls';
import { testOwnKernels } from './support/own-kernels';
import { testTracedSteps } from './support/traced-steps';
import { noise } from './support/webgpu';

beforeAll(async () => {
  registerWebGl();
  registerReferences('webgl');
  registerReferences('cpu');
  registerGradients();
  await setBackend('webgl');
});

testOwnKernels('webgl');
testTracedSteps('webgl');

// Plain tfjs takes 356, 375 and 327 draws and 58 to 70 uploads.
it.each([
  ['mnist-first-convnet', 76],
  ['mnist-dropout-adadelta', 84],
  ['fashion-cnn', 78],
] as const)('a step of %s takes %i draws and no upload', async (preset, draws) => {
  await setBackend('webgl');
  const { network, settings } = presets[preset];
  const run = newRun(buildModel(network, 1), 1);
  const optimizer = adoptSettings(run, settings);
  const images = noise(1, 4, ...network.inputShape) as Tensor4D;
  const batch = { images, labels: tensor1d([3, 1, 4, 1], 'int32') };
  const step = (): void => trainStep(run.model, optimizer, batch, 0.001, 7).dispose();
  // The first step uploads weights and batch; the second is noted, as it was, and those behind it make its calls.
  step();
  const { gl } = (findBackend('webgl') as MathBackendWebGL).getGPGPUContext();
  for (const _ of ['noted', 'made again'])
    expect(countGlCalls(gl as WebGL2RenderingContext, step)).toEqual({ draws, uploads: 0 });
  dispose([images, batch.labels]);
  disposeRun(run);
});
