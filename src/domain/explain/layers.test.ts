/** Small layers worked out by hand. The engine's tests hold the same functions against the network itself, on random stacks. */
import { describe, expect, test } from 'vitest';
import { newLayer } from '../network/edits';
import { activated, activatedAmong, activationCurve, curveOf, layerActivated, type ActivationSpec } from './activation';
import { explainBatchNormalization, spreadOf, type BatchNormalizationSpec } from './batch-normalization';
import { explainConvolution, kernelOf, partMap, partsOf, type ConvolutionSpec } from './convolution';
import { explainDense, type DenseSpec } from './dense';
import { explainDropout, explainSpatialDropout } from './dropout';
import { flatIndex, placeOf } from './flatten';
import { explainGaussianNoise } from './gaussian-noise';
import { explainLayerNormalization, type LayerNormalizationSpec } from './layer-normalization';
import type { LayerNumbers } from './layer-numbers';
import { explainPooling, type PoolingSpec } from './pooling';
import { explainRescaling, type RescalingSpec } from './rescaling';
import { explainSoftmax } from './softmax';
import { explainTransposed, type TransposedSpec } from './transposed-convolution';
import { explainUpSampling, type UpSamplingSpec } from './up-sampling';

const numbers = (some: Partial<LayerNumbers>): LayerNumbers => ({
  inputShape: [],
  input: new Float32Array(),
  outputShape: [],
  output: new Float32Array(),
  others: [],
  preActivation: null,
  weights: [],
  ...some,
});
const floats = (...values: number[]): Float32Array => Float32Array.from(values);

describe('a convolution', () => {
  // Two input channels: 1 2 3 / 4 5 6 / 7 8 9 and the same times 10; one 2 x 2 filter: 1 0 / 0 -1 on the first, 0 1 / 0 0 on the second.
  const layer = newLayer('Conv2D', 'a', { filters: 1, kernelSize: 2, activation: 'relu' }) as ConvolutionSpec;
  const picture = numbers({
    inputShape: [3, 3, 2],
    input: Float32Array.from({ length: 18 }, (_, index) => (Math.floor(index / 2) + 1) * (index % 2 ? 10 : 1)),
    outputShape: [2, 2, 1],
    weights: [
      { name: 'kernel', shape: [2, 2, 2, 1], values: floats(1, 0, 0, 1, 0, 0, -1, 0) },
      { name: 'bias', shape: [1], values: floats(-6) },
    ],
  });

  test('window, kernel, products, sum, bias and activation of one pixel', () => {
    const { rectangle, parts, total, beforeActivation, output } = explainConvolution(layer, picture, {
      row: 0,
      column: 1,
      filter: 0,
    });
    expect(rectangle).toEqual({ top: 0, left: 1, bottom: 2, right: 3 });
    expect(parts[0]?.cells.map(({ value, weight, product }) => [value, weight, product])).toEqual([
      [2, 1, 2],
      [3, 0, 0],
      [5, 0, 0],
      [6, -1, -6],
    ]);
    expect(parts.map(({ sum }) => sum)).toEqual([-4, 30]);
    expect([total, beforeActivation, output]).toEqual([26, 20, 20]);
  });

  test('with the padding `same` the missing row below and column to the right are zeros', () => {
    const same = { ...layer, params: { ...layer.params, padding: 'same' } } as ConvolutionSpec;
    const { parts } = explainConvolution(
      same,
      { ...picture, outputShape: [3, 3, 1] },
      { row: 2, column: 2, filter: 0 },
    );
    expect(parts[0]?.cells.map(({ value, isPadding }) => [value, isPadding])).toEqual([
      [9, false],
      [0, true],
      [0, true],
      [0, true],
    ]);
  });

  test('the map of one part is its sum at every place', () => {
    const [first] = partsOf(layer, picture, 0);
    if (!first) throw new Error('unreachable');
    expect([...kernelOf(layer, picture, 0, first)]).toEqual([1, 0, 0, -1]);
    expect([...partMap(layer, picture, 0, first)]).toEqual([-4, -4, -4, -4]);
  });
});

