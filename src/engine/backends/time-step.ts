import { dispose, tensor1d, zeros, type Rank } from '@tensorflow/tfjs-core';
import { presets } from '../../domain/network/presets';
import { buildModel } from '../core/model';
import { adoptSettings, disposeRun, newRun } from '../training/run';
import { trainStep } from '../training/train-step';

const batchSize = 32;
const timedSteps = 3;

/** Milliseconds of one training step of the default preset on the current backend, the fastest of a few after one that warms up. */
export async function timeStep(): Promise<number> {
  const { network, settings } = presets['mnist-first-convnet'];
  const run = newRun(buildModel(network, 1), 1);
  const optimizer = adoptSettings(run, settings);
  const images = zeros<Rank.R4>([batchSize, ...network.inputShape] as [number, number, number, number]);
  const labels = tensor1d(new Int32Array(batchSize), 'int32');
  try {
    let best = Infinity;
    for (let step = 0; step <= timedSteps; step++) {
      const begin = performance.now();
      const metrics = trainStep(run.model, optimizer, { images, labels }, settings.learningRate, step);
      await metrics.data();
      metrics.dispose();
      if (step > 0) best = Math.min(best, performance.now() - begin);
    }
    return best;
  } finally {
    dispose([images, labels]);
    disposeRun(run);
  }
}
