/** What training asks of a machine: the arithmetic, the memory traffic and the single operations of a step and of a slice of an evaluation. Pure counting, no times. */
import { readNetwork, type LayerReading } from '../network/read-network';
import type { NetworkSpec } from '../network/network';
import { sizeOf } from '../network/shape';
import { slotStarts } from './optimizer-rules';
import type { TrainingSettings } from './training';
import { countBeforeSplit } from './validation-split';

/** The most images that an evaluation takes at once: large enough to fill a device, small enough to give way in between. */
export const sliceSize = 200;

/** Of a float32. */
export const bytesPerValue = 4;

/** Everything that the cost of a training depends on, apart from the machine. */
export interface TrainTask {
  readonly network: NetworkSpec;
  readonly settings: TrainingSettings;
  readonly data: TaskData;
}
export interface TaskData {
  readonly imageShape: readonly number[];
  readonly trainCount: number;
  readonly testCount: number;
}

export interface Work {
  readonly multiplyAdds: number;
  /** Read and written by what does little arithmetic a value: pooling, activations, normalisation, the optimizer. */
  readonly bytes: number;
  /** Calls of a kernel, each with a price of its own. */
  readonly operations: number;
}

/** How often a layer's values pass through memory, forward; gradients take them twice more. Normalisation reads its input for mean, variance and result. */
function passes({ kind }: LayerReading): number {
  if (kind === 'Flatten') return 0;
  return kind === 'BatchNormalization' || kind === 'LayerNormalization' ? 3 : 1;
}

function valuesOf({ inputShapes, output }: LayerReading): number {
  return [...inputShapes, output ?? []].reduce((sum, shape) => sum + sizeOf(shape), 0);
}

/** Layers whose input depends on weights: only those pass a gradient on to their input. */
function behindWeights(layers: readonly LayerReading[]): ReadonlySet<string> {
  const moved = new Set<string>();
  const behind = new Set<string>();
  for (const { id, inputs, parameters } of layers) {
    if (inputs.some((input) => moved.has(input))) behind.add(id);
    if (behind.has(id) || (parameters?.trainable ?? 0) > 0) moved.add(id);
  }
  return behind;
}

/** Forward through the network, as an evaluation does it, for so many images. */
export function forwardWork(network: NetworkSpec, images: number): Work {
  const { layers, multiplyAdds } = readNetwork(network);
  const values = layers.reduce((sum, layer) => sum + passes(layer) * valuesOf(layer), 0);
  return {
    multiplyAdds: images * multiplyAdds,
    bytes: images * bytesPerValue * values,
    operations: layers.length + 4,
  };
}

/** One training step: forward, the gradients of weights and of inputs, the optimizer's update. */
export function stepWork({ network, settings, data }: TrainTask): Work {
  const { layers, trainable, multiplyAdds } = readNetwork(network);
  const images = batchOf({ settings, data });
  const forward = forwardWork(network, images);
  const behind = behindWeights(layers);
  const inputGradients = layers.reduce((sum, { id, multiplyAdds: own }) => sum + (behind.has(id) ? own : 0), 0);
  const weightTraffic = 3 + 2 * slotStarts(settings.optimizer).length;
  return {
    multiplyAdds: forward.multiplyAdds + images * (multiplyAdds + inputGradients),
    bytes: 3 * forward.bytes + bytesPerValue * weightTraffic * trainable,
    operations: 3 * forward.operations,
  };
}

/** Images of a whole batch. */
export function batchOf({ settings, data }: Pick<TrainTask, 'settings' | 'data'>): number {
  return Math.min(settings.batchSize, trainedImages({ settings, data }));
}

/** How many images an epoch trains on. */
export function trainedImages({ settings, data: { trainCount } }: Pick<TrainTask, 'settings' | 'data'>): number {
  return settings.validation === 'split' ? countBeforeSplit(trainCount, settings.validationSplit) : trainCount;
}

/** How many images are read after each epoch. */
export function validatedImages({ settings, data }: Pick<TrainTask, 'settings' | 'data'>): number {
  if (settings.validation === 'test') return data.testCount;
  return data.trainCount - trainedImages({ settings, data });
}
