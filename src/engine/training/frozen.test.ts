/** What training leaves alone in a frozen layer, and the work that it saves. */
import {
  memory,
  mul,
  profile,
  sum,
  tensor,
  tensor1d,
  tensor4d,
  tidy,
  variableGrads,
  type Scalar,
  type Variable,
} from '@tensorflow/tfjs-core';
import { beforeAll, describe, expect, test } from 'vitest';
import { nodeBackends, startInNode } from '../../../tests/fixtures/golden/backends';
import { newLayer } from '../../domain/network/edits';
import type { LayerSpec, NetworkSpec } from '../../domain/network/network';
import { defaultsOf } from '../../domain/layers/fields';
import { randomUniform } from '../../domain/random';
import { defaultOptimizer, settingsFields, type TrainingSettings } from '../../domain/training/training';
import { whole } from '../data/batches';
import { cornerDataset } from '../inspect/test-support';
import { buildModel, logitsOf, type Model } from '../core/model';
import { penaltyOf } from '../core/penalties';
import { adoptSettings, disposeRun, newRun, type Run } from './run';
import { restoreRun, takeSnapshot, valuesOf } from './snapshot';
import { teach } from './teach';
import { trainStep, type Batch } from './train-step';

const count = 6;
const usual: TrainingSettings = {
  ...defaultsOf(settingsFields),
  optimizer: { kind: 'AdamW', params: { beta1: 0.9, beta2: 0.999, weightDecay: 0.1 } },
  learningRate: 0.01,
};

/** A network with every kind that has weights, of which some are frozen. */
function networkWith(frozen: readonly string[]): NetworkSpec {
  const layers = [
    newLayer('Conv2D', 'conv', { filters: 3, padding: 'same', l2: 0.1 }),
    newLayer('BatchNormalization', 'batch'),
    newLayer('SeparableConv2D', 'separable', { filters: 4 }),
    newLayer('DepthwiseConv2D', 'depthwise', { activation: 'tanh' }),
    newLayer('LayerNormalization', 'layer'),
    newLayer('Conv2DTranspose', 'transposed', { filters: 3 }),
    newLayer('MaxPooling2D', 'pool'),
    newLayer('Flatten', 'flat'),
    newLayer('Dense', 'dense', { units: 5 }),
    newLayer('Dense', 'out', { units: 3, activation: 'softmax' }),
  ];
  const params = (layer: LayerSpec) =>
    frozen.includes(layer.id) ? { ...layer.params, trainable: false } : layer.params;
  return { inputShape: [8, 8, 1], layers: layers.map((layer) => ({ ...layer, params: params(layer) }) as LayerSpec) };
}
const weighted = ['conv', 'batch', 'separable', 'depthwise', 'layer', 'transposed', 'dense', 'out'];

function batchOf(): Batch {
  const pixels = Float32Array.from({ length: count * 64 }, (_, index) => randomUniform(1, index));
  const labels = Int32Array.from({ length: count }, (_, index) => index % 3);
  return { images: tensor4d(pixels, [count, 8, 8, 1]), labels: tensor1d(labels, 'int32') };
}

function steps(run: Run, settings: TrainingSettings, many: number): void {
  const optimizer = adoptSettings(run, settings);
  const batch = batchOf();
  for (let step = 0; step < many; step++) trainStep(run.model, optimizer, batch, settings.learningRate, step).dispose();
  [batch.images, batch.labels].forEach((tensor) => tensor.dispose());
}

/** The bits of every weight, by layer. */
async function weightsOf({ layers, variables }: Model): Promise<Map<string, Float32Array[]>> {
  const values = await valuesOf(variables);
  let from = 0;
  return new Map([...layers].map(([id, { keras }]) => [id, values.slice(from, (from += keras.weights.length))]));
}

