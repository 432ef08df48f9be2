import { tensor1d, tensor4d, tidy } from '@tensorflow/tfjs-core';
import { beforeAll, expect, test } from 'vitest';
import { startInNode } from '../../../tests/fixtures/golden/backends';
import { newLayer } from '../../domain/network/edits';
import type { LayerSpec, NetworkSpec } from '../../domain/network/network';
import { readNetwork } from '../../domain/network/read-network';
import { presets } from '../../domain/network/presets';
import { Optimizer } from './optimizer';
import { buildModel, type Model } from './model';
import { readPart } from './read-part';
import { trainStep } from '../training/train-step';
import { values } from '../wasm/test-support';

beforeAll(() => startInNode('wasm'));

const conv = (id: string, filters: number): LayerSpec => newLayer('Conv2D', id, { filters, kernelSize: 3 });
const flatten = newLayer('Flatten', 'flatten');
const output = newLayer('Dense', 'output', { units: 10, activation: 'softmax' });

/** What is read of each layer's output, where that is not all. */
function partsOf(network: NetworkSpec): Record<string, unknown> {
  const { layers } = readNetwork(network);
  const parts = layers.map((layer) => [layer.id, readPart(layer, layers)] as const);
  return Object.fromEntries(parts.filter(([, part]) => part !== undefined));
}

test('of 11 x 11 values, pooling by 2 reads 10 x 10: the second convolution of the default network', () => {
  expect(Object.values(partsOf(presets['mnist-first-convnet'].network))).toEqual([[10, 10]]);
  expect(partsOf(presets['fashion-cnn'].network)).toEqual({});
});

test('what another layer reads whole is computed whole', () => {
  const pool = (id: string, params: object = {}): LayerSpec =>
    newLayer('MaxPooling2D', id, { poolSize: 2, strides: 2, ...params });
  const stack = (...layers: LayerSpec[]): NetworkSpec => ({
    inputShape: [9, 13, 1],
    layers: [...layers, flatten, output],
  });
  expect(partsOf(stack(conv('a', 2), pool('p')))).toEqual({ a: [6, 10] });
  expect(partsOf(stack(conv('a', 2), pool('p', { padding: 'same' })))).toEqual({});
  expect(partsOf(stack(conv('a', 2), newLayer('Activation', 'r'), pool('p')))).toEqual({ r: [6, 10] });
  const gaps = { ...pool('q', { strides: 5 }), inputs: ['a'] };
  const joined = { ...newLayer('Concatenate', 'both'), inputs: ['flat', 'other'] };
  const forked = stack(
    conv('a', 2),
    pool('p'),
    newLayer('Flatten', 'flat'),
    gaps,
    newLayer('Flatten', 'other'),
    joined,
  );
  expect(partsOf(forked)).toEqual({ a: [7, 10] });
  const alsoWhole = stack(
    conv('a', 2),
    pool('p'),
    newLayer('Flatten', 'flat'),
    { ...newLayer('Flatten', 'other'), inputs: ['a'] },
    joined,
  );
  expect(partsOf(alsoWhole)).toEqual({});
});

const network: NetworkSpec = {
  inputShape: [13, 12, 1],
  layers: [
    conv('a', 5),
    newLayer('MaxPooling2D', 'p', { poolSize: 2, strides: 2 }),
    newLayer('Conv2D', 'b', { filters: 8, kernelSize: 2, padding: 'same', activation: 'elu' }),
    newLayer('AveragePooling2D', 'q', { poolSize: 2, strides: 2 }),
    flatten,
    output,
  ],
};

/** The losses of some steps and the weights behind them. */
function trained(model: Model): number[] {
  const optimizer = new Optimizer(presets['mnist-first-convnet'].settings.optimizer, model.trainable);
  const losses = [0, 1, 2].map((step) =>
    tidy(() => {
      const images = tensor4d(values(7 * 156, step), [7, 13, 12, 1]);
      const labels = tensor1d([1, 2, 3, 4, 5, 6, 7], 'int32');
      return trainStep(model, optimizer, { images, labels }, 0.01, step).dataSync()[0] ?? NaN;
    }),
  );
  return [...losses, ...model.variables.flatMap((variable) => [...variable.dataSync()])];
}

test('what nobody reads changes no bit of a training', () => {
  const model = buildModel(network, 1);
  expect(model.layers.get('a')?.read).toEqual([10, 10]);
  const whole = buildModel(network, 1);
  const layers = new Map([...whole.layers].map(([id, layer]) => [id, { ...layer, read: undefined }]));
  expect(trained(model)).toEqual(trained({ ...whole, layers }));
});
