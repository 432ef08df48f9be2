/** Names, shapes, parameter counts and the printed summary against Keras 3; scripts/golden/summaries.py makes them. */
import { expect, test } from 'vitest';
import file from '../../../tests/fixtures/golden/summaries.json';
import { isStack } from '../../domain/network/in-order';
import { kerasOrder } from '../../domain/network/keras-order';
import { readNetwork } from '../../domain/network/read-network';
import { newLayer } from '../../domain/network/edits';
import { definitionOf, layerKinds, type LayerKind, type LayerParams } from '../../domain/layers/registry';
import type { LayerSpec, NetworkSpec } from '../../domain/network/network';
import { presetIds, presets } from '../../domain/network/presets';
import { formatShape } from '../../domain/network/shape';
import { summaryText, totalLines } from '../../domain/network/summary';

function layer<K extends LayerKind>(kind: K, params: Partial<LayerParams[K]> = {}): LayerSpec {
  return newLayer(kind, 'any', params);
}
const softmax = layer('Dense', { units: 10, activation: 'softmax' });

/** The network `all-kinds` of summaries.py, layer by layer. */
const allKinds: readonly LayerSpec[] = [
  layer('ZeroPadding2D', { padding: 1 }),
  layer('Conv2D', { filters: 8, kernelSize: 3, useBias: false }),
  layer('BatchNormalization'),
  layer('Activation', { activation: 'relu' }),
  layer('SeparableConv2D', { filters: 12, kernelSize: 3, padding: 'same', depthMultiplier: 2 }),
  layer('MaxPooling2D', { poolSize: 3, strides: 2, padding: 'same' }),
  layer('DepthwiseConv2D', { kernelSize: 3, strides: 2, padding: 'same', depthMultiplier: 2 }),
  layer('BatchNormalization'),
  layer('Activation', { activation: 'elu' }),
  layer('AveragePooling2D', { poolSize: 2, strides: 2 }),
  layer('ZeroPadding2D', { padding: 2 }),
  layer('SeparableConv2D', { filters: 16, kernelSize: 2 }),
  layer('DepthwiseConv2D', { kernelSize: 2 }),
  layer('AveragePooling2D', { poolSize: 2, strides: 1, padding: 'same' }),
  layer('Dropout', { rate: 0.2 }),
  layer('GlobalAveragePooling2D'),
  layer('Dense', { units: 20 }),
  layer('BatchNormalization'),
  layer('Dropout', { rate: 0.2 }),
  layer('Flatten'),
  softmax,
];

const networks: Readonly<Record<string, NetworkSpec>> = {
  ...Object.fromEntries(presetIds.map((id) => [id, presets[id].network])),
  'all-kinds': { inputShape: [28, 28, 1], layers: allKinds },
  larger: {
    inputShape: [28, 28, 1],
    layers: [
      layer('UpSampling2D', { interpolation: 'bilinear' }),
      layer('Conv2D', { filters: 4, kernelSize: 3 }),
      layer('LeakyReLU'),
      layer('UpSampling2D', { size: 3 }),
      layer('LeakyReLU', { negativeSlope: 0.1 }),
      layer('GlobalAveragePooling2D'),
      softmax,
    ],
  },
  'not-square': {
    inputShape: [28, 28, 1],
    layers: [
      layer('ZeroPadding2D', {
        padding: [
          [1, 0],
          [2, 3],
        ],
      }),
      layer('Conv2D', { filters: 6, kernelSize: [3, 5], strides: [1, 2], padding: 'same' }),
      layer('Conv2D', { filters: 4, kernelSize: [2, 3], dilationRate: [3, 1] }),
      layer('MaxPooling2D', { poolSize: [2, 3], strides: [2, 3] }),
      layer('SeparableConv2D', { filters: 5, kernelSize: [1, 3], dilationRate: 2, padding: 'same' }),
      layer('DepthwiseConv2D', { kernelSize: [3, 1], strides: 2, dilationRate: 2, depthMultiplier: 2 }),
      layer('UpSampling2D', { size: [2, 3] }),
      layer('AveragePooling2D', { poolSize: [1, 4], strides: [2, 1], padding: 'same' }),
      layer('ZeroPadding2D', { padding: [0, 1] }),
      layer('Flatten'),
      softmax,
    ],
  },
  noisy: {
    inputShape: [28, 28, 1],
    layers: [
      layer('Rescaling', { scale: 2, offset: -1 }),
      layer('Conv2D', { filters: 4, kernelSize: 3 }),
      layer('SpatialDropout2D', { rate: 0.25 }),
      layer('GaussianNoise', { stddev: 0.1 }),
      layer('Rescaling', { scale: 0.5, offset: 0 }),
      layer('SpatialDropout2D', { rate: 0.25 }),
      layer('Flatten'),
      layer('GaussianNoise', { stddev: 0.1 }),
      softmax,
    ],
  },
  normalised: {
    inputShape: [28, 28, 1],
    layers: [
      layer('LayerNormalization'),
      layer('Conv2D', { filters: 4, kernelSize: 3 }),
      layer('LayerNormalization', { scale: false }),
      layer('Flatten'),
      layer('LayerNormalization', { center: false }),
      layer('LayerNormalization', { center: false, scale: false }),
      softmax,
    ],
  },
  decoder: {
    inputShape: [28, 28, 1],
    layers: [
      layer('Conv2D', { filters: 4, kernelSize: 3, strides: 2 }),
      layer('Conv2DTranspose', { filters: 6, kernelSize: 3, strides: 2, padding: 'valid' }),
      layer('Conv2DTranspose', { filters: 3, kernelSize: [2, 3], strides: [3, 1], padding: 'same', useBias: false }),
      layer('Flatten'),
      softmax,
    ],
  },
  'global-max': { inputShape: [28, 28, 1], layers: [layer('GlobalMaxPooling2D'), softmax] },
};

test('every preset and every kind of layer is compared', () => {
  expect(new Set(file.networks.map(({ name }) => name))).toEqual(new Set(Object.keys(networks)));
  const kinds = new Set(Object.values(networks).flatMap(({ layers }) => layers.map(({ kind }) => kind)));
  // All that merge are compared in graphs.test.ts.
  const stacked = layerKinds.filter((kind) => !definitionOf(kind).merges);
  expect(stacked.filter((kind) => !kinds.has(kind))).toEqual([]);
});

test.each(file.networks.map((golden) => [golden.name, golden] as const))('%s is what Keras says', (name, golden) => {
  const analysis = readNetwork(networks[name] as NetworkSpec);
  const { layers, byId } = analysis;
  const listed = isStack(layers) ? layers : kerasOrder(layers).flatMap((id) => byId.get(id) ?? []);
  const rows = listed.map(({ kerasName, kind, output, parameters }) => {
    const count = (parameters?.trainable ?? 0) + (parameters?.nonTrainable ?? 0);
    return `${kerasName} (${kind}) ${formatShape(output ?? [])} ${count}`;
  });
  expect(rows).toEqual(golden.layers);
  expect([analysis.total, analysis.trainable]).toEqual([golden.total, golden.trainable]);
  expect(totalLines(analysis)).toEqual(golden.totals);
});

const printed = file.networks.filter((golden): golden is typeof golden & { text: string[] } => 'text' in golden);

test.each(printed.map(({ name, text }) => [name, text] as const))(
  'the printed summary of %s is the one of Keras, character by character',
  (name, text) => {
    const lines = summaryText(readNetwork(networks[name] as NetworkSpec)).split('\n');
    expect(lines).toEqual(text.filter((line) => line !== ''));
  },
);
