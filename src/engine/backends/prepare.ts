import { backend, dispose, getBackend, tensor1d, zeros, type Rank } from '@tensorflow/tfjs-core';
import type { WebGPUBackend } from '@tensorflow/tfjs-backend-webgpu';
import type { NetworkSpec } from '../../domain/network';
import { outputUnits } from '../../domain/output-units';
import type { TrainingSettings } from '../../domain/training';
import type { Compiled } from '../../protocol/messages';
import { buildModel, probabilitiesOf } from '../model';
import { adoptOptimizer, disposeRun, newRun } from '../training/run';
import { trainStep } from '../training/train-step';

/**
 * Compiles what a training step and a prediction of this network need, ahead and off this thread, on devices that compile (WebGPU). Elsewhere there is nothing to do.
 */
export async function prepareDevice(
  network: NetworkSpec,
  settings: TrainingSettings,
  onProgress: (compiled: Compiled) => void,
): Promise<void> {
  if (getBackend() !== 'webgpu') return;
  const { warmUp } = await import('../webgpu/warm-up');
  await warmUp(
    backend() as WebGPUBackend,
    () => {
      throwAwayStep(network, settings);
    },
    onProgress,
  );
}

/** One step and one prediction on a model of its own; in compile-only mode none of its numbers mean anything. */
function throwAwayStep(network: NetworkSpec, settings: TrainingSettings): void {
  const run = newRun(buildModel(network, outputUnits(network), settings.seed), settings.seed);
  const shape = [settings.batchSize, ...network.inputShape] as [number, number, number, number];
  const images = zeros<Rank.R4>(shape);
  const labels = tensor1d(new Int32Array(settings.batchSize), 'int32');
  const metrics = trainStep(run.model, adoptOptimizer(run, settings), { images, labels }, settings.learningRate, 0);
  dispose([metrics, probabilitiesOf(run.model, images), images, labels]);
  disposeRun(run);
}
