/** Files that tf.loadLayersModel reads, and files that TF.js itself writes. */
import { depthwiseConv2dNativeConfig } from '@tensorflow/tfjs-backend-cpu/dist/kernels/DepthwiseConv2dNative';
import {
  DepthwiseConv2dNative,
  getKernel,
  registerKernel,
  tensor4d,
  tidy,
  unregisterKernel,
  type io,
  type KernelConfig,
  type Tensor,
  type Tensor4D,
} from '@tensorflow/tfjs-core';
import {
  initializers,
  layers,
  loadLayersModel,
  regularizers,
  sequential,
  type LayersModel as TfjsModel,
} from '@tensorflow/tfjs-layers';
import { beforeAll, describe, expect, test } from 'vitest';
import { codeNetworks } from '../../../tests/fixtures/code-networks';
import { startInNode } from '../../../tests/fixtures/golden/backends';
import { losesDilation } from '../../domain/formats/code/tfjs-layers';
import { OpenError } from '../../domain/formats/files/open-error';
import { readLayersModel } from '../../domain/formats/layers-model/read-layers-model';
import { newLayer } from '../../domain/network/edits';
import type { LayerSpec, NetworkSpec } from '../../domain/network/network';
import { randomUniform } from '../../domain/random';
import { sizeOf } from '../../domain/network/shape';
import { buildModel, probabilitiesOf, type Model } from '../core/model';
import { assign, valuesOf } from '../training/snapshot';
import { layersModelFiles } from './layers-model';

beforeAll(() => startInNode('cpu'));

function imagesFor({ inputShape }: NetworkSpec): Tensor4D {
  const values = Float32Array.from({ length: 2 * sizeOf(inputShape) }, (_, index) => randomUniform(3, index));
  return tensor4d(values, [2, ...(inputShape as [number, number, number])]);
}

async function disturbed(network: NetworkSpec): Promise<Model> {
  const model = buildModel(network, 1);
  const values = await valuesOf(model.variables);
  values.forEach((each, at) => each.forEach((value, index) => (each[index] = value + 0.2 * randomUniform(at, index))));
  assign(model.variables, values, 'test');
  return model;
}

async function filesOf(model: Model) {
  const { model: text, weights } = layersModelFiles(model, await valuesOf(model.variables));
  return { json: JSON.parse(text) as Record<string, unknown>, weights };
}

async function loadWithTfjs({ json, weights }: Awaited<ReturnType<typeof filesOf>>): Promise<TfjsModel> {
  const [{ weights: weightSpecs }] = json.weightsManifest as [{ weights: io.WeightsManifestEntry[] }];
  const { modelTopology } = json as { modelTopology: object };
  return loadLayersModel({
    load: () => Promise.resolve({ modelTopology, weightSpecs, weightData: weights.slice().buffer }),
  });
}

async function expectAlike(one: Tensor, other: Tensor): Promise<void> {
  const [a, b] = [await one.data(), await other.data()];
  expect(a.length).toBe(b.length);
  a.forEach((value, index) => expect(Math.abs(value - (b[index] ?? NaN))).toBeLessThan(1e-6));
}

describe.each(Object.entries(codeNetworks))('%s', (_name, network) => {
  test('TF.js loads the file and predicts the same; so does the network that is read back', async () => {
    const model = await disturbed(network);
    const x = imagesFor(network);
    const expected = probabilitiesOf(model, x);
    const files = await filesOf(model);
    await expectAlike((await loadWithTfjs(files)).predict(x) as Tensor, expected);
    const read = readLayersModel(files.json);
    const again = buildModel(read.network, 2);
    assign(again.variables, read.weightsIn(files.weights), 'test');
    await expectAlike(probabilitiesOf(again, x), expected);
  });
});

/** Computes with TF.js's own kernel, as others do who load the file. */
function byPlainTfjs<T>(compute: () => T): T {
  const ours = getKernel(DepthwiseConv2dNative, 'cpu');
  const use = (config: KernelConfig): void => {
    unregisterKernel(DepthwiseConv2dNative, 'cpu');
    registerKernel(config);
  };
  use(depthwiseConv2dNativeConfig);
  try {
    return compute();
  } finally {
    use(ours);
  }
}

