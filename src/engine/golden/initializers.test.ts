/** The distribution of initial weights against Keras 3; scripts/golden/initializers.py makes the numbers. */
import type { layers } from '@tensorflow/tfjs-layers';
import { beforeAll, describe, expect, test } from 'vitest';
import { nodeBackends, startInNode } from '../../../tests/fixtures/golden/backends';
import file from '../../../tests/fixtures/golden/initializers.json';
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

function build({ kind, params, input }: InitializerCase): layers.Layer {
  const layer = engineLayerOf(kind).create({ ...definitionOf(kind).defaults, ...params }, 'layer', 7);
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
