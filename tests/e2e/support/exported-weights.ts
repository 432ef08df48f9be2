/** The weights of the default network as a saved project holds them, read without the product's own code. */
import { unzipSync } from 'fflate';

interface Filter {
  /** 3 x 3 weights for one input channel, row by row. */
  readonly kernel: (channel: number) => number[];
  readonly bias: number;
}

export interface ExportedWeights {
  /** @param layer 1 to 3, as in the layer's name */
  readonly filter: (layer: number, filter: number) => Filter;
  readonly dense: (unit: number) => { readonly weights: number[]; readonly bias: number };
}

/** Input channels and filters of the three convolutions. */
const convolutions = [
  [1, 32],
  [32, 64],
  [64, 128],
] as const;
const [inputs, units] = [3 * 3 * 128, 10];

/** Kernel (height, width, in, out) and bias of each layer, one after the other, as float32. */
export function exportedWeights(project: Uint8Array): ExportedWeights {
  const bytes = unzipSync(project)['weights.bin'];
  if (!bytes) throw new Error('the project holds no weights');
  const all = new Float32Array(bytes.slice().buffer);
  let next = 0;
  const take = (count: number): Float32Array => all.subarray(next, (next += count));
  const layers = convolutions.map(([channels, filters]) => ({
    kernels: take(9 * channels * filters),
    biases: take(filters),
    channels,
    filters,
  }));
  const [dense, denseBiases] = [take(inputs * units), take(units)];
  const at = (values: Float32Array, index: number): number => values[index] ?? NaN;
  return {
    filter(layer, filter) {
      const { kernels, biases, channels, filters } = layers[layer - 1] ?? fail();
      const weight = (channel: number) => (_: unknown, place: number) =>
        at(kernels, (place * channels + channel) * filters + filter);
      return { kernel: (channel) => Array.from({ length: 9 }, weight(channel)), bias: at(biases, filter) };
    },
    dense: (unit) => ({
      weights: Array.from({ length: inputs }, (_, input) => at(dense, input * units + unit)),
      bias: at(denseBiases, unit),
    }),
  };
}

function fail(): never {
  throw new Error('there is no such layer');
}