const output = newLayer('Dense', 'out', { units: 3, activation: 'softmax' });
const shape = { kernelSize: [3, 2], dilationRate: [2, 1], padding: 'same' } as const;
const misread: readonly (readonly [string, LayerSpec, 'alike' | 'otherwise' | 'never'])[] = [
  ['Conv2D', newLayer('Conv2D', 'it', shape), 'alike'],
  ['SeparableConv2D', newLayer('SeparableConv2D', 'it', shape), 'alike'],
  ['SeparableConv2D with strides', newLayer('SeparableConv2D', 'it', { ...shape, strides: 2 }), 'never'],
  ['DepthwiseConv2D', newLayer('DepthwiseConv2D', 'it', shape), 'otherwise'],
  ['DepthwiseConv2D with strides', newLayer('DepthwiseConv2D', 'it', { ...shape, strides: [1, 2] }), 'otherwise'],
];
test.each(misread)('of a dilated %s the page says whether TF.js computes what it computes', async (_name, it, how) => {
  expect(losesDilation(it)).toBe(how !== 'alike');
  const network = { inputShape: [9, 12, 2], layers: [it, newLayer('Flatten', 'flat'), output] } as const;
  const model = await disturbed(network);
  const x = imagesFor(network);
  const files = await filesOf(model);
  const loaded = await loadWithTfjs(files);
  const ours = probabilitiesOf(model, x);
  if (how === 'never') expect(() => byPlainTfjs(() => loaded.predict(x))).toThrow(/strides or dilations/);
  else {
    const same = expectAlike(byPlainTfjs(() => loaded.predict(x)) as Tensor, ours);
    await (how === 'alike' ? same : expect(same).rejects.toThrow());
  }
  const again = buildModel(readLayersModel(files.json).network, 2);
  assign(again.variables, readLayersModel(files.json).weightsIn(files.weights), 'test');
  await expectAlike(probabilitiesOf(again, x), ours);
});

test('what was said of the kernels stands in the file', async () => {
  const network = codeNetworks.kernels as NetworkSpec;
  const { json } = await filesOf(await disturbed(network));
  const read = readLayersModel(json);
  expect(read.network.layers.map(({ params }) => params)).toEqual(network.layers.map(({ params }) => params));
  expect(read.notes).toEqual([]);
});

/** What TF.js writes of a model of its own. */
async function savedByTfjs(build: (add: (layer: layers.Layer) => void) => void) {
  const model = sequential();
  build((layer) => model.add(layer));
  let saved: io.ModelArtifacts = {};
  await model.save({
    save(artifacts) {
      saved = artifacts;
      return Promise.resolve({ modelArtifactsInfo: { dateSaved: new Date(), modelTopologyType: 'JSON' } });
    },
  });
  const { modelTopology, weightSpecs, weightData } = saved;
  const json = JSON.parse(
    JSON.stringify({ modelTopology, weightsManifest: [{ paths: ['weights.bin'], weights: weightSpecs }] }),
  ) as unknown;
  return { model, json, weights: new Uint8Array(weightData as ArrayBuffer) };
}

const random = () => initializers.randomNormal({ stddev: 0.3, seed: 5 });

test('a model that TF.js made and saved itself is read, whatever its layers are called', async () => {
  const { model, json, weights } = await savedByTfjs((add) => {
    add(
      layers.conv2d({
        inputShape: [8, 8, 1],
        filters: 3,
        kernelSize: 3,
        activation: 'relu',
        name: 'first',
        kernelRegularizer: regularizers.l2({ l2: 0.5 }),
        biasInitializer: random(),
      }),
    );
    add(layers.batchNormalization({ gammaInitializer: random() }));
    add(layers.maxPooling2d({ poolSize: [2, 2] }));
    add(layers.separableConv2d({ filters: 4, kernelSize: 2, padding: 'same', biasInitializer: random() }));
    add(
      layers.zeroPadding2d({
        padding: [
          [1, 0],
          [2, 3],
        ],
      }),
    );
    add(layers.conv2d({ filters: 3, kernelSize: [3, 2], dilationRate: [1, 2], biasInitializer: random() }));
    add(layers.globalMaxPooling2d({}));
    add(layers.dropout({ rate: 0.5 }));
    add(layers.dense({ units: 3, activation: 'softmax' }));
  });
  const read = readLayersModel(json);
  expect(read.network.layers[0]).toMatchObject({ kind: 'Conv2D', params: { filters: 3, l2: 0.5, activation: 'relu' } });
  const ours = buildModel(read.network, 1);
  assign(ours.variables, read.weightsIn(weights), 'test');
  const x = imagesFor(read.network);
  await expectAlike(probabilitiesOf(ours, x), model.predict(x) as Tensor);
});

