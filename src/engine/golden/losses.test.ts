/** Softmax with cross-entropy and the accuracy against Keras 3; scripts/golden/losses.py makes the numbers. */
import {
  reshape,
  softmax,
  tensor1d,
  tidy,
  valueAndGrad,
  type Tensor,
  type Tensor1D,
  type Tensor2D,
} from '@tensorflow/tfjs-core';
import { beforeAll, describe, expect, test } from 'vitest';
import { nodeBackends, startInNode } from '../../../tests/fixtures/golden/backends';
import file from '../../../tests/fixtures/golden/losses.json';
import { expectValues, given, type GoldenTensor } from '../../../tests/fixtures/golden/tensors';
import { crossEntropy } from '../ops/cross-entropy';

interface Reading {
  readonly loss: number;
  readonly dlogits: readonly number[];
}
interface LossCase {
  readonly name: string;
  readonly logits: GoldenTensor;
  readonly labels: readonly number[];
  /** Of each of these there are two: sparse categorical and categorical (one-hot labels), which our engine does not tell apart. */
  readonly accuracy: readonly number[];
  readonly fromLogits: readonly Reading[];
  readonly fromProbabilities: readonly Reading[];
  readonly probabilities: readonly number[];
}
const cases: readonly LossCase[] = file.cases;
interface SmoothedCase extends Reading, Pick<LossCase, 'name' | 'logits' | 'labels'> {
  readonly labelSmoothing: number;
}
const smoothed: readonly SmoothedCase[] = file.smoothed;
/** Keras clips probabilities at 1e-7 on some of its backends: only here do its two ways agree. */
const moderate = ['moderate', 'one example', 'ties'];

interface Found extends Reading {
  readonly accuracy: number;
  readonly probabilities: ArrayLike<number>;
}

function compute({ logits, labels }: Pick<LossCase, 'logits' | 'labels'>, labelSmoothing = 0): Found {
  return tidy(() => {
    let metrics: Tensor1D | null = null;
    const target = tensor1d([...labels], 'int32');
    // Behind an operation, as in a network: tfjs disposes of what a gradient was read from.
    const gradient = valueAndGrad((z: Tensor) => {
      const behind: Tensor = reshape(z, [...logits.shape]);
      return crossEntropy(behind as Tensor2D, target, (kept) => (metrics = kept), labelSmoothing);
    });
    const { value, grad } = gradient(given(logits));
    const [loss = NaN, accuracy = NaN] = (metrics as unknown as Tensor1D).dataSync();
    expect(value.dataSync()[0]).toBe(loss);
    return { loss, accuracy, dlogits: Array.from(grad.dataSync()), probabilities: softmax(given(logits)).dataSync() };
  });
}

function expectReading(found: Reading, { loss, dlogits }: Reading): void {
  expectValues([found.loss], [loss]);
  expectValues(found.dlogits, dlogits);
}

describe.each(nodeBackends)('on %s', (backend) => {
  beforeAll(() => startInNode(backend));

  test.each(cases.map((golden) => [golden.name, golden] as const))('%s', (_name, golden) => {
    const found = compute(golden);
    golden.accuracy.forEach((accuracy) => {
      expectValues([found.accuracy], [accuracy]);
    });
    expectValues(found.probabilities, golden.probabilities);
    const readings = moderate.includes(golden.name)
      ? [...golden.fromLogits, ...golden.fromProbabilities]
      : golden.fromLogits;
    readings.forEach((reading) => {
      expectReading(found, reading);
    });
  });

  test.each(smoothed.map((golden) => [golden.name, golden] as const))('smoothed, %s', (_name, golden) => {
    expectReading(compute(golden, golden.labelSmoothing), golden);
  });
});
