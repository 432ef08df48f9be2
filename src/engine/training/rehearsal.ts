import { add, dispose, tidy, zeros, type Rank, type Tensor, type Tensor1D } from '@tensorflow/tfjs-core';
import type { NetworkSpec } from '../../domain/network/network';
import type { TrainingSettings } from '../../domain/training/training';
import { sliceSize } from '../../domain/training/work';
import { gatherBatch, whole } from '../data/batches';
import type { Dataset } from '../data/dataset';
import { sliceSums, withPenalty } from '../core/evaluate';
import { buildModel, probabilitiesOf, type Model } from '../core/model';
import { flatWeights } from '../inspect/weights';
import { adoptSettings, disposeRun, newRun, portionsOf } from './run';
import { trainStep } from './train-step';

/**
 * Everything that a training asks of its device, once, on a throw-away run: a whole batch and the smaller one at the end of an epoch, a whole and the last slice of each
 * evaluation, a prediction. Nothing is read. The caller disposes of the results.
 */
export function rehearse(network: NetworkSpec, settings: TrainingSettings, dataset: Dataset): Tensor[] {
  const { seed, batchSize, learningRate } = settings;
  const { train, validation } = portionsOf(dataset, settings);
  const run = newRun(buildModel(network, seed), seed);
  const optimizer = adoptSettings(run, settings);
  // Weights are remembered before the first step and after it. How they lie in the textures of WebGL depends on who asks for them first.
  const results: Tensor[] = [flatWeights(run.model)];
  for (const [from, count] of pieces(train.count, batchSize)) {
    const batch = gatherBatch(train, positionsOf(from, count), dataset.imageShape);
    results.push(trainStep(run.model, optimizer, batch, learningRate, seed));
    dispose([batch.images, batch.labels]);
  }
  results.push(flatWeights(run.model));
  for (const portion of [validation, whole(dataset.test)])
    if (portion)
      results.push(
        ...pieces(portion.count, sliceSize).map(([from, count]) =>
          sliceSums(run.model, portion, from, count, dataset.imageShape),
        ),
      );
  results.push(sumUp(run.model, results.at(-1) as Tensor1D));
  const { images, labels } = gatherBatch(whole(dataset.test), positionsOf(0, 1), dataset.imageShape);
  results.push(probabilitiesOf(run.model, images));
  dispose([images, labels]);
  // Copies of the run are read off the device from time to time.
  results.push(...[...run.model.variables, ...optimizer.slots.flat()].map((variable) => variable.clone()));
  disposeRun(run);
  return results;
}

/** What an evaluation makes of the sums of its slices. */
function sumUp(model: Model, sums: Tensor1D): Tensor1D {
  return tidy(() => withPenalty(model, add(add(zeros<Rank.R1>([2]), sums), sums)));
}

/** Where the pieces of different sizes begin, and their sizes, when `count` images are taken `size` at a time. */
function pieces(count: number, size: number): [from: number, count: number][] {
  const rest = count % size;
  const whole: [number, number][] = count >= size ? [[0, size]] : [];
  return rest > 0 ? [...whole, [count - rest, rest]] : whole;
}

function positionsOf(from: number, count: number): Uint32Array {
  return Uint32Array.from({ length: count }, (_, index) => from + index);
}
