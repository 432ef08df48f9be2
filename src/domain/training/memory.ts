/** How much memory a training takes. */
import { definitionOf } from '../layers/registry';
import { readNetwork, type LayerReading } from '../network/read-network';
import { sizeOf } from '../network/shape';
import { slotStarts } from './optimizer-rules';
import { backwardOf, batchOf, bytesPerValue, sliceSize, validatedImages, type TrainTask } from './work';

/** Bytes, by what they hold. */
export interface MemoryUse {
  /** Pictures and labels: a byte a pixel. */
  readonly data: number;
  /** Weights, the optimizer's slots, and while a step lasts the gradients. */
  readonly weights: number;
  /** A batch on its way through the network: what each layer gives is kept until its gradients are known, which are as large. */
  readonly batch: number;
  /** A slice of an evaluation. It is not there together with a batch. */
  readonly slice: number;
  /** The most at one time. */
  readonly total: number;
}

/** What a training takes, without the page and the engine themselves. */
export function memoryOf(task: TrainTask): MemoryUse {
  const { layers, total, trainable } = readNetwork(task.network);
  const { imageShape, trainCount, testCount } = task.data;
  const pixels = sizeOf(imageShape);
  const { reached } = backwardOf(layers);
  const kept = sumOf(layers, (layer) => (reached.has(layer.id) ? copiesInTraining(layer) : copiesInUse(layer)));
  const data = (trainCount + testCount) * (pixels + 1);
  const slots = slotStarts(task.settings.optimizer).length;
  const weights = bytesPerValue * (total + (slots + 1) * trainable);
  const batch = bytesPerValue * batchOf(task) * (pixels + kept);
  const slice =
    bytesPerValue *
    Math.min(sliceSize, Math.max(testCount, validatedImages(task))) *
    (pixels + sumOf(layers, copiesInUse));
  return { data, weights, batch, slice, total: data + weights + Math.max(batch, slice) };
}

/** What a layer gives, times the copies that are made of it. */
function sumOf(layers: readonly LayerReading[], copies: (layer: LayerReading) => number): number {
  return layers.reduce((sum, layer) => sum + copies(layer) * sizeOf(layer.output ?? []), 0);
}

/** A flattened image is the same memory in another shape; what only disturbs the training does nothing in use. */
function copiesInUse({ kind }: LayerReading): number {
  return kind === 'Flatten' || definitionOf(kind).family === 'regularization' ? 0 : 1;
}

/** The output, its gradient, and behind an activation the gradient before it. */
function copiesInTraining({ kind, spec }: LayerReading): number {
  if (kind === 'Flatten') return 0;
  const { activation = 'linear' } = spec.params as { readonly activation?: string };
  return kind === 'Activation' || activation === 'linear' ? 2 : 3;
}
