/** Every kind of layer against Keras 3, forward and backward; scripts/golden/layers.py makes the numbers. */
import { keep, mul, sum, tidy, variableGrads, type Scalar, type Tensor, type Variable } from '@tensorflow/tfjs-core';
import type { layers } from '@tensorflow/tfjs-layers';
import { beforeAll, describe, expect, test } from 'vitest';
import { nodeBackends, startInNode } from '../../../tests/fixtures/golden/backends';
import file from '../../../tests/fixtures/golden/layers.json';
import {
  expectTensor,
  given,
  givenVariable,
  longRounding,
  rounding,
  type GoldenTensor,
} from '../../../tests/fixtures/golden/tensors';
import { activations } from '../../domain/layers/activations';
import { definitionOf, layerKinds, type LayerKind, type LayerParams } from '../../domain/layers/registry';
import { variablesOf, type EngineLayer } from '../layers/engine-layer';
import { engineLayerOf } from '../layers/registry';

interface LayerCase {
  readonly name: string;
  readonly kind: LayerKind;
  readonly params: LayerParams[LayerKind];
  readonly training: boolean;
  /** Batches that the layer sees in training before. */
  readonly before: readonly GoldenTensor[];
  readonly weights: readonly GoldenTensor[];
  readonly x: GoldenTensor;
  readonly dy: GoldenTensor;
  readonly y: GoldenTensor;
  readonly dx: GoldenTensor;
  readonly gradients: readonly GoldenTensor[];
  /** The weights that are not trained, at the end. */
  readonly averages: readonly GoldenTensor[];
}
/** What a case does not name is as Keras has it. */
const cases = (file.cases as unknown as readonly LayerCase[]).map((golden) => ({
  ...golden,
  params: { ...definitionOf(golden.kind).defaults, ...golden.params },
}));

function build({ kind, params, weights, x }: LayerCase): layers.Layer {
  const layer = engineLayerOf(kind).create(params, 'layer', 1);
  layer.build([null, ...x.shape.slice(1)]);
  variablesOf(layer).forEach((variable, index) => {
    tidy(() => variable.assign(given(weights[index] as GoldenTensor)));
  });
  return layer;
}

interface Result {
  readonly y: Tensor;
  readonly dx: Tensor;
  readonly gradients: readonly Tensor[];
}

function run(golden: LayerCase, layer: layers.Layer): Result {
  const engineLayer: EngineLayer<LayerParams[LayerKind]> = engineLayerOf(golden.kind);
  const forward = (x: Tensor, training: boolean): Tensor =>
    engineLayer.forward(x, layer, golden.params, { training, key: 0 });
  golden.before.forEach((batch) => {
    tidy(() => forward(given(batch), true));
  });
  const x = givenVariable(golden.x);
  const trained = layer.trainableWeights.map((weight) => weight.read() as Variable);
  return tidy(() => {
    let y: Tensor | null = null;
    const loss = (): Scalar => {
      y = keep(forward(x, golden.training));
      return sum(mul(y, given(golden.dy)));
    };
    const { grads } = variableGrads(loss, [x, ...trained]);
    const gradientOf = (variable: Variable): Tensor => grads[variable.name] as Tensor;
    return { y: y as unknown as Tensor, dx: gradientOf(x), gradients: trained.map(gradientOf) };
  });
}

test('every kind of layer but the random ones is compared', () => {
  const kinds = new Set(cases.map(({ kind }) => kind));
  // Those that merge are compared in graphs.test.ts.
  expect(layerKinds.filter((kind) => !kinds.has(kind) && !definitionOf(kind).merges)).toEqual([
    'Dropout',
    'SpatialDropout2D',
    'GaussianNoise',
  ]);
});

test('every activation is compared', () => {
  const seen = new Set(cases.map(({ params }) => ('activation' in params ? params.activation : null)));
  expect(activations.filter((activation) => !seen.has(activation))).toEqual([]);
});

describe.each(nodeBackends)('on %s', (backend) => {
  beforeAll(() => startInNode(backend));

  test.each(cases.map((golden) => [golden.name, golden] as const))('%s', async (_name, golden) => {
    const layer = build(golden);
    expect(variablesOf(layer).map(({ shape }) => shape)).toEqual(golden.weights.map(({ shape }) => shape));
    const { y, dx, gradients } = run(golden, layer);
    // Subtracting a mean of 30 costs Keras 2e-5 as well.
    const tolerance = golden.name.includes('far from zero') ? longRounding : rounding;
    await expectTensor(y, golden.y, tolerance);
    await expectTensor(dx, golden.dx, tolerance);
    expect(gradients.length).toBe(golden.gradients.length);
    for (const [index, gradient] of gradients.entries())
      await expectTensor(gradient, golden.gradients[index] as GoldenTensor, tolerance);
    const averages = layer.nonTrainableWeights.map((weight) => weight.read());
    for (const [index, average] of averages.entries())
      await expectTensor(average, golden.averages[index] as GoldenTensor);
  });
});