describe('what we do not have is named', () => {
  async function problemOf(...stack: layers.Layer[]): Promise<OpenError> {
    const { json, weights } = await savedByTfjs((add) => stack.forEach(add));
    try {
      readLayersModel(json).weightsIn(weights);
    } catch (error) {
      if (error instanceof OpenError) return error;
      throw error;
    }
    throw new Error('It was read.');
  }
  const end = () => layers.dense({ units: 2, activation: 'softmax' });

  test('a kind of layer', async () => {
    const problem = await problemOf(
      layers.cropping2D({ inputShape: [4, 4, 1], cropping: [1, 1], name: 'cut' }),
      layers.flatten(),
      end(),
    );
    expect([problem.code, problem.values]).toEqual(['modelLayer', { layer: 'cut', kind: 'Cropping2D' }]);
  });
  test('an option of a layer', async () => {
    const problem = await problemOf(
      layers.conv2d({ inputShape: [9, 9, 1], filters: 1, kernelSize: 3, kernelConstraint: 'nonNeg', name: 'kept' }),
      layers.flatten(),
      end(),
    );
    expect([problem.code, problem.values]).toEqual([
      'modelOption',
      { layer: 'kept', kind: 'Conv2D', option: 'kernel_constraint = {"class_name":"NonNeg","config":{}}' },
    ]);
  });
  test('an activation function', async () => {
    const problem = await problemOf(layers.dense({ units: 2, activation: 'selu', inputShape: [3, 3, 1], name: 'odd' }));
    expect([problem.code, problem.values]).toEqual([
      'modelOption',
      { layer: 'odd', kind: 'Dense', option: 'activation = "selu"' },
    ]);
  });
  test('a kernel that is larger than we have', async () => {
    const problem = await problemOf(
      layers.conv2d({ inputShape: [19, 19, 1], filters: 1, kernelSize: [3, 16], name: 'flat' }),
      layers.flatten(),
      end(),
    );
    expect(problem.values).toEqual({ layer: 'flat', kind: 'Conv2D', option: 'kernelSize = [3,16]' });
  });
  test('a layer that cannot stand where it stands', async () => {
    const problem = await problemOf(
      layers.dense({ units: 2, activation: 'softmax', inputShape: [3, 3, 1], name: 'flatless' }),
    );
    expect([problem.code, problem.values]).toEqual(['modelInvalid', { layer: 'flatless' }]);
  });
});

test('missing, cut off and spoilt weights are found', async () => {
  const model = await disturbed(codeNetworks['global-max'] as NetworkSpec);
  const { json, weights } = await filesOf(model);
  const codeOf = (bytes: Uint8Array, change: (text: string) => string = (text) => text) => {
    try {
      readLayersModel(JSON.parse(change(JSON.stringify(json)))).weightsIn(bytes);
    } catch (error) {
      return error instanceof OpenError ? error.code : error;
    }
    return null;
  };
  expect(codeOf(weights)).toBeNull();
  expect(codeOf(weights.slice(0, -1))).toBe('weightsMismatch');
  expect(codeOf(weights, (text) => text.replaceAll('/bias', '/bais'))).toBe('modelWeights');
  expect(codeOf(weights, (text) => text.replaceAll('float32', 'complex64'))).toBe('modelWeights');
  const spoilt = weights.slice();
  spoilt.set([0, 0, 0xc0, 0x7f]);
  expect(codeOf(spoilt)).toBe('weightsNotFinite');
  tidy(() => undefined);
});
