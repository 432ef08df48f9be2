/** The distribution of initial weights against Keras 3; scripts/golden/initializers.py makes the numbers. */
import type { layers } from '@tensorflow/tfjs-layers';
import { beforeAll, describe, expect, test } from 'vitest';
import { nodeBackends, startInNode } from '../../../tests/fixtures/golden/backends';
import file from '../../../tests/fixtures/golden/initializers.json';
import { kernelInitializers, spreadOf, type Spread } from '../../domain/layers/initializers';
import { definitionOf, type LayerKind, type LayerParams } from '../../domain/layers/registry';
import { variablesOf } from '../layers/engine-layer';
import { engineLayerOf } from '../layers/registry';

type Weights =
  | { readonly shape: readonly number[]; readonly constant: number }
  /** Uniform from -limit to limit; `variance` is that of one draw by Keras. */
  | { readonly shape: readonly number[]; readonly limit: number; readonly variance: number };

interface InitializerCase {
  readonly kind: LayerKind;
  readonly params: LayerParams[LayerKind];
  readonly input: readonly number[];
  readonly weights: readonly Weights[];
}
const cases = file.cases as unknown as readonly InitializerCase[];

interface OtherCase extends Omit<InitializerCase, 'weights'> {
  readonly params: LayerParams['Conv2D' | 'SeparableConv2D' | 'DepthwiseConv2D' | 'Dense'];
  readonly kernels: readonly {
    readonly shape: readonly number[];
    readonly spread: Spread;
    /** Of one draw by Keras. */
    readonly variance: number;
    readonly largest: number;
  }[];
}
const others = file.others as unknown as readonly OtherCase[];

type Built = Pick<InitializerCase, 'kind' | 'params' | 'input'>;

function build({ kind, params, input }: Built, seed = 7): layers.Layer {
  const layer = engineLayerOf(kind).create({ ...definitionOf(kind).defaults, ...params }, 'layer', seed);
  layer.build([null, ...input]);
  return layer;
}

function moments(values: Float32Array): { mean: number; variance: number; largest: number } {
  const mean = values.reduce((sum, value) => sum + value, 0) / values.length;
  const variance = values.reduce((sum, value) => sum + value ** 2, 0) / values.length;
  return { mean, variance, largest: values.reduce((most, value) => Math.max(most, Math.abs(value)), 0) };
}

/** Five standard errors of each moment of a uniform distribution: mean limit / sqrt(3 n), variance limit^2 / 3 * sqrt(0.8 / n). */
function expectUniform(values: Float32Array, limit: number, variance: number): void {
  const found = moments(values);
  expect(found.largest).toBeLessThanOrEqual(limit * (1 + 1e-6));
  expect(found.largest).toBeGreaterThan(limit * (1 - 10 / values.length));
  expect(Math.abs(found.mean)).toBeLessThan((5 * limit) / Math.sqrt(3 * values.length));
  const spread = 5 * Math.sqrt(0.8 / values.length);
  expect(Math.abs(found.variance / (limit ** 2 / 3) - 1)).toBeLessThan(spread);
  expect(Math.abs(found.variance / variance - 1)).toBeLessThan(2 * spread);
}

function kernelsOf(golden: Built, seed?: number): Float32Array[] {
  const variables = variablesOf(build(golden, seed)).filter(({ rank }) => rank > 1);
  return variables.map((variable) => variable.dataSync() as Float32Array);
}

/** As Keras draws it: the same deviation by the formula, the same ends, and the moments of as many draws. */
function expectSpread(values: Float32Array, { spread, variance, largest }: OtherCase['kernels'][number]): void {
  const found = moments(values);
  if (spread.kind === 'zeros') {
    expect([found.largest, largest]).toEqual([0, 0]);
    return;
  }
  if (spread.kind === 'uniform') {
    expectUniform(values, spread.limit, variance);
    return;
  }
  expect(Math.abs(found.mean)).toBeLessThan(5 * Math.sqrt(variance / values.length));
  // The variance of n squares of normal numbers is 2 / n at most, and both sides are drawn.
  expect(Math.abs(found.variance / variance - 1)).toBeLessThan(8 * Math.sqrt(2 / values.length));
  const end = 2 * spread.stddev;
  if (spread.kind === 'normal') expect(found.largest).toBeGreaterThan(end);
  else {
    expect(Math.max(found.largest, largest)).toBeLessThanOrEqual(end * (1 + 1e-6));
    expect(found.largest).toBeGreaterThan(end * 0.98);
  }
}

const named = others.map((golden) => [`${golden.kind} of ${golden.params.kernelInitializer}`, golden] as const);

test('every initializer is compared for every layer with a kernel', () => {
  const count = new Set(others.map(({ kind }) => kind)).size;
  const seen = others.map(({ params }) => params.kernelInitializer);
  for (const name of kernelInitializers.slice(1)) expect(seen.filter((each) => each === name).length).toBe(count);
});

test.each(named)('our formula for %s is that of Keras', (_name, { params, kernels }) => {
  for (const { shape, spread } of kernels) {
    const found = spreadOf(params.kernelInitializer, shape);
    expect(found.kind).toBe(spread.kind);
    const size = (each: Spread): number => ('limit' in each ? each.limit : 'stddev' in each ? each.stddev : 0);
    expect(Math.abs(size(found) - size(spread))).toBeLessThanOrEqual(1e-6 * size(spread));
  }
});

describe.each(nodeBackends)('on %s', (backend) => {
  beforeAll(() => startInNode(backend));

  test.each(named)('%s', (_name, golden) => {
    const values = kernelsOf(golden);
    expect(values.length).toBe(golden.kernels.length);
    golden.kernels.forEach((kernel, index) => {
      expectSpread(values[index] as Float32Array, kernel);
    });
    // The seed decides, and nothing else.
    expect(kernelsOf(golden)).toEqual(values);
    if (golden.params.kernelInitializer !== 'zeros') expect(kernelsOf(golden, 8)).not.toEqual(values);
  });
});

describe.each(nodeBackends)('on %s', (backend) => {
  beforeAll(() => startInNode(backend));

  test.each(cases.map((golden) => [`${golden.kind} of ${golden.input.join(' x ')}`, golden] as const))(
    '%s',
    (_name, golden) => {
      const variables = variablesOf(build(golden));
      expect(variables.map(({ shape }) => shape)).toEqual(golden.weights.map(({ shape }) => shape));
      golden.weights.forEach((weights, index) => {
        const values = variables[index]?.dataSync() as Float32Array;
        if ('constant' in weights) expect(new Set(values)).toEqual(new Set([weights.constant]));
        else expectUniform(values, weights.limit, weights.variance);
      });
    },
  );
});
