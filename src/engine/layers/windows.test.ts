/**
 * Layers with windows of any form, on random parameters: their shapes are Keras's, and what they compute forward and backward is what plain TensorFlow.js
 * gives, one place under the window after the other. Gradients are held against small steps too.
 */
import {
  add,
  concat,
  div,
  gather,
  grads,
  matMul,
  max,
  maxPool,
  mul,
  onesLike,
  pad,
  reshape,
  slice,
  sum,
  tensor,
  tidy,
  zeros,
  type Rank,
  type Scalar,
  type Tensor,
  type Tensor4D,
} from '@tensorflow/tfjs-core';
import fc from 'fast-check';
import { beforeAll, describe, expect, test } from 'vitest';
import { nodeBackends, startInNode } from '../../../tests/fixtures/golden/backends';
import { extentFrom, pairOf } from '../../domain/layers/extent';
import { alongHeight, alongWidth, slide, spanOf, type AxisWindow, type Window } from '../../domain/layers/windows';
import { randomUniform } from '../../domain/random';
import { averagePool } from '../ops/average-pool';
import { conv2d } from '../ops/conv2d';
import { conv2dTranspose, turnedKernel, turnedPadding } from '../ops/conv2d-transpose';
import { depthwiseConv2d } from '../ops/depthwise-conv2d';
import { tfjsPair } from './common';

interface Sample {
  readonly batch: number;
  readonly height: number;
  readonly width: number;
  readonly channels: number;
  readonly filters: number;
  readonly window: Required<Window>;
  readonly seed: number;
}

const upTo = (most: number) => fc.integer({ min: 1, max: most });
const extent = (most: number) => fc.tuple(upTo(most), upTo(most)).map(([height, width]) => extentFrom(height, width));
const samples: fc.Arbitrary<Sample> = fc
  .record({
    batch: upTo(3),
    height: upTo(9),
    width: upTo(9),
    channels: fc.constantFrom(1, 2, 3, 5, 8),
    filters: fc.constantFrom(1, 3, 4, 9),
    window: fc.record({
      size: extent(4),
      strides: extent(3),
      dilation: extent(3),
      padding: fc.constantFrom('valid' as const, 'same' as const),
    }),
    seed: fc.nat(1000),
  })
  .filter(({ height, width, window }) => {
    const fits = spanOf(alongHeight(window)) <= height && spanOf(alongWidth(window)) <= width;
    return window.padding === 'same' || fits;
  });

/** Keras's `compute_conv_output_shape` along one axis. */
function kerasLength(length: number, { size, strides, dilation = 1, padding }: AxisWindow): number {
  if (padding === 'same') return Math.floor((length - 1) / strides) + 1;
  return Math.floor((length - dilation * (size - 1) - 1) / strides) + 1;
}

function noise(seed: number, ...shape: number[]): Tensor {
  const size = shape.reduce((product, side) => product * side, 1);
  return tensor(
    Float32Array.from({ length: size }, (_, index) => randomUniform(seed, index) - 0.5),
    shape,
  );
}

/** The picture with what padding puts around it, of which a place under the window is seen at every position. */
function seenBy(
  x: Tensor,
  window: Window,
  fill: number,
): { count: number; at: (row: number, column: number) => Tensor } {
  const [, height = 0, width = 0] = x.shape;
  const axes = [alongHeight(window), alongWidth(window)] as const;
  const [rows, columns] = [kerasLength(height, axes[0]), kerasLength(width, axes[1])];
  const around = (length: number, out: number, axis: AxisWindow): [number, number] => {
    const total = axis.padding === 'same' ? Math.max((out - 1) * axis.strides + spanOf(axis) - length, 0) : 0;
    return [Math.floor(total / 2), Math.ceil(total / 2)];
  };
  const padded = pad(x, [[0, 0], around(height, rows, axes[0]), around(width, columns, axes[1]), [0, 0]], fill);
  const places = (count: number, tap: number, { strides, dilation = 1 }: AxisWindow) =>
    tensor(
      Array.from({ length: count }, (_, position) => position * strides + tap * dilation),
      [count],
      'int32',
    );
  const at = (row: number, column: number) =>
    gather(gather(padded, places(rows, row, axes[0]), 1), places(columns, column, axes[1]), 2);
  return { count: axes[0].size * axes[1].size, at };
}

