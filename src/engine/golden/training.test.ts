/** A small network trained for ten steps against Keras 3; scripts/golden/training.py makes the numbers. */
import { tensor1d, tidy, type Tensor4D } from '@tensorflow/tfjs-core';
import { beforeAll, describe, expect, test } from 'vitest';
import { nodeBackends, startInNode } from '../../../tests/fixtures/golden/backends';
import {
  expectTensor,
  expectValues,
  given,
  longRounding,
  type GoldenTensor,
} from '../../../tests/fixtures/golden/tensors';
import file from '../../../tests/fixtures/golden/training.json';
import { newLayer } from '../../domain/network/edits';
import type { LayerSpec, NetworkSpec } from '../../domain/network/network';
import { defaultsOf } from '../../domain/layers/fields';
import {
  defaultOptimizer,
  settingsFields,
  type OptimizerSpec,
  type TrainingSettings,
} from '../../domain/training/training';
import { buildModel, disposeModel, logitsOf, probabilitiesOf, type Model } from '../core/model';
import { batchMetrics } from '../ops/cross-entropy';
import { penaltyOf } from '../core/penalties';
import { adoptSettings, newRun } from '../training/run';
import { trainStep, type Batch } from '../training/train-step';

interface TrainingCase {
  readonly name: string;
  readonly learningRate: number;
  /** RMSprop where it is not named. */
  readonly optimizer?: OptimizerSpec;
  readonly settings?: Partial<TrainingSettings>;
  readonly layers: readonly Omit<LayerSpec, 'id'>[];
  readonly images: GoldenTensor;
  readonly labels: readonly number[];
  readonly start: readonly GoldenTensor[];
  readonly losses: readonly number[];
  readonly accuracies: readonly number[];
  readonly end: readonly GoldenTensor[];
  /** In use, after the training. */
  readonly probabilities: GoldenTensor;
  readonly evaluation: { readonly loss: number; readonly accuracy: number };
}
const cases = file.cases as unknown as readonly TrainingCase[];

function build({ layers, images, start }: TrainingCase): Model {
  const network: NetworkSpec = {
    inputShape: images.shape.slice(1),
    layers: layers.map(({ kind, params }, index) => newLayer(kind, `layer-${index + 1}`, params)),
  };
  const model = buildModel(network, 1);
  model.variables.forEach((variable, index) => {
    tidy(() => variable.assign(given(start[index] as GoldenTensor)));
  });
  return model;
}

function train(model: Model, batch: Batch, golden: TrainingCase): number[][] {
  const { losses, learningRate, settings, optimizer: spec = defaultOptimizer('RMSprop') } = golden;
  const usual = { ...defaultsOf(settingsFields), learningRate, optimizer: spec };
  const optimizer = adoptSettings(newRun(model, 1), { ...usual, ...settings });
  const metrics = losses.map((_, step) => {
    const tensor = trainStep(model, optimizer, batch, learningRate, step);
    const values = Array.from(tensor.dataSync());
    tensor.dispose();
    return values;
  });
  optimizer.dispose();
  return metrics;
}

describe.each(nodeBackends)('on %s', (backend) => {
  beforeAll(() => startInNode(backend));

  test.each(cases.map((golden) => [golden.name, golden] as const))('%s', async (_name, golden) => {
    const model = build(golden);
    const batch = { images: given(golden.images) as Tensor4D, labels: tensor1d([...golden.labels], 'int32') };
    const metrics = train(model, batch, golden);
    expectValues(
      metrics.map(([loss]) => loss ?? NaN),
      golden.losses,
      longRounding,
    );
    expectValues(
      metrics.map(([, accuracy]) => accuracy ?? NaN),
      golden.accuracies,
    );
    expect(model.variables.length).toBe(golden.end.length);
    for (const [index, variable] of model.variables.entries())
      await expectTensor(variable, golden.end[index] as GoldenTensor, longRounding);
    await expectTensor(probabilitiesOf(model, batch.images), golden.probabilities, longRounding);
    const { loss, accuracy } = golden.evaluation;
    const logits = logitsOf(model, batch.images, false);
    const [crossEntropy = NaN, right] = await batchMetrics(logits, batch.labels, model.labelSmoothing).data();
    const penalty = (await penaltyOf(model)?.data())?.[0] ?? 0;
    expectValues([crossEntropy + penalty, right ?? NaN], [loss, accuracy], longRounding);
    disposeModel(model);
  });
});
