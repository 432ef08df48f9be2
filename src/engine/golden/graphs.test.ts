/** Networks with branches against Keras 3, forward and backward, and their printed summaries; scripts/golden/graphs.py makes the numbers. */
import {
  mul,
  sum,
  tidy,
  variableGrads,
  type Scalar,
  type Tensor,
  type Tensor4D,
  type Variable,
} from '@tensorflow/tfjs-core';
import { beforeAll, describe, expect, test } from 'vitest';
import { nodeBackends, startInNode } from '../../../tests/fixtures/golden/backends';
import file from '../../../tests/fixtures/golden/graphs.json';
import {
  expectTensor,
  given,
  givenVariable,
  longRounding,
  rounding,
  type GoldenTensor,
} from '../../../tests/fixtures/golden/tensors';
import { definitionOf, layerKinds } from '../../domain/layers/registry';
import { kerasOrder } from '../../domain/network/keras-order';
import type { NetworkSpec } from '../../domain/network/network';
import { parseNetwork } from '../../domain/network/parse';
import { readNetwork } from '../../domain/network/read-network';
import { summaryText } from '../../domain/network/summary';
import { buildModel, disposeModel, probabilitiesOf, type Model } from '../core/model';
import { variablesOf } from '../layers/engine-layer';

const cases = file.cases.map((golden) => [golden.name, golden] as const);
type Golden = (typeof file.cases)[number];

function specOf({ network }: Golden): NetworkSpec {
  const parsed = parseNetwork(network);
  if (!parsed.ok) throw new Error(`${parsed.path}: ${parsed.detail}`);
  return parsed.value;
}

/** Keras lists weights layer by layer, in the order in which it lists layers. */
function inKerasOrder(model: Model): Variable[] {
  const ids = kerasOrder([...model.layers.values()].map(({ reading }) => reading));
  return ids.flatMap((id) => {
    const layer = model.layers.get(id);
    return layer ? variablesOf(layer.keras) : [];
  });
}

test('every layer that merges is compared', () => {
  const kinds = new Set(cases.flatMap(([, { network }]) => network.layers.map(({ kind }) => kind)));
  expect(layerKinds.filter((kind) => definitionOf(kind).merges && !kinds.has(kind))).toEqual([]);
});

test.each(cases)('the summary of "%s" is the one of Keras, character by character', (_name, golden) => {
  const reading = readNetwork(specOf(golden));
  expect(reading.total).toBe(golden.total);
  expect(summaryText(reading).split('\n')).toEqual(golden.summary.filter((line) => line !== ''));
});

describe.each(nodeBackends)('on %s', (backend) => {
  beforeAll(() => startInNode(backend));

  test.each(cases)('%s', async (_name, golden) => {
    const model = buildModel(specOf(golden), 1);
    const variables = inKerasOrder(model);
    tidy(() => {
      variables.forEach((variable, index) => variable.assign(given(golden.weights[index] as GoldenTensor)));
    });
    const x = givenVariable(golden.x);
    const loss = (): Scalar => sum(mul(probabilitiesOf(model, x as unknown as Tensor4D), given(golden.dy)));
    const { grads } = tidy(() => variableGrads(loss, [x, ...variables]));
    const y = probabilitiesOf(model, x as unknown as Tensor4D);
    // Products of sums of three: their rounding adds up.
    const tolerance = golden.name.includes('three inputs') ? longRounding : rounding;
    await expectTensor(y, golden.y, tolerance);
    await expectTensor(grads[x.name] as Tensor, golden.dx, tolerance);
    for (const [index, { name }] of variables.entries())
      await expectTensor(grads[name] as Tensor, golden.gradients[index] as GoldenTensor, tolerance);
    disposeModel(model);
  });
});
