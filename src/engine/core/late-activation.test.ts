import { tensor1d, tensor4d, tidy } from '@tensorflow/tfjs-core';
import { beforeAll, expect, test } from 'vitest';
import { nodeBackends, startInNode } from '../../../tests/fixtures/golden/backends';
import type { Activation } from '../../domain/layers/activations';
import { newLayer } from '../../domain/network/edits';
import type { LayerSpec, NetworkSpec } from '../../domain/network/network';
import { presets } from '../../domain/network/presets';
import { readNetwork } from '../../domain/network/read-network';
import { trainStep } from '../training/train-step';
import { values } from '../wasm/test-support';
import { lateActivation } from './late-activation';
import { buildModel, outputsUpTo, logitsFrom, logitsOf, type Model } from './model';
import { Optimizer } from './optimizer';

beforeAll(() => startInNode(nodeBackends.includes('wasm') ? 'wasm' : 'cpu'));

const pool = newLayer('MaxPooling2D', 'pool', { poolSize: 3, strides: 2, padding: 'same' });
const end = [newLayer('Flatten', 'flatten'), newLayer('Dense', 'output', { units: 4, activation: 'softmax' })];

function network(activation: Activation, ...others: readonly LayerSpec[]): NetworkSpec {
  const first = newLayer('Conv2D', 'first', { filters: 6, kernelSize: 3, activation });
  return { inputShape: [9, 8, 1], layers: [first, ...others, ...end] };
}

function lateOf(spec: NetworkSpec): Record<string, Activation> {
  const { layers } = readNetwork(spec);
  const all = layers.map((layer) => [layer.id, lateActivation(layer, layers)] as const);
  return Object.fromEntries(all.filter((each): each is [string, Activation] => each[1] !== null));
}

test('waits only where it rises everywhere and nothing but a max pooling takes what it gives', () => {
  expect(lateOf(network('tanh', pool))).toEqual({ first: 'tanh' });
  expect(lateOf(network('gelu', pool))).toEqual({});
  expect(lateOf(network('relu', pool))).toEqual({});
  expect(lateOf(network('linear', newLayer('Activation', 'after'), pool))).toEqual({ after: 'relu' });
  expect(lateOf(network('tanh', newLayer('AveragePooling2D', 'pool')))).toEqual({});
  const forked = [pool, newLayer('Flatten', 'a'), { ...newLayer('Flatten', 'b'), inputs: ['first'] }];
  expect(lateOf(network('tanh', ...forked, { ...newLayer('Concatenate', 'c'), inputs: ['a', 'b'] }))).toEqual({});
});

const batch = () => ({
  images: tensor4d(values(5 * 72, 1), [5, 9, 8, 1]),
  labels: tensor1d([0, 1, 2, 3, 0], 'int32'),
});

/** Losses of some steps, and the weights behind them. */
function trained(model: Model): number[] {
  const optimizer = new Optimizer(presets['mnist-first-convnet'].settings.optimizer, model.trainable);
  const losses = [0, 1, 2].map((step) =>
    tidy(() => trainStep(model, optimizer, batch(), 0.01, step).dataSync()[0] ?? NaN),
  );
  return [...losses, ...model.variables.flatMap((variable) => [...variable.dataSync()])];
}

/** The same with every activation where it stands. */
function inPlace(model: Model): Model {
  return { ...model, layers: new Map([...model.layers].map(([id, layer]) => [id, { ...layer, late: null }])) };
}

test.each(['elu', 'sigmoid', 'tanh'] as const)('%s behind the pooling trains as before it', (activation) => {
  const [late, early] = [buildModel(network(activation, pool), 1), buildModel(network(activation, pool), 1)];
  expect(late.layers.get('first')?.late).toBe(activation);
  const [behind, before] = [trained(late), trained(inPlace(early))];
  behind.forEach((value, index) => expect(value).toBeCloseTo(before[index] ?? NaN, 6));
});

test('goes on from outputs that are known, which have their activations', () => {
  const model = buildModel(network('tanh', pool), 1);
  tidy(() => {
    const { images } = batch();
    const known = outputsUpTo(model, images, 'first');
    expect([...logitsFrom(model, known).dataSync()]).toEqual([...logitsOf(model, images, false).dataSync()]);
  });
});
