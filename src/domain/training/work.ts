/** What training asks of a machine: the arithmetic, the memory traffic and the single operations of a step and of a slice of an evaluation. Pure counting, no times. */
import { isFrozen } from '../layers/layer-definition';
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

/** How far gradients go back, as ids of layers. */
export interface Backward {
  /** Their output depends on weights that are trained: a gradient comes to them. */
  readonly reached: ReadonlySet<string>;
  /** Their input does, too: only those pass one on. */
  readonly passing: ReadonlySet<string>;
}

/** Nothing is worked out for what lies before the first layer that is trained. */
export function backwardOf(layers: readonly LayerReading[]): Backward {
  const reached = new Set<string>();
  const passing = new Set<string>();
  for (const { id, inputs, parameters } of layers) {
    if (inputs.some((input) => reached.has(input))) passing.add(id);
    if (passing.has(id) || (parameters?.trainable ?? 0) > 0) reached.add(id);
  }
  return { reached, passing };
}

/** How often the multiply-adds of a layer are done again for gradients: of its weights, where they are trained, and of its input. */
function gradientsOf({ id, spec }: LayerReading, { reached, passing }: Backward): number {
  return Number(reached.has(id) && !isFrozen(spec.params)) + Number(passing.has(id));
}

/** Read and written by a pass through layers in one direction, for one image. */
function valuesIn(layers: readonly LayerReading[]): number {
  return layers.reduce((sum, layer) => sum + passes(layer) * valuesOf(layer), 0);
}

/** Forward through the network, as an evaluation does it, for so many images. */
export function forwardWork(network: NetworkSpec, images: number): Work {
  const { layers, multiplyAdds } = readNetwork(network);
  return {
    multiplyAdds: images * multiplyAdds,
    bytes: images * bytesPerValue * valuesIn(layers),
    operations: layers.length + 4,
  };
}

/** One training step: forward, the gradients of weights and of inputs, the optimizer's update. */
export function stepWork({ network, settings, data }: TrainTask): Work {
  const { layers, trainable } = readNetwork(network);
  const images = batchOf({ settings, data });
  const forward = forwardWork(network, images);
  const backward = backwardOf(layers);
  const reached = layers.filter(({ id }) => backward.reached.has(id));
  const gradients = reached.reduce((sum, layer) => sum + gradientsOf(layer, backward) * layer.multiplyAdds, 0);
  const weightTraffic = 3 + 2 * slotStarts(settings.optimizer).length;
  return {
    multiplyAdds: forward.multiplyAdds + images * gradients,
    bytes: forward.bytes + bytesPerValue * (2 * images * valuesIn(reached) + weightTraffic * trainable),
    operations: 3 * forward.operations - 2 * (layers.length - reached.length),
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