test('pooling: of 1 0 4 / 8 2 5 / 20 13 25 the greatest is 25, the mean 78 / 9', () => {
  const picture = numbers({ inputShape: [3, 3, 1], input: floats(1, 0, 4, 8, 2, 5, 20, 13, 25) });
  const corner = { row: 0, column: 0, channel: 0 };
  const max = newLayer('MaxPooling2D', 'a', { poolSize: 3, strides: 3 }) as PoolingSpec;
  expect(explainPooling(max, picture, corner)).toMatchObject({ winner: 8, output: 25 });
  const mean = newLayer('GlobalAveragePooling2D', 'a') as PoolingSpec;
  expect(explainPooling(mean, picture, corner)).toMatchObject({ winner: null, sum: 78, count: 9, output: 78 / 9 });
});

test('pooling: padding takes no part in the mean, nor wins over negative values', () => {
  const picture = numbers({ inputShape: [1, 3, 1], input: floats(-1, -2, -3) });
  const options = { poolSize: 2, strides: 2, padding: 'same' } as const;
  const corner = { row: 0, column: 1, channel: 0 };
  expect(explainPooling(newLayer('MaxPooling2D', 'a', options) as PoolingSpec, picture, corner).output).toBe(-3);
  expect(explainPooling(newLayer('AveragePooling2D', 'a', options) as PoolingSpec, picture, corner)).toMatchObject({
    count: 1,
    output: -3,
  });
});

test('dense: the largest contributions come first, the others are summed up', () => {
  const layer = newLayer('Dense', 'a', { units: 1, activation: 'relu' }) as DenseSpec;
  const told = explainDense(
    layer,
    numbers({
      input: floats(1, 2, 3, 4),
      weights: [
        { name: 'kernel', shape: [4, 1], values: floats(0.5, -4, 0, 1) },
        { name: 'bias', shape: [1], values: floats(5) },
      ],
    }),
    0,
    2,
  );
  expect(told.largest.map(({ index, product }) => [index, product])).toEqual([
    [1, -8],
    [3, 4],
  ]);
  expect(told).toMatchObject({
    rest: 0.5,
    restCount: 2,
    positive: 4.5,
    negative: -8,
    total: -3.5,
    bias: 5,
    output: 1.5,
  });
});

test('batch normalisation step by step: (7 - 3) / sqrt(3 + 1) = 2, times 10, plus 1', () => {
  const layer = newLayer('BatchNormalization', 'a', { epsilon: 1 }) as BatchNormalizationSpec;
  const one = (name: string, value: number) => ({ name, shape: [1], values: floats(value) });
  const weights = [one('gamma', 10), one('beta', 1), one('moving_mean', 3), one('moving_variance', 3)];
  const told = explainBatchNormalization(layer, numbers({ inputShape: [1], input: floats(7), weights }), 0);
  expect(told).toMatchObject({ centred: 4, normalised: 2, scaled: 20, output: 21 });
  expect(told.magnitude).toBe((10 * (7 + 3)) / 2 + 1);
});

test('the spread of one channel among two', () => {
  const picture = numbers({ inputShape: [1, 2, 2], input: floats(1, 100, 3, 100) });
  expect(spreadOf(picture, 'input', 0)).toEqual({ mean: 2, deviation: 1 });
});

test('dropout switches off about its share, other values in the next step, and nothing at rate 0', () => {
  const place = { seed: 1, step: 0, place: 3, image: 0 };
  const first = explainDropout(0.25, 4000, place);
  expect(first.keptCount / 4000).toBeCloseTo(0.75, 1);
  expect(first.scale).toBeCloseTo(4 / 3);
  expect(explainDropout(0.25, 4000, { ...place, step: 1 }).kept).not.toEqual(first.kept);
  expect(explainDropout(0, 10, place).keptCount).toBe(10);
});