function taps(window: Window): [row: number, column: number][] {
  const [height, width] = pairOf(window.size);
  return Array.from({ length: height * width }, (_, index) => [Math.floor(index / width), index % width]);
}

function plainConvolution(x: Tensor, filter: Tensor, window: Window): Tensor {
  const { at } = seenBy(x, window, 0);
  const [, , channels = 0, filters = 0] = filter.shape;
  return taps(window)
    .map(([row, column]) => {
      const seen = at(row, column);
      const weights = reshape(slice(filter, [row, column, 0, 0], [1, 1, channels, filters]), [channels, filters]);
      return reshape(matMul(reshape(seen, [-1, channels]), weights), [...seen.shape.slice(0, 3), filters]);
    })
    .reduce((total, next) => add(total, next));
}

function plainDepthwise(x: Tensor, filter: Tensor, window: Window): Tensor {
  const { at } = seenBy(x, window, 0);
  const [, , channels = 0, multiplier = 0] = filter.shape;
  return taps(window)
    .map(([row, column]) => {
      const seen = at(row, column);
      const weights = reshape(slice(filter, [row, column, 0, 0], [1, 1, channels, multiplier]), [
        1,
        channels,
        multiplier,
      ]);
      const products = mul(reshape(seen, [-1, channels, 1]), weights);
      return reshape(products, [...seen.shape.slice(0, 3), channels * multiplier]);
    })
    .reduce((total, next) => add(total, next));
}

function plainPooling(x: Tensor, window: Window, kind: 'max' | 'average'): Tensor {
  const { at } = seenBy(x, window, kind === 'max' ? -1e9 : 0);
  const all = taps(window).map(([row, column]) => at(row, column));
  const stacked = concat(all.map((each) => reshape(each, [1, ...each.shape])));
  if (kind === 'max') return max(stacked, 0);
  const inside = seenBy(onesLike(x), window, 0);
  const counts = taps(window)
    .map(([row, column]) => inside.at(row, column))
    .reduce((total, next) => add(total, next));
  return div(sum(stacked, 0), counts);
}

type Operation = (...inputs: Tensor[]) => Tensor;

/** The output, and the gradients of its sum with fixed weights. */
function outcome(operation: Operation, inputs: readonly Tensor[]): Tensor[] {
  const y = operation(...inputs);
  return [y, ...grads(lossOf(operation, y.shape))([...inputs])];
}

function lossOf(operation: Operation, shape: readonly number[]): (...inputs: Tensor[]) => Scalar {
  return (...inputs) => sum(mul(operation(...inputs), noise(99, ...shape)));
}

function expectAlike(found: readonly Tensor[], expected: readonly Tensor[]): void {
  found.forEach((each, index) => {
    const [values, wanted] = [each.dataSync(), expected[index]?.dataSync() ?? []];
    expect(each.shape).toEqual(expected[index]?.shape);
    values.forEach((value, place) => expect(Math.abs(value - (wanted[place] ?? NaN))).toBeLessThan(2e-5));
  });
}

/** Along one direction the loss changes as the gradients say. */
function expectSmallSteps(operation: Operation, inputs: readonly Tensor[], [y, ...gradients]: readonly Tensor[]): void {
  const loss = lossOf(operation, y?.shape ?? []);
  const directions = inputs.map((input, index) => noise(50 + index, ...input.shape));
  const step = 0.01;
  const at = (by: number) => loss(...inputs.map((input, index) => add(input, mul(directions[index] as Tensor, by))));
  const slope = ((at(step).dataSync()[0] ?? NaN) - (at(-step).dataSync()[0] ?? NaN)) / (2 * step);
  const products = gradients.map(
    (gradient, index) => sum(mul(gradient, directions[index] as Tensor)).dataSync()[0] ?? NaN,
  );
  expect(slope).toBeCloseTo(
    products.reduce((total, each) => total + each, 0),
    2,
  );
}

