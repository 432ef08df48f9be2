import '@tensorflow/tfjs-backend-cpu';
import {
  memory,
  mul,
  randomUniform,
  setBackend,
  sum,
  tensor2d,
  tidy,
  variableGrads,
  type Rank,
  type Scalar,
  type Tensor,
} from '@tensorflow/tfjs-core';
import fc from 'fast-check';
import { beforeAll, expect, test } from 'vitest';
import { readNetwork, type NetworkReading } from '../../domain/network/read-network';
import { arbitraryNetwork } from '../../../tests/fixtures/arbitrary-networks';
import type { LayerSpec } from '../../domain/network/network';
import { presetIds, presets } from '../../domain/network/presets';
import { registerCpuKernels } from '../kernels/register-cpu';
import { registerReferences } from '../kernels/register-references';
import { buildModel, disposeModel, probabilitiesOf, type Model } from './model';
import { registerGradients } from '../ops/gradients';

beforeAll(async () => {
  await setBackend('cpu');
  registerCpuKernels();
  registerReferences('cpu');
  registerGradients();
});

function expectSameAsTfjs(model: Model, { layers, trainable, nonTrainable }: NetworkReading): void {
  // tfjs lists the layers of a graph in an order of its own, and its input too.
  const theirs = model.keras.layers.filter((layer) => layer.getClassName() !== 'InputLayer');
  expect(theirs.map(({ name }) => name).sort()).toEqual(layers.map(({ kerasName }) => kerasName).sort());
  for (const { kerasName, output, parameters } of layers) {
    const layer = model.keras.getLayer(kerasName);
    expect((layer.outputShape as number[]).slice(1)).toEqual(output);
    expect(layer.countParams()).toBe((parameters?.trainable ?? 0) + (parameters?.nonTrainable ?? 0));
  }
  const count = (weights: readonly { shape: readonly (number | null)[] }[]): number =>
    weights.reduce((sum, { shape }) => sum + shape.reduce<number>((size, length) => size * (length ?? 1), 1), 0);
  expect(count(model.keras.trainableWeights)).toBe(trainable);
  expect(count(model.keras.nonTrainableWeights)).toBe(nonTrainable);
}

/** What tfjs computes otherwise than Keras, or not at all; ours are held against golden vectors there. */
function differs({ kind, params }: LayerSpec): boolean {
  if ('dilationRate' in params && kind !== 'Conv2D') return String(params.dilationRate) !== '1';
  return kind === 'UpSampling2D' && params.interpolation === 'bilinear';
}

/** The same for gradients. */
function differsBackward(spec: LayerSpec): boolean {
  const { kind, params } = spec;
  // tfjs has no gradient without both.
  if (kind === 'LayerNormalization' && !(params.scale && params.center)) return true;
  if (kind === 'UpSampling2D' || (kind === 'Conv2D' && String(params.dilationRate) !== '1')) return true;
  return differs(spec) || (kind === 'AveragePooling2D' && params.padding === 'same');
}

test('any valid network: our gradients are those of tfjs', () => {
  fc.assert(
    fc.property(arbitraryNetwork(3), fc.integer({ min: 1, max: 1000 }), (network, seed) => {
      fc.pre(!network.layers.some(differsBackward) && readNetwork(network).trainable > 0);
      const model = buildModel(network, seed);
      tidy(() => {
        const shape = [2, ...network.inputShape] as [number, number, number, number];
        const images = randomUniform<Rank.R4>(shape, -1, 1, 'float32', seed);
        const dy = tensor2d([1, -2, 3, 0.5, 2, -1], [2, 3]);
        const gradientsOf = (predict: () => Tensor) =>
          variableGrads((): Scalar => sum(mul(predict(), dy)), [...model.trainable]).grads;
        const ours = gradientsOf(() => probabilitiesOf(model, images));
        const theirs = gradientsOf(() => model.keras.apply(images) as Tensor);
        for (const { name } of model.trainable) {
          const expected = theirs[name]?.dataSync() ?? [];
          const scale = Math.max(1, ...[...expected].map(Math.abs));
          ours[name]?.dataSync().forEach((value, index) => {
            expect(Math.abs(value - (expected[index] ?? NaN)) / scale).toBeLessThan(1e-4);
          });
        }
      });
      disposeModel(model);
    }),
    { numRuns: 60, seed: 2 },
  );
});

test('any valid network: our shapes and counts are those of tfjs, and so are our predictions', () => {
  fc.assert(
    fc.property(arbitraryNetwork(3), fc.integer({ min: 1, max: 1000 }), (network, seed) => {
      const model = buildModel(network, seed);
      expectSameAsTfjs(model, readNetwork(network));
      if (network.layers.some(differs)) {
        disposeModel(model);
        return;
      }
      const { ours, theirs } = tidy(() => {
        const images = randomUniform<Rank.R4>(
          [2, ...network.inputShape] as [number, number, number, number],
          -1,
          1,
          'float32',
          seed,
        );
        return {
          ours: probabilitiesOf(model, images).dataSync(),
          theirs: (model.keras.predict(images) as Tensor).dataSync(),
        };
      });
      disposeModel(model);
      ours.forEach((value, index) => {
        expect(value).toBeCloseTo(theirs[index] ?? NaN, 4);
      });
    }),
    { numRuns: 60, seed: 1 },
  );
});

test.each(presetIds)('the preset %s is built with just the parameters that its summary tells', (id) => {
  const { network } = presets[id];
  const model = buildModel(network, 1);
  expectSameAsTfjs(model, readNetwork(network));
  disposeModel(model);
});

test('two layers of one id are refused: nobody could tell which one is meant', () => {
  const { network } = presets['mnist-dense'];
  const twice = { ...network, layers: network.layers.map((layer) => ({ ...layer, id: 'same' })) };
  expect(() => buildModel(twice, 1)).toThrow(/networkInvalid/);
});

test('weights depend on the seed alone', () => {
  const weightsOf = (seed: number): Float32Array => {
    const model = buildModel(presets['mnist-softmax'].network, seed);
    const values = model.variables[0]?.dataSync() as Float32Array;
    disposeModel(model);
    return Float32Array.from(values);
  };
  const [one, again, other] = [weightsOf(1), weightsOf(1), weightsOf(2)];
  expect(again).toEqual(one);
  expect(other).not.toEqual(one);
});

test('initial weights follow glorot uniform, as in Keras 3: within sqrt(6 / (in + out))', () => {
  const model = buildModel(presets['mnist-dense'].network, 1);
  const values = model.variables[0]?.dataSync() as Float32Array;
  const limit = Math.sqrt(6 / (784 + 512));
  const largest = values.reduce((most, value) => Math.max(most, Math.abs(value)), 0);
  const variance = values.reduce((sum, value) => sum + value * value, 0) / values.length;
  disposeModel(model);
  expect(largest).toBeLessThanOrEqual(limit);
  expect(largest).toBeGreaterThan(0.99 * limit);
  expect(variance / (limit ** 2 / 3)).toBeCloseTo(1, 1);
});

test('building and disposing leaves no tensor behind', () => {
  const before = memory().numTensors;
  disposeModel(buildModel(presets['mnist-first-convnet'].network, 1));
  expect(memory().numTensors).toBe(before);
});
