import { randomUniform } from '../../domain/random';
import type { LayerSpec, NetworkSpec } from '../../domain/network/network';
import { newLayer } from '../../domain/network/edits';
import type { LayerKind, LayerParams } from '../../domain/layers/registry';
import type { Dataset, SplitData } from '../data/dataset';

export const size = 8;

/** Values from 0 to 1, the same for the same seed. */
export function noise(count: number, seed: number): Float32Array {
  return Float32Array.from({ length: count }, (_, index) => randomUniform(seed, index));
}

/** Images of noise; class 1 has a bright upper left corner, and nothing else tells the classes apart. */
export function corners(count: number, seed: number): SplitData {
  const images = Uint8Array.from(noise(count * size * size, seed), (value) => value * 100);
  const labels = Uint8Array.from({ length: count }, (_, index) => (index % 3 === 0 ? 1 : 0));
  labels.forEach((label, index) => {
    for (const place of [0, 1, 2, size, size + 1, size + 2, 2 * size, 2 * size + 1, 2 * size + 2])
      images[index * size * size + place] = label ? 255 : 0;
  });
  return { images, labels, count };
}

export const cornerDataset: Dataset = {
  id: 'mnist-10k',
  imageShape: [size, size, 1],
  classNames: ['no', 'yes'],
  train: corners(256, 1),
  test: corners(450, 2),
};

export function layer<K extends LayerKind>(kind: K, params: Partial<LayerParams[K]> = {}): LayerSpec {
  return newLayer(kind, kind, params);
}

/** Names the layers anew: "layer-1", "layer-2" ... */
export function stack(...layers: readonly LayerSpec[]): NetworkSpec {
  return { inputShape: [size, size, 1], layers: layers.map((each, index) => ({ ...each, id: `layer-${index + 1}` })) };
}

/** Convolution, pooling, dense: small enough for every test. */
export const smallConvnet = stack(
  layer('Conv2D', { filters: 4 }),
  layer('MaxPooling2D'),
  layer('Dropout', { rate: 0.1 }),
  layer('Flatten'),
  layer('Dense', { units: 2, activation: 'softmax' }),
);