/** How often each kernel runs in a step. */
async function kernelsOf(frozen: readonly string[]): Promise<(name: string) => number> {
  const run = newRun(buildModel(networkWith(frozen), 1), 1);
  adoptSettings(run, usual);
  const { kernels } = await profile(() => steps(run, usual, 1));
  disposeRun(run);
  return (name) => kernels.filter((kernel) => kernel.name === name).length;
}

describe.each(nodeBackends)('on %s', (backend) => {
  beforeAll(() => startInNode(backend));

  test.each(weighted)('%s, frozen, keeps its bits, and all others learn', async (id) => {
    const run = newRun(buildModel(networkWith([id]), 1), 1);
    const before = await weightsOf(run.model);
    steps(run, { ...usual, clipping: 'global_clipnorm', clipAt: 0.5 }, 3);
    const after = await weightsOf(run.model);
    for (const other of weighted) {
      const [old, now] = [before.get(other) ?? [], after.get(other) ?? []];
      if (other === id) expect(now).toEqual(old);
      // A bias before a normalisation may have no say; a kernel always has.
      else expect(now[0]).not.toEqual(old[0]);
    }
    const frozenCount = before.get(id)?.length ?? 0;
    const averages = id === 'batch' ? 0 : 2;
    expect(run.optimizer?.slots.length).toBe(run.model.variables.length - frozenCount - averages);
    disposeRun(run);
  });

  test('the others get the gradients that they would get anyway', () => {
    const gradientsOf = (frozen: readonly string[]): Map<string, readonly number[]> => {
      const model = buildModel(networkWith(frozen), 1);
      const found = tidy(() => {
        const { images } = batchOf();
        const { grads } = variableGrads(() => sum<Scalar>(logitsOf(model, images, true)), [...model.trainable]);
        // Of layers that stand side by side, by place: names of variables grow with every model.
        const placed = model.variables.map((variable, place) => [`${place}`, grads[variable.name]] as const);
        return placed.flatMap(([place, grad]) => (grad ? [[place, Array.from(grad.dataSync())] as const] : []));
      });
      model.keras.dispose();
      return new Map(found);
    };
    const all = gradientsOf([]);
    // Not the batch normalisation, which computes otherwise when it is frozen.
    const some = gradientsOf(['separable', 'depthwise', 'layer', 'transposed', 'dense']);
    expect(some.size).toBeGreaterThan(5);
    for (const [place, values] of some)
      values.forEach((value, index) => expect(value).toBeCloseTo(all.get(place)?.[index] ?? NaN, 4));
  });

  test.each([
    ['frozen, in training', false, true, 0],
    ['in use, for its factor', true, false, 2],
    ['in use, for its shift', true, false, 3],
  ] as const)(
    'a batch normalisation %s: the gradient is the slope of what it computes',
    (_, trainable, training, place) => {
      const layers = [
        newLayer('Conv2D', 'conv', { filters: 2, kernelSize: 1, activation: 'linear' }),
        newLayer('BatchNormalization', 'batch', { trainable }),
        newLayer('Flatten', 'flat'),
        newLayer('Dense', 'out', { units: 2, activation: 'softmax' }),
      ];
      const model = buildModel({ inputShape: [2, 2, 1], layers }, 3);
      const values = [
        [0.5, -1.5],
        [0.1, 0],
        [0.5, -2],
        [0.25, 1],
        [0.25, -0.5],
        [0.5, 4],
      ];
      tidy(() => {
        for (const [at, each] of model.variables.slice(0, values.length).entries())
          each.assign(tensor(values[at] ?? [], each.shape));
        const changing = model.variables[place] as Variable;
        const images = tensor4d([0.5, -1, 2, 0.25], [1, 2, 2, 1]);
        const value = (): Scalar => sum(mul(logitsOf(model, images, training), [[1, -3]]));
        const gradient = variableGrads(value, [...model.trainable]).grads[changing.name]?.dataSync() ?? [];
        const start = values[place] ?? [];
        const moved = (at: number, step: number): number => {
          const next = start.map((each, index) => each + (index === at ? step : 0));
          changing.assign(tensor(next, changing.shape));
          return value().dataSync()[0] ?? NaN;
        };
        for (const at of [0, 1]) expect(gradient[at]).toBeCloseTo((moved(at, 1 / 16) - moved(at, -1 / 16)) * 8, 3);
      });
      model.keras.dispose();
    },
  );

  test('nothing goes back beyond the first layer that is trained, and no gradient of a frozen weight is worked out', async () => {
    const [none, before, middle] = [
      await kernelsOf([]),
      await kernelsOf(weighted.filter((id) => id !== 'dense' && id !== 'out')),
      await kernelsOf(['separable', 'dense']),
    ];
    const convolution = ['Conv2DBackpropFilter', 'DepthwiseConv2dNativeBackpropFilter', 'BatchNormaliseGrad'];
    for (const name of convolution) expect(none(name)).toBeGreaterThan(0);
    for (const name of [...convolution, 'DepthwiseConv2dNativeBackpropInput', 'MaxPoolGrad', 'BatchNormalise'])
      expect(before(name)).toBe(0);
    expect(none('Conv2DBackpropFilter') - middle('Conv2DBackpropFilter')).toBe(1);
    expect(none('DepthwiseConv2dNativeBackpropFilter') - middle('DepthwiseConv2dNativeBackpropFilter')).toBe(1);
    expect(middle('BiasActivationGrad')).toBeLessThan(none('BiasActivationGrad'));
    expect(middle('DepthwiseConv2dNativeBackpropInput')).toBe(none('DepthwiseConv2dNativeBackpropInput'));
  });

  test('a frozen kernel is no part of the penalty, as in Keras', () => {
    const [free, frozen] = [buildModel(networkWith([]), 1), buildModel(networkWith(['conv']), 1)];
    expect(tidy(() => penaltyOf(free)?.dataSync()[0])).toBeGreaterThan(0);
    expect(penaltyOf(frozen)).toBeNull();
    [free, frozen].forEach(({ keras }) => keras.dispose());
  });

  test('a copy of the run is the run, slots included, and goes on to the same bits', async () => {
    const run = newRun(buildModel(networkWith(['conv', 'batch']), 1), 1);
    steps(run, usual, 2);
    const copy = restoreRun(await takeSnapshot(run));
    expect(await takeSnapshot(copy)).toEqual(await takeSnapshot(run));
    for (const each of [run, copy]) steps(each, usual, 2);
    expect(await takeSnapshot(copy)).toEqual(await takeSnapshot(run));
    [run, copy].forEach(disposeRun);
  });

  test('drawings are taught to what is not frozen', async () => {
    const layers = [
      newLayer('Flatten', 'flat'),
      newLayer('Dense', 'dense', { units: 8, trainable: false }),
      newLayer('Dense', 'out', { units: 2, activation: 'softmax' }),
    ];
    const run = newRun(buildModel({ inputShape: cornerDataset.imageShape, layers }, 1), 1);
    const before = await weightsOf(run.model);
    const drawings = { images: cornerDataset.train.images.slice(0, 64), labels: Uint8Array.of(1), count: 1 };
    const task = { dataset: cornerDataset, train: whole(cornerDataset.train), drawings, key: 1 };
    await teach(run, task, { onProgress: () => undefined, isCancelled: () => false });
    const after = await weightsOf(run.model);
    expect(after.get('dense')).toEqual(before.get('dense'));
    expect(after.get('out')).not.toEqual(before.get('out'));
    disposeRun(run);
  });

  test('where all is frozen there is nothing to train, and nothing is left behind', () => {
    const run = newRun(buildModel(networkWith(weighted), 1), 1);
    const batch = batchOf();
    const optimizer = adoptSettings(run, { ...usual, optimizer: defaultOptimizer('Adam') });
    const tensors = memory().numTensors;
    expect(() => trainStep(run.model, optimizer, batch, 0.01, 1)).toThrow('nothingTrainable');
    expect(memory().numTensors).toBe(tensors);
    disposeRun(run);
  });
});