test('spatial dropout: a channel is on or off at all of its pixels', () => {
  const place = { seed: 1, step: 0, place: 3, image: 2 };
  const { kept, drawnCount, keptCount, scale } = explainSpatialDropout(0.5, [4, 5, 100], place);
  expect(drawnCount).toBe(100);
  expect(keptCount / 100).toBeCloseTo(0.5, 0);
  expect(scale).toBe(2);
  for (let pixel = 0; pixel < 20; pixel++)
    expect(kept.subarray(100 * pixel, 100 * pixel + 100)).toEqual(kept.subarray(0, 100));
});

test('noise: another in each step and for each image, with the deviation that was asked for', () => {
  const place = { seed: 1, step: 0, place: 3, image: 0 };
  const noise = explainGaussianNoise(0.5, 4000, place);
  expect(Math.sqrt(noise.reduce((sum, value) => sum + value * value, 0) / 4000)).toBeCloseTo(0.5, 1);
  expect(explainGaussianNoise(0.5, 4000, { ...place, step: 1 })).not.toEqual(noise);
  expect(explainGaussianNoise(0.5, 2000, { ...place, image: 1 })).toEqual(noise.subarray(2000));
});

test('layer normalisation: of 1, 3, 5 at one pixel the mean is 3 and the variance 8 / 3', () => {
  const layer = newLayer('LayerNormalization', 'a', { epsilon: 1 / 3 }) as LayerNormalizationSpec;
  const picture = numbers({
    inputShape: [1, 2, 3],
    input: floats(9, 9, 9, 1, 3, 5),
    weights: [
      { name: 'gamma', shape: [3], values: floats(1, 1, 3) },
      { name: 'beta', shape: [3], values: floats(0, 0, -1) },
    ],
  });
  const last = explainLayerNormalization(layer, picture, 5);
  expect([last.mean, last.gamma, last.beta]).toEqual([3, 3, -1]);
  expect(last.variance).toBeCloseTo(8 / 3, 9);
  expect(last.output).toBeCloseTo((3 * 2) / Math.sqrt(3) - 1, 9);
  expect(explainLayerNormalization(layer, picture, 1).output).toBe(0);
  expect(explainLayerNormalization(layer, { ...picture, weights: [] }, 5)).toMatchObject({ gamma: null, beta: null });
});

describe('a convolution the other way round', () => {
  // The pixels 1 2 / 3 4 and the kernel 1 10 100 in a row, two apart: 1 10 102 20 200 / 3 30 304 40 400.
  const layer = newLayer('Conv2DTranspose', 'a', { filters: 1, kernelSize: [1, 3], strides: [1, 2] }) as TransposedSpec;
  const picture = numbers({
    inputShape: [2, 2, 1],
    input: floats(1, 2, 3, 4),
    outputShape: [2, 5, 1],
    weights: [
      { name: 'kernel', shape: [1, 3, 1, 1], values: floats(1, 10, 100) },
      { name: 'bias', shape: [1], values: floats(-0.5) },
    ],
  });
  const totals = (spec: TransposedSpec, width: number): number[] =>
    Array.from({ length: width }, (_, column) => explainTransposed(spec, picture, { row: 0, column, filter: 0 }).total);

  test('adds up what overlaps', () => {
    expect(totals(layer, 5)).toEqual([1, 10, 102, 20, 200]);
    const { parts, beforeActivation, output } = explainTransposed(layer, picture, { row: 1, column: 2, filter: 0 });
    expect(parts[0]?.cells).toEqual([
      { row: 1, column: 0, value: 3, weight: 100, product: 300 },
      { row: 1, column: 1, value: 4, weight: 1, product: 4 },
    ]);
    expect([beforeActivation, output]).toEqual([303.5, 303.5]);
  });

  test('`same` cuts the right edge off, and wide strides leave gaps', () => {
    const same = { ...layer, params: { ...layer.params, padding: 'same' } } as TransposedSpec;
    expect(totals(same, 4)).toEqual([1, 10, 102, 20]);
    const apart = { ...layer, params: { ...layer.params, strides: [1, 4] } } as TransposedSpec;
    expect(totals(apart, 8)).toEqual([1, 10, 100, 0, 2, 20, 200, 0]);
  });
});