describe.each(nodeBackends)('on %s', (backend) => {
  beforeAll(() => startInNode(backend));
  const check = (one: (sample: Sample) => void) =>
    fc.assert(
      fc.property(samples, (sample) => tidy(() => one(sample))),
      { numRuns: 60 },
    );

  test('convolutions', () => {
    check(({ batch, height, width, channels, filters, window, seed }) => {
      // Keras takes either of the two.
      const strides = window.dilation === 1 ? window.strides : 1;
      const own = { ...window, strides };
      const inputs = [
        noise(seed, batch, height, width, channels),
        noise(seed + 1, ...pairOf(window.size), channels, filters),
      ];
      const options = { strides, dilationRate: own.dilation, padding: own.padding, activation: 'linear' } as const;
      const bias = zeros<Rank.R1>([filters]);
      const ours: Operation = (x, filter) => conv2d(x as Tensor4D, filter as Tensor4D, bias, options);
      const found = outcome(ours, inputs);
      expect(found[0]?.shape).toEqual([batch, ...slide([height, width, channels], own), filters]);
      expectAlike(
        found,
        outcome((x, filter) => plainConvolution(x, filter, own), inputs),
      );
      expectSmallSteps(ours, inputs, found);
    });
  });

  test('transposed convolutions with strides of 1, as convolutions of the turned kernel', () => {
    check(({ batch, height, width, channels, filters, window: { size, padding }, seed }) => {
      const inputs = [noise(seed, batch, height, width, channels), noise(seed + 1, ...pairOf(size), filters, channels)];
      const outputShape =
        padding === 'same'
          ? [height, width, filters]
          : [height + pairOf(size)[0] - 1, width + pairOf(size)[1] - 1, filters];
      const whole: Operation = (x, kernel) =>
        conv2dTranspose(x as Tensor4D, kernel as Tensor4D, { strides: 1, padding, outputShape });
      const options = { strides: 1, padding: turnedPadding(size, padding), activation: 'linear' } as const;
      const bias = zeros<Rank.R1>([filters]);
      const ours: Operation = (x, kernel) => conv2d(x as Tensor4D, turnedKernel(kernel), bias, options);
      const found = outcome(ours, inputs);
      expectAlike(found, outcome(whole, inputs));
      expectSmallSteps(ours, inputs, found);
    });
  });

  test('depthwise convolutions, dilated and with strides at once too', () => {
    check(({ batch, height, width, channels, filters, window, seed }) => {
      const multiplier = Math.min(filters, 3);
      const inputs = [
        noise(seed, batch, height, width, channels),
        noise(seed + 1, ...pairOf(window.size), channels, multiplier),
      ];
      const options = { ...window, dilationRate: window.dilation };
      const ours: Operation = (x, filter) => depthwiseConv2d(x, filter, options);
      const found = outcome(ours, inputs);
      expect(found[0]?.shape).toEqual([batch, ...slide([height, width, channels], window), channels * multiplier]);
      expectAlike(
        found,
        outcome((x, filter) => plainDepthwise(x, filter, window), inputs),
      );
      expectSmallSteps(ours, inputs, found);
    });
  });

  test('pooling', () => {
    check(({ batch, height, width, channels, window: { size, strides, padding }, seed }) => {
      const window = { size, strides, padding };
      if (padding === 'valid' && (pairOf(size)[0] > height || pairOf(size)[1] > width)) return;
      const inputs = [noise(seed, batch, height, width, channels)];
      const [pool, steps] = [tfjsPair(size), tfjsPair(strides)];
      const largest = outcome((x) => maxPool(x as Tensor4D, pool, steps, padding), inputs);
      expect(largest[0]?.shape).toEqual([batch, ...slide([height, width, channels], window), channels]);
      expectAlike(
        largest,
        outcome((x) => plainPooling(x, window, 'max'), inputs),
      );
      const mean = outcome((x) => averagePool(x as Tensor4D, pool, steps, padding), inputs);
      expectAlike(
        mean,
        outcome((x) => plainPooling(x, window, 'average'), inputs),
      );
    });
  });
});

test('along every axis a window takes as many positions as Keras says', () => {
  fc.assert(
    fc.property(samples, ({ height, width, window }) => {
      const wanted = [kerasLength(height, alongHeight(window)), kerasLength(width, alongWidth(window))];
      expect(slide([height, width, 1], window)).toEqual(wanted);
    }),
  );
});
