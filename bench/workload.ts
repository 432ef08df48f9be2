/** The timed training steps: presets with the same initial weights and the same pictures for every contender. */
import { pairOf } from '../src/domain/layers/extent';
import { decodeImages, decodeLabels } from '../src/domain/data/idx';
import type { LayerSpec, NetworkSpec } from '../src/domain/network/network';
import { presets } from '../src/domain/network/presets';
import { readNetwork } from '../src/domain/network/read-network';
import { randomUniform, streamKey, streams } from '../src/domain/random';
import type { Workload, WorkloadSpec } from './protocol';

/** Steps go through so many different batches, over and over; large ones through as many as the images fill. */
const mostBatches = 8;

export function networkOf({ preset, width }: WorkloadSpec): NetworkSpec {
  const { network } = presets[preset];
  const widened = (layer: LayerSpec): LayerSpec =>
    layer.kind === 'Conv2D'
      ? { ...layer, params: { ...layer.params, filters: Math.round(layer.params.filters * width) } }
      : layer;
  return { ...network, layers: network.layers.map(widened) };
}

/** Multiply-adds of one step: forward, gradient by the weights, and gradient by the input in all layers but the first with weights. */
export function multiplyAddsOf(spec: WorkloadSpec): number {
  const costs = readNetwork(networkOf(spec))
    .layers.map(({ multiplyAdds }) => multiplyAdds)
    .filter((cost) => cost > 0);
  return spec.batch * (3 * costs.reduce((sum, cost) => sum + cost, 0) - (costs[0] ?? 0));
}

/** @param read gives a file of a data set, unzipped */
export async function makeWorkload(spec: WorkloadSpec, read: (path: string) => Promise<Uint8Array>): Promise<Workload> {
  const { dataset, settings } = presets[spec.preset];
  const images = decodeImages(await read(`data/${dataset}/train-images-idx3-ubyte.gz`));
  const labels = decodeLabels(await read(`data/${dataset}/train-labels-idx1-ubyte.gz`));
  const network = networkOf(spec);
  const shapes = weightShapes(network);
  const count = spec.batch * Math.min(mostBatches, Math.floor(images.count / spec.batch));
  if (count === 0) throw new Error(`${images.count} images fill no batch of ${spec.batch}`);
  return {
    ...spec,
    network,
    optimizer: settings.optimizer,
    learningRate: settings.learningRate,
    pixels: images.pixels.slice(0, count * images.height * images.width),
    labels: labels.slice(0, count),
    weights: shapes.map(initialWeights),
    shapes,
  };
}

function weightShapes(network: NetworkSpec): number[][] {
  return readNetwork(network).layers.flatMap(({ spec: layer, input }) => {
    const channels = input?.at(-1) ?? 0;
    if (layer.kind === 'Dense') return [[channels, layer.params.units], [layer.params.units]];
    if (layer.kind !== 'Conv2D') return [];
    const { kernelSize, filters } = layer.params;
    return [[...pairOf(kernelSize), channels, filters], [filters]];
  });
}

/** Glorot's uniform distribution for kernels, zeros for biases. */
function initialWeights(shape: readonly number[], index: number): Float32Array {
  const size = shape.reduce((product, length) => product * length, 1);
  const [inputs = 1, outputs = 1] = shape.slice(-2);
  const field = size / (inputs * outputs);
  const limit = shape.length === 1 ? 0 : Math.sqrt(6 / (field * (inputs + outputs)));
  const key = streamKey(1, streams.benchmark, index);
  return Float32Array.from({ length: size }, (_, at) => (2 * randomUniform(key, at) - 1) * limit);
}

/** Where the batch of step number `step` begins among a workload's images. */
export function batchStart({ batch, labels }: Workload, step: number): number {
  return (step % (labels.length / batch)) * batch;
}

/** Batch number `step` as a contender without bytes takes it: values from 0 to 1, and classes. */
export function batchOf(workload: Workload, step: number): { images: Float32Array; labels: Uint8Array } {
  const { batch, pixels, labels } = workload;
  const size = pixels.length / labels.length;
  const from = batchStart(workload, step);
  const bytes = pixels.subarray(from * size, (from + batch) * size);
  return { images: Float32Array.from(bytes, (byte) => byte / 255), labels: labels.slice(from, from + batch) };
}