test('rescaling: 0.25 times 2, less 1, is -0.5', () => {
  const layer = newLayer('Rescaling', 'a', { scale: 2, offset: -1 }) as RescalingSpec;
  expect(explainRescaling(layer, 0.25)).toEqual({ input: 0.25, scaled: 0.5, output: -0.5, magnitude: 1.5 });
});

test('flatten: row 1, column 2, channel 3 of a 4 x 5 x 6 picture becomes number (1 x 5 + 2) x 6 + 3 = 45', () => {
  expect(flatIndex([4, 5, 6], { row: 1, column: 2, channel: 3 })).toBe(45);
  expect(placeOf([4, 5, 6], 45)).toEqual({ row: 1, column: 2, channel: 3 });
  expect(placeOf([10], 7)).toEqual({ row: 0, column: 0, channel: 7 });
});

test('softmax: of 0, ln 2 and ln 5 the shares are 1, 2 and 5 of 8, also 1000 higher', () => {
  for (const shift of [0, 1000]) {
    const { terms, sum } = explainSoftmax([shift, shift + Math.log(2), shift + Math.log(5)]);
    expect(sum).toBeCloseTo(8 / 5, 9);
    [1 / 8, 2 / 8, 5 / 8].forEach((share, index) => {
      expect(terms[index]?.probability).toBeCloseTo(share, 9);
    });
  }
});

test('activations: relu cuts, elu bends, softmax looks at its neighbours', () => {
  expect(activatedAmong('relu', [-2, 3], 0)).toBe(0);
  expect(activatedAmong('elu', [-1], 0)).toBeCloseTo(Math.exp(-1) - 1);
  expect(activatedAmong('softmax', [1, 1], 0)).toBe(0.5);
  expect(activationCurve((x) => activated('relu', x), -1, 1, 3)).toEqual([
    [-1, 0],
    [0, 0],
    [1, 1],
  ]);
});

describe('upsampling', () => {
  // 0 8 / 16 24
  const picture = numbers({ inputShape: [2, 2, 1], input: floats(0, 8, 16, 24), outputShape: [4, 4, 1] });

  test('nearest takes one pixel over', () => {
    const layer = newLayer('UpSampling2D', 'a', { size: 2 }) as UpSamplingSpec;
    const { rectangle, cells, output } = explainUpSampling(layer, picture, { row: 3, column: 1, channel: 0 });
    expect(rectangle).toEqual({ top: 1, left: 0, bottom: 2, right: 1 });
    expect(cells).toEqual([{ row: 1, column: 0, value: 16, weight: 1, product: 16 }]);
    expect(output).toBe(16);
  });

  test('bilinear mixes four, each by its share', () => {
    const layer = newLayer('UpSampling2D', 'a', { size: 2, interpolation: 'bilinear' }) as UpSamplingSpec;
    const { rectangle, cells, output } = explainUpSampling(layer, picture, { row: 1, column: 2, channel: 0 });
    expect(rectangle).toEqual({ top: 0, left: 0, bottom: 2, right: 2 });
    expect(cells.map(({ weight, product }) => [weight, product])).toEqual([
      [0.1875, 0],
      [0.5625, 4.5],
      [0.0625, 1],
      [0.1875, 4.5],
    ]);
    expect(output).toBe(10);
  });

  test('bilinear takes a corner over as it is', () => {
    const layer = newLayer('UpSampling2D', 'a', { size: 2, interpolation: 'bilinear' }) as UpSamplingSpec;
    expect(explainUpSampling(layer, picture, { row: 0, column: 3, channel: 0 }).cells).toHaveLength(1);
  });
});

test('LeakyReLU keeps a share of what is negative', () => {
  const layer = newLayer('LeakyReLU', 'a', { negativeSlope: 0.25 }) as ActivationSpec;
  expect([-8, 0, 3].map((_, index) => layerActivated(layer, [-8, 0, 3], index))).toEqual([-2, 0, 3]);
  expect(curveOf(newLayer('Activation', 'a', { activation: 'softmax' }) as ActivationSpec)).toBeNull();
});
